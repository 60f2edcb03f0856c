// A device whose clock is wrong, whose server was set back, whose disk was set back, or that was
// away for months: each is said in a sentence of its own, and nothing is lost by it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { laptop, openDevice, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { assertAccessible, takePictures } from './support/looks.mjs';
import { root, startServer } from './support/server.mjs';
import { demoCodes, freeShift, goToRoute, joinAs, readyForOffline, saysStatus,
         setClock, settle } from './support/steps.mjs';

const take = { name: 'Jeg kan tage vagten', exact: true };
const giveBack = { name: 'Giv vagten tilbage', exact: true };
const hourMs = 3600000;
const dayMs = 24 * hourMs;

// All but the signs of a browser that has it open.
function copyProfile(from, to) {
    fs.cpSync(from, to, { recursive: true,
                          filter: (name) => !path.basename(name).startsWith('Singleton') });
}

function runServer(...options) {
    execFileSync(path.join(root, 'build/dev/tovholder_server'), options);
}

async function openTown(t, role = 'volunteer') {
    const server = await startServer(t, { demo: true });
    const address = `${server.url}?lang=da`;
    const device = await openDevice(t, { ...tablet, bypassCSP: true }, address);
    await joinAs(server, device.page, role);
    return { server, address, device, page: device.page };
}

test('a clock that is an hour fast is said, and refuses nothing', async (t) => {
    const { server, device, page } = await openTown(t);
    await setClock(device.context, hourMs);
    await page.reload();
    await saysStatus(page, 'Alt er sendt');
    await goToRoute(page, await freeShift(page));
    await page.getByRole('button', take).click();
    await saysStatus(page, 'Alt er sendt');
    await goToRoute(page, '#/synk');
    await page.getByText('Denne tablets ur går 1 time for hurtigt').first().waitFor();
    await assertAccessible(page);
    await takePictures(page, 'clock');
    await page.goto(`${server.url}?lang=en#/synk`);
    await page.getByText("This tablet's clock is 1 hour fast").first().waitFor();
});

test('a server set back to its backup is said, and gets again what it lacks', async (t) => {
    const { server, address, page } = await openTown(t);
    const shift = await freeShift(page);
    const backup = path.join(server.folder, 'backup');
    runServer('--db', `sqlite:${server.database}`, '--backup', backup);
    await goToRoute(page, shift);
    await page.getByRole('button', take).click();
    await page.getByRole('button', giveBack).waitFor();
    await saysStatus(page, 'Alt er sendt');
    await server.end();
    runServer('--db', `sqlite:${server.database}`, '--restore', backup);
    await server.start();
    await goToRoute(page, '#/synk');
    await page.getByText('Denne tablet giver den 1 ændring igen').first().waitFor();
    await saysStatus(page, 'Alt er sendt');
    await assertAccessible(page);
    await takePictures(page, 'restored');
    const office = await openDevice(t, laptop, address);
    const { name } = (await demoCodes(server)).find((entry) => entry.role === 'volunteer');
    await joinAs(server, office.page, 'coordinator');
    await goToRoute(office.page, shift);
    await office.page.getByText(name).first().waitFor();
});

test('a device that a restored server does not know comes back as itself with a new code',
     async (t) => {
    const server = await startServer(t, { demo: true });
    const address = `${server.url}?lang=da`;
    const backup = path.join(server.folder, 'backup');
    runServer('--db', `sqlite:${server.database}`, '--backup', backup);
    const device = await openDevice(t, { ...tablet, bypassCSP: true }, address);
    const { page } = device;
    const { code, name } = await joinAs(server, page, 'volunteer');
    const shift = await freeShift(page);
    await goToRoute(page, shift);
    await device.context.setOffline(true);
    await page.getByRole('button', take).click();
    await saysStatus(page, '1 ændring venter · Gemt på denne tablet');
    await server.end();
    runServer('--db', `sqlite:${server.database}`, '--restore', backup);
    await server.start();
    await device.context.setOffline(false);
    await saysStatus(page, 'Adgangen er lukket');
    await goToRoute(page, '#/synk');
    await page.getByText('Serveren kender ikke denne tablet længere').first().waitFor();
    await page.getByRole('link', { name: 'Jeg har en kode' }).click();
    await page.getByText('Alt, der venter her, bliver så sendt').first().waitFor();
    await settle(page);
    await assertAccessible(page);
    await takePictures(page, 'rejoin');
    await page.getByRole('textbox', { name: 'Kode' }).fill(code);
    await page.getByRole('button', { name: 'Tilslut' }).click();
    await saysStatus(page, 'Alt er sendt');
    const office = await openDevice(t, laptop, address);
    await joinAs(server, office.page, 'coordinator');
    await goToRoute(office.page, shift);
    await office.page.getByText(name).first().waitFor();
});

test('a tablet set back to an older copy says so of what may be there already', async (t) => {
    const { address, device, page } = await openTown(t);
    await readyForOffline(page);
    const shift = await freeShift(page);
    const copy = `${device.profile}-copy`;
    t.onEnd(async () => fs.rmSync(copy, { recursive: true, force: true }));
    await device.kill();
    copyProfile(device.profile, copy);

    await device.open(`${address}${shift}`);
    await device.page.getByRole('button', take).click();
    await device.page.getByRole('button', giveBack).waitFor();
    await saysStatus(device.page, 'Alt er sendt');
    await device.kill();

    fs.rmSync(device.profile, { recursive: true, force: true });
    copyProfile(copy, device.profile);
    await device.open();
    await device.context.setOffline(true);
    await device.page.goto(`${address}#/vagter`);
    const other = device.page.getByRole('button', { name: /^Jeg kan tage vagten/ }).last();
    await other.click();
    await saysStatus(device.page, '1 ændring venter · Gemt på denne tablet');
    await device.context.setOffline(false);
    await goToRoute(device.page, '#/ikke-accepteret');
    await device.page.getByText('Tabletten er sat tilbage til en ældre kopi').first().waitFor();
    await assertAccessible(device.page);
    await takePictures(device.page, 'older-copy');
    await device.page.getByRole('button', { name: /^Prøv igen/ }).click();
    await saysStatus(device.page, 'Alt er sendt');
}, { limitSeconds: 180 });

test('months without the server are said, also what waited so long, and all is sent at last',
     async (t) => {
    const { address, device, page } = await openTown(t);
    await readyForOffline(page);
    await goToRoute(page, await freeShift(page));
    await device.context.setOffline(true);
    await page.getByRole('button', take).click();
    await saysStatus(page, '1 ændring venter · Gemt på denne tablet');
    await setClock(device.context, 90 * dayMs + hourMs);
    await page.goto(`${address}#/idag`);
    await page.reload();
    await page.getByText('har ikke hørt fra serveren i 90 dage').first().waitFor();
    await page.getByText('har ventet på at blive sendt i mere end 90 dage').first().waitFor();
    await assertAccessible(page);
    await takePictures(page, 'away');
    await page.goto(`${address.replace('da', 'en')}#/synk`);
    await page.getByText('has not heard from the server for 90 days').first().waitFor();
    await takePictures(page, 'away-en');
    await device.context.setOffline(false);
    await saysStatus(page, 'Everything is sent');
    await page.getByText('has not heard from the server').waitFor({ state: 'detached' });
    assert.equal(await page.getByText('more than 90 days').count(), 0);
});
