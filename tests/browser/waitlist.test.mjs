// Two volunteers without network want the same last place.
import assert from 'node:assert/strict';
import { openDevice, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { startServer } from './support/server.mjs';
import { demoCodes, goTo, join, readyForOffline, saysStatus, scrollUntilSeen, settle }
    from './support/steps.mjs';

// The names of all links in the list that match, scrolled through like a person would.
async function namesInList(page, pattern) {
    const names = new Set();
    for (let step = 0; step < 12; step += 1) {
        const seen = await page.getByRole('link', { name: pattern }).evaluateAll(
            (all) => all.map((link) => link.getAttribute('aria-label') ?? link.textContent));
        for (const name of seen) names.add(name);
        await page.mouse.move(500, 500);
        await page.mouse.wheel(0, 500);
        await settle(page);
    }
    return [...names];
}

// REQUIRES: the list of shifts is open.
async function takeOffline(page, link) {
    await (await scrollUntilSeen(page, page.getByRole('link', { name: link }).first())).tap();
    await page.getByRole('heading', { level: 1, name: link.split(',')[0] }).waitFor();
    await page.getByRole('button', { name: 'Jeg kan tage vagten' }).tap();
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
    // A shift with one place left that both can see.
    const names = [];
    for (const { page } of [first, second]) {
        await goTo(page, 'Vagter');
        await scrollUntilSeen(page, page.getByRole('link', { name: /ledige? plads/ }).first());
        names.push(await namesInList(page, /, 1 ledig plads$/));
    }
    const shared = names[0].find((name) => names[1].includes(name));
    assert.ok(shared, `no shift in common: ${JSON.stringify(names)}`);
    const link = shared.replace(/, 1 ledig plads$/, '');
    for (const { context } of [first, second]) await context.setOffline(true);
    await takeOffline(first.page, link);
    await takeOffline(second.page, link);

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
