// From the coordinator's screen to the volunteer's tablet: the picture is read as a camera would.
import assert from 'node:assert/strict';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { laptop, openDevice, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { startServer } from './support/server.mjs';
import { goTo, join, saysStatus } from './support/steps.mjs';

async function scan(page) {
    const { width, height, data } = PNG.sync.read(await page.screenshot());
    return jsqr(new Uint8ClampedArray(data), width, height)?.data;
}

test('the picture on the screen lets exactly one tablet in, as the person invited', async (t) => {
    const server = await startServer(t);
    const { page } = await openDevice(t, laptop, `${server.url}?lang=da`);
    await join(page, server.firstCode());
    await saysStatus(page, 'Alt er sendt');
    await goTo(page, 'Frivillige');
    await page.getByRole('button', { name: 'Ny frivillig' }).first().click();
    await page.getByRole('textbox', { name: 'Fornavn' }).fill('Agnes');
    await page.getByRole('button', { name: 'Gem' }).click();
    await page.getByRole('heading', { name: /^Agnes/, level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Invitér', exact: true })
        .or(page.getByRole('button', { name: 'Invitér', exact: true })).click();
    await page.getByRole('button', { name: 'Lav en kode' }).click();
    await page.getByText('Koden er klar til brug.').first().waitFor();
    await page.getByRole('img', { name: /^QR-kode/ }).waitFor();
    const address = await scan(page);
    assert.ok(address?.startsWith(server.url), `scanned: ${address}`);

    const volunteer = await openDevice(t, tablet, address);
    await volunteer.page.getByRole('button', { name: 'Tilslut' }).click();
    await volunteer.page.getByRole('heading', { name: /Agnes/, level: 1 }).waitFor();

    const late = await openDevice(t, tablet, address);
    await late.page.getByRole('button', { name: 'Tilslut' }).click();
    await late.page.getByText('Koden er brugt.', { exact: false }).first().waitFor();
});
