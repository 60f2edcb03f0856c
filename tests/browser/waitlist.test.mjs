// Two volunteers without network want the same last place.
import assert from 'node:assert/strict';
import { laptop, openDevice, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { startServer } from './support/server.mjs';
import { demoCodes, goTo, join, readyForOffline, saysStatus, scrollUntilSeen, settle }
    from './support/steps.mjs';

// The shifts with room in the list, scrolled through like a person would: address → free places.
async function freeShifts(page) {
    const found = new Map();
    for (let step = 0; step < 12; step += 1) {
        const seen = await page.getByRole('link', { name: /ledige? plads/ }).evaluateAll((all) =>
            all.map((link) => [link.getAttribute('href'),
                               link.getAttribute('aria-label') ?? link.textContent]));
        for (const [href, name] of seen) {
            found.set(href, Number(/(\d+) ledige? plads/.exec(name)[1]));
        }
        await page.mouse.move(500, 500);
        await page.mouse.wheel(0, 500);
        await settle(page);
    }
    return found;
}

// The coordinator takes away all free places but one.
async function leaveOnePlace(office, href, free) {
    await office.page.evaluate((hash) => { window.location.hash = hash; }, href);
    await office.page.getByRole('link', { name: 'Ret vagten' })
        .or(office.page.getByRole('button', { name: 'Ret vagten' })).first().click();
    const places = office.page.getByLabel(/^Pladser/);
    await places.fill(String(Number(await places.inputValue()) - free + 1));
    await office.page.getByRole('button', { name: 'Gem', exact: true }).click();
    await saysStatus(office.page, 'Alt er sendt');
}

// REQUIRES: the list of shifts is open.
async function takeOffline(page, href) {
    await (await scrollUntilSeen(page, page.locator(`a[href="${href}"]`).first())).tap();
    await page.getByRole('button', { name: 'Jeg kan tage vagten', exact: true }).tap();
    await saysStatus(page, '1 ændring venter');
}

test('the first at the server has the last place, the other heads the waitlist and gets it when ' +
     'it is given back', async (t) => {
    const server = await startServer(t, { demo: true });
    const codes = await demoCodes(server);
    // Two volunteers of the same house.
    const named = (name) => codes.find((entry) => entry.name.startsWith(name));
    const first = await openDevice(t, tablet, `${server.url}?lang=da`);
    const second = await openDevice(t, tablet, `${server.url}?lang=da`);
    for (const [device, entry] of [[first, named('Hanne')], [second, named('Svend')]]) {
        await join(device.page, entry.code);
        await saysStatus(device.page, 'Alt er sendt');
        await readyForOffline(device.page);
    }
    const office = await openDevice(t, laptop, `${server.url}?lang=da`);
    await join(office.page, codes.find((entry) => entry.role === 'coordinator').code);
    await saysStatus(office.page, 'Alt er sendt');
    // A shift that both can see, with one place left.
    const found = [];
    for (const { page } of [first, second]) {
        await goTo(page, 'Vagter');
        await scrollUntilSeen(page, page.getByRole('link', { name: /ledige? plads/ }).first());
        found.push(await freeShifts(page));
    }
    const href = [...found[0].keys()].find((one) => found[1].has(one));
    assert.ok(href, `no shift in common: ${JSON.stringify(found.map((all) => [...all]))}`);
    if (found[0].get(href) > 1) await leaveOnePlace(office, href, found[0].get(href));
    for (const { page } of [first, second]) {
        await scrollUntilSeen(page, page.locator(`a[href="${href}"]`)
            .and(page.getByRole('link', { name: /, 1 ledig plads$/ })));
    }
    for (const { context } of [first, second]) await context.setOffline(true);
    await takeOffline(first.page, href);
    await takeOffline(second.page, href);

    await first.context.setOffline(false);
    await saysStatus(first.page, 'Alt er sendt');
    await second.context.setOffline(false);
    await saysStatus(second.page, 'Alt er sendt');
    await goTo(second.page, 'I dag');
    await second.page.getByText('Pladsen gik til en anden').first().waitFor();

    await second.page.getByText('Du står forrest på ventelisten').first().waitFor();

    await first.page.getByRole('button', { name: 'Giv vagten tilbage' }).first().tap();
    await saysStatus(first.page, 'Alt er sendt');
    await second.page.getByText('Du har fået en plads').first().waitFor();
}, { limitSeconds: 240 });
