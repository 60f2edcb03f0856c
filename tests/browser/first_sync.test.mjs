// The first sync over a slow link: a bar says how far it is, and what is there can be used.
import assert from 'node:assert/strict';
import { LinkShaper, wire } from '../bench/link_shaper.mjs';
import { openDevice, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { startServer } from './support/server.mjs';
import { demoCodes, goTo, join, readyForOffline, saysStatus } from './support/steps.mjs';

const slow = { bitsPerSecond: 10_000, delayMs: 100, loss: 0, retryMs: 1000, segmentBytes: 1400,
               headerBytes: 40 };

async function slowTablet(t) {
    const server = await startServer(t, { demo: true });
    const codes = await demoCodes(server);
    const coordinator = codes.find((entry) => entry.role === 'coordinator');
    const shaper = await new LinkShaper(server.port, { kind: wire }).start();
    t.onEnd(() => shaper.end());
    const device = await openDevice(t, tablet, `${shaper.url}?lang=da`);
    await readyForOffline(device.page);
    await device.page.reload();
    await device.page.getByRole('button', { name: 'Jeg har en kode' }).waitFor();
    shaper.become(slow);
    return { shaper, device, code: coordinator.code };
}

const barOf = (page) => page.getByRole('progressbar', { name: 'Dine data hentes' });

test('while the first rows come a bar says how far, and what is there can be used', async (t) => {
    const { shaper, device, code } = await slowTablet(t);
    const { page } = device;
    await join(page, code);
    const bar = barOf(page);
    await bar.waitFor();
    await page.getByText(/^\d+ kB af cirka \d+ kB$/).first().waitFor();
    await page.getByText(/^Dine vagter .*er klar\./).first().waitFor();
    const before = Number(await bar.getAttribute('aria-valuenow'));
    await goTo(page, 'Vagter');
    await page.getByRole('heading', { level: 1, name: 'Vagter' }).waitFor();
    await page.evaluate(() => { window.location.hash = '#/synk'; });
    await bar.waitFor();
    assert.ok(Number(await bar.getAttribute('aria-valuenow')) >= before);
    shaper.become(wire);
    await saysStatus(page, 'Alt er sendt');
    await bar.waitFor({ state: 'detached' });
});

test('a browser killed in the middle goes on where it was, also with no network', async (t) => {
    const { shaper, device, code } = await slowTablet(t);
    await join(device.page, code);
    await device.page.getByText(/^Dine vagter .*er klar\./).first().waitFor();
    await barOf(device.page).waitFor();
    await saysStatus(device.page, 'Gemt på denne tablet');
    await device.kill();
    shaper.cut(60_000, { refuse: true });
    await device.open(`${shaper.url}?lang=da`);
    await barOf(device.page).waitFor();
    await device.page.getByText(/Resten kommer, når der er net igen\./).first().waitFor();
    shaper.mend();
    shaper.become(wire);
    await saysStatus(device.page, 'Alt er sendt');
    await barOf(device.page).waitFor({ state: 'detached' });
});
