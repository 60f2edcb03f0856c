// The day and the season: who comes and who came, who is away, where people lack, and who could.
import assert from 'node:assert/strict';
import { laptop, openDevice, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { startServer } from './support/server.mjs';
import { goTo, goToRoute, joinAs, ownPage, readyForOffline, saysStatus, settle }
    from './support/steps.mjs';

async function joined(t, role, options) {
    const server = await startServer(t, { demo: true });
    const device = await openDevice(t, options, `${server.url}?lang=da`);
    await joinAs(server, device.page, role);
    await readyForOffline(device.page);
    return { server, ...device };
}

test('who came is noted in one tap, offline, and taken back in another', async (t) => {
    const { page, context } = await joined(t, 'coordinator', tablet);
    await context.setOffline(true);
    await goTo(page, 'I dag');
    await page.getByRole('link', { name: 'Dagens tavle' }).tap();
    await page.getByRole('heading', { level: 1, name: 'Dagens tavle' }).waitFor();
    // On a day off nobody is expected: the day before, then.
    const people = page.getByRole('radiogroup');
    for (let day = 0; day < 7 && await people.count() === 0; day += 1) {
        await page.getByRole('button', { name: 'Dagen før' }).tap();
        await settle(page);
    }
    await people.first().getByRole('radio', { name: 'Kom', exact: true }).tap();
    await page.getByText('1 er kommet').first().waitFor();
    await page.getByRole('button', { name: 'Fortryd' }).tap();
    await page.getByText('0 er kommet').first().waitFor();
    await people.first().getByRole('radio', { name: 'Kom ikke' }).tap();
    await saysStatus(page, '3 ændringer venter');
    const name = await people.first().getAttribute('aria-label');
    await page.getByRole('button', { name: 'Kun dem, der mangler' }).tap();
    await settle(page);
    assert.equal(await page.getByRole('radiogroup', { name, exact: true }).count(), 0);
    await context.setOffline(false);
    await saysStatus(page, 'Alt er sendt');
}, { limitSeconds: 120 });

test('a volunteer holds a pause without a reason, and her coordinator sees it', async (t) => {
    const { server, page, context } = await joined(t, 'volunteer', tablet);
    const own = await ownPage(page);
    await context.setOffline(true);
    await goTo(page, 'Mere');
    await page.getByRole('link', { name: /^Pause eller mindre nu/ }).tap();
    await page.getByRole('radio', { name: 'Pause' }).tap();
    await page.getByLabel('Sidste dag').fill('2035-01-31');
    await page.getByRole('button', { name: 'Gem', exact: true }).tap();
    await page.getByText('Det er noteret').first().waitFor();
    await context.setOffline(false);
    await saysStatus(page, 'Alt er sendt');

    const office = await openDevice(t, laptop, `${server.url}?lang=da`);
    await joinAs(server, office.page, 'coordinator');
    await goToRoute(office.page, own);
    const away = office.page.getByRole('list', { name: 'Væk eller mindre nu' });
    await away.getByText('til 31. januar 2035').first().waitFor();
    await away.getByRole('button', { name: /^(Er tilbage|Kommer alligevel)/ }).first().click();
    await saysStatus(office.page, 'Alt er sendt');
}, { limitSeconds: 120 });

test('the season shows the gap week by week, and a week leads to its shifts', async (t) => {
    const { page, context } = await joined(t, 'coordinator', laptop);
    await context.setOffline(true);
    await goTo(page, 'Vagter');
    await page.getByRole('link', { name: 'Sæsonen' }).click();
    await page.getByRole('img', { name: /Flest mangler i uge|Ingen uger mangler/ }).waitFor();
    const table = page.getByRole('table', { name: 'Sæsonen' });
    assert.equal(await table.getByRole('columnheader').count(), 6);
    await table.getByRole('link', { name: /^Uge \d+/ }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Vagter' }).waitFor();
    assert.match(page.url(), /#\/vagter\?dag=\d{4}-\d\d-\d\d&filter=ledige/);
}, { limitSeconds: 90 });

test('people who could are shown with reasons in words, and one can be called', async (t) => {
    const { page, context } = await joined(t, 'coordinator', laptop);
    await context.setOffline(true);
    await goTo(page, 'Opgaver');
    await page.getByRole('searchbox').fill('Højtlæsning');
    await settle(page);
    await page.getByRole('main').getByRole('listitem')
        .getByRole('link', { name: /^Højtlæsning/ }).first().click();
    await page.getByRole('link', { name: 'Find folk' }).click();
    const people = page.getByRole('list', { name: 'Hvem kunne?' });
    await people.getByRole('link', { name: /(vil gerne: |har været med før|har tid )/ }).first()
        .waitFor();
    const call = people.getByRole('link', { name: /^Ring til/ }).first();
    assert.match(await call.getAttribute('href'), /^tel:\d+$/);
}, { limitSeconds: 90 });
