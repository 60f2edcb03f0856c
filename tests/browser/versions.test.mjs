// Two change the same phone number with no network: both versions are seen, and one is chosen.
import assert from 'node:assert/strict';
import { laptop, openDevice, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { assertAccessible, takePictures } from './support/looks.mjs';
import { startServer } from './support/server.mjs';
import { demoCodes, freeShift, goToRoute, join, readyForOffline, saysStatus, settle }
    from './support/steps.mjs';

// REQUIRES: the person's page is open.
async function changePhone(page, number) {
    await page.getByRole('link', { name: 'Ret', exact: true })
        .or(page.getByRole('button', { name: 'Ret', exact: true })).first().click();
    await page.getByRole('textbox', { name: /^Telefon/ }).fill(number);
    await page.getByRole('button', { name: 'Gem', exact: true }).click();
    await saysStatus(page, '1 ændring venter');
}

test('a volunteer and her coordinator change her phone offline; both versions are seen, one is ' +
     'chosen in two taps, and the volunteer has it', async (t) => {
    const server = await startServer(t, { demo: true });
    const codes = await demoCodes(server);
    const office = await openDevice(t, { ...laptop, bypassCSP: true }, `${server.url}?lang=da`);
    await join(office.page, codes.find((entry) => entry.role === 'coordinator').code);
    const hers = await openDevice(t, tablet, `${server.url}?lang=da`);
    await join(hers.page, codes.find((entry) => entry.role === 'volunteer').code);
    for (const { page } of [office, hers]) {
        await saysStatus(page, 'Alt er sendt');
        await readyForOffline(page);
    }
    // Her own page, by way of her name under "Mere".
    await goToRoute(hers.page, '#/mere');
    const own = await hers.page.getByRole('main').getByRole('listitem').or(
        hers.page.getByRole('main').getByRole('link')).first();
    await own.waitFor();
    const route = await hers.page.getByRole('main').getByRole('link')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href'))
            .find((href) => href.startsWith('#/frivillige/')));
    await goToRoute(hers.page, route);
    await goToRoute(office.page, route);
    const name = await office.page.getByRole('heading', { level: 1 }).first().textContent();

    for (const { context } of [office, hers]) await context.setOffline(true);
    await changePhone(hers.page, '20 11 11 11');
    await changePhone(office.page, '20 22 22 22');
    await office.context.setOffline(false);
    await saysStatus(office.page, 'Alt er sendt');
    await hers.context.setOffline(false);
    await saysStatus(hers.page, 'Alt er sendt');

    await goToRoute(office.page, route);
    await office.page.getByText('Der er to versioner af telefon').first().waitFor();
    await assertAccessible(office.page);
    await goToRoute(office.page, '#/idag');
    await office.page.getByText('1 ting har to versioner').first().waitFor();
    await takePictures(office.page, 'versions-today');
    await office.page.getByRole('button', { name: 'Se de to versioner' }).click();
    await office.page.getByRole('heading', { level: 1, name: 'To versioner' }).waitFor();
    await settle(office.page);
    await assertAccessible(office.page);
    await office.page.getByText('20 11 11 11').first().waitFor();
    await office.page.getByText('20 22 22 22').first().waitFor();
    await takePictures(office.page, 'versions');
    const hersIsRight = new RegExp(`Behold denne.*${name}.*20 11 11 11`);
    await office.page.getByRole('button', { name: hersIsRight }).click();
    await office.page.getByText('Alt er valgt').first().waitFor();
    await saysStatus(office.page, 'Alt er sendt');
    await assertAccessible(office.page);
    await takePictures(office.page, 'versions-settled');
    await goToRoute(hers.page, route);
    await hers.page.getByText('20 11 11 11').first().waitFor();

    // And back, for 90 days.
    await office.page.getByRole('button', { name: new RegExp('Hent frem.*20 22 22 22') }).click();
    await saysStatus(office.page, 'Alt er sendt');
    await hers.page.getByText('20 22 22 22').first().waitFor();
    await office.page.goto(`${server.url}?lang=en#/versioner`);
    await office.page.getByRole('heading', { level: 1, name: 'Two versions' }).waitFor();
    await takePictures(office.page, 'versions-en');
}, { limitSeconds: 240 });

test('what the server refused has its own page, with three things one can do', async (t) => {
    const server = await startServer(t, { demo: true });
    const codes = await demoCodes(server);
    const office = await openDevice(t, laptop, `${server.url}?lang=da`);
    await join(office.page, codes.find((entry) => entry.role === 'coordinator').code);
    const hers = await openDevice(t, { ...tablet, bypassCSP: true }, `${server.url}?lang=da`);
    await join(hers.page, codes.find((entry) => entry.role === 'volunteer').code);
    for (const { page } of [office, hers]) await saysStatus(page, 'Alt er sendt');
    await readyForOffline(hers.page);
    const route = await freeShift(hers.page);
    await hers.context.setOffline(true);
    await goToRoute(hers.page, route);
    await hers.page.getByRole('button', { name: /^Jeg kan tage vagten/ }).first().click();
    await saysStatus(hers.page, '1 ændring venter');
    await goToRoute(office.page, route);
    await office.page.getByRole('button', { name: 'Aflys vagten' }).first().click();
    await office.page.getByRole('button', { name: 'Gennemfør alligevel' }).first().waitFor();
    await saysStatus(office.page, 'Alt er sendt');
    await hers.context.setOffline(false);
    await goToRoute(hers.page, '#/idag');
    await hers.page.getByRole('button', { name: 'Se, hvad der ikke kunne gennemføres' }).click();
    await hers.page.getByRole('heading', { level: 1, name: 'Ikke accepteret' }).waitFor();
    // By its name, though the shift itself is gone from her tablet.
    await hers.page.getByText(/^Du sagde ja til .+ den \d/).first().waitFor();
    await assertAccessible(hers.page);
    await takePictures(hers.page, 'refused');
    const saved = hers.page.waitForEvent('download');
    await hers.page.getByRole('button', { name: /^Gem som fil/ }).click();
    assert.match((await saved).suggestedFilename(), /^tovholder-ikke-accepteret/);
    await hers.page.getByRole('button', { name: /^Drop det/ }).click();
    await hers.page.getByText('Alt er accepteret').first().waitFor();
}, { limitSeconds: 240 });
