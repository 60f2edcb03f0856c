// The demo on a static host, in a sub-folder, with no server at all.
import assert from 'node:assert/strict';
import path from 'node:path';
import { openDevice, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { filesOf, startPlainServer } from './support/plain_server.mjs';
import { root } from './support/server.mjs';
import { goTo, openFreeShift, readyForOffline, saysStatus, scrollUntilSeen }
    from './support/steps.mjs';

const folder = 'proev/tovholder/';

async function startSite(t) {
    const site = await startPlainServer(t, filesOf(path.join(root, 'build/site'), folder));
    return { site, address: `${site.url}${folder}?lang=da` };
}

async function startDemo(page) {
    await page.getByRole('button', { name: 'Prøv demoen' }).click();
    await saysStatus(page, 'Alt er sendt');
}

async function openDemoControls(page) {
    await page.getByRole('button', { name: 'Skift rolle' }).click();
    await page.getByRole('dialog').waitFor();
}

async function closeDialog(page) {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function setOffline(page) {
    await openDemoControls(page);
    await page.getByRole('dialog').getByRole('switch', { name: 'Uden net' }).click();
    await closeDialog(page);
}

async function takeFirstFreeShift(page) {
    await openFreeShift(page);
    await page.getByRole('button', { name: 'Jeg kan tage vagten', exact: true }).click();
    return page.url().replace(/.*#/, '#');
}

test('it starts, survives a reload with the host gone, and remembers', async (t) => {
    const { site, address } = await startSite(t);
    const { page } = await openDevice(t, tablet, address);
    await startDemo(page);
    const shift = await takeFirstFreeShift(page);
    await page.getByRole('button', { name: 'Giv vagten tilbage' }).waitFor();
    await saysStatus(page, 'Alt er sendt');
    await readyForOffline(page);
    await site.end();
    await page.goto(address + shift);
    await page.reload();
    await page.getByRole('button', { name: 'Giv vagten tilbage' }).waitFor();
    await saysStatus(page, 'Alt er sendt');
});

test('what is tapped just before one leaves the page is done', async (t) => {
    const { address } = await startSite(t);
    const { page } = await openDevice(t, tablet, address);
    await startDemo(page);
    await openFreeShift(page);
    const take = page.getByRole('button', { name: 'Jeg kan tage vagten', exact: true });
    const shift = page.url().replace(/.*#/, '#');
    await take.evaluate((button) => {
        button.click();
        window.location.hash = '#/frivillige';
        window.dispatchEvent(new HashChangeEvent('hashchange'));
    });
    await page.goto(address + shift);
    await page.getByRole('button', { name: 'Giv vagten tilbage' }).waitFor();
});

test('uden net holds changes back; then the coordinator sees the name', async (t) => {
    const { address } = await startSite(t);
    const { page } = await openDevice(t, tablet, address);
    await startDemo(page);
    await setOffline(page);
    const shift = await takeFirstFreeShift(page);
    await saysStatus(page, '1 ændring venter');
    await setOffline(page);
    await saysStatus(page, 'Alt er sendt');
    await openDemoControls(page);
    await page.getByRole('radio', { name: 'Koordinator' }).click();
    await page.getByRole('link', { name: 'Frivillige' }).first().waitFor();
    await page.goto(address + shift);
    await page.getByText('Hanne Østergaard').first().waitFor();
});

test('a shift taken in the list by keyboard leaves the focus in its line', async (t) => {
    const { address } = await startSite(t);
    const { page } = await openDevice(t, tablet, address);
    await startDemo(page);
    await goTo(page, 'Vagter');
    const take = page.getByRole('button', { name: /^Jeg kan tage vagten/ }).first();
    await scrollUntilSeen(page, take);
    const line = page.getByRole('listitem').filter({ has: take }).first();
    const day = await line.getByRole('link').first().getAttribute('href');
    await take.focus();
    await page.keyboard.press('Enter');
    await saysStatus(page, 'Du har vagten');
    const focused = page.locator(':focus');
    await page.waitForFunction((href) =>
        document.activeElement?.getAttribute('href') === href, day);
    assert.match(await focused.textContent() || await focused.getAttribute('aria-label'),
                 /min vagt/);
});

test('starting over makes it new and touches nothing else', async (t) => {
    const { address } = await startSite(t);
    const { page } = await openDevice(t, tablet, address);
    await startDemo(page);
    const shift = await takeFirstFreeShift(page);
    await page.getByRole('button', { name: 'Giv vagten tilbage' }).waitFor();
    await saysStatus(page, 'Alt er sendt');
    await openDemoControls(page);
    await page.getByRole('button', { name: 'Begynd forfra' }).click();
    await saysStatus(page, 'Demoen er begyndt forfra');
    await saysStatus(page, 'Alt er sendt');
    await page.goto(address + shift);
    await page.getByRole('button', { name: 'Jeg kan tage vagten', exact: true }).waitFor();
    const names = await page.evaluate(async () =>
        (await indexedDB.databases()).map((one) => one.name));
    assert.ok(names.includes('tovholder'), 'the store of real data is still there');
});

test('a second tab offers to take over, and the first says so', async (t) => {
    const { address } = await startSite(t);
    const device = await openDevice(t, tablet, address);
    await startDemo(device.page);
    const second = await device.context.newPage();
    await second.goto(address);
    await second.getByRole('button', { name: 'Brug denne fane' }).click();
    await saysStatus(second, 'Alt er sendt');
    await device.page.bringToFront();
    await device.page.getByText('Åben et andet sted').first().waitFor();
});
