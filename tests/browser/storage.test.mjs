// When the browser's storage fails under the app: no room, deleted while open, deleted while
// closed; and the panel that says how it stands.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { openDevice, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { assertAccessible, takePictures } from './support/looks.mjs';
import { startServer } from './support/server.mjs';
import { demoCodes, freeShift, goToRoute, joinAs, readyForOffline, saysStatus, settle }
    from './support/steps.mjs';

const take = { name: 'Jeg kan tage vagten', exact: true };
const giveBack = { name: 'Giv vagten tilbage', exact: true };

async function openTown(t, options = {}) {
    const server = await startServer(t, { demo: true });
    const address = `${server.url}?lang=da`;
    const device = await openDevice(t, { ...tablet, bypassCSP: true, ...options }, address);
    await joinAs(server, device.page, 'volunteer');
    return { server, address, device, page: device.page };
}

function deleteStore(page) {
    return page.evaluate(() => new Promise((done, failed) => {
        const request = indexedDB.deleteDatabase('tovholder');
        request.onsuccess = done;
        request.onerror = failed;
    }));
}

const roomBytes = 20_000_000;

// Until not even a byte more has room.
function useUpRoom(page) {
    return page.evaluate(async () => {
        const db = await new Promise((done) => {
            const request = indexedDB.open('pictures');
            request.onupgradeneeded = () => request.result.createObjectStore('all');
            request.onsuccess = () => done(request.result);
        });
        const put = (size) => new Promise((done) => {
            const transaction = db.transaction('all', 'readwrite');
            transaction.objectStore('all').put(new Uint8Array(size), Math.random());
            transaction.oncomplete = () => done(true);
            transaction.onabort = () => done(false);
        });
        for (let size = 4_000_000; size >= 1; size = Math.floor(size / 4)) while (await put(size));
        db.close();
    });
}

// As one who clears site data in the settings of the browser.
async function clearStores(context, server, storageTypes = 'indexeddb') {
    const page = await context.newPage();
    const control = await context.newCDPSession(page);
    await control.send('Storage.clearDataForOrigin', {
        origin: new URL(server.url).origin, storageTypes });
    await page.close();
}

test('with no room nothing is called saved, and nothing is lost', async (t) => {
    const server = await startServer(t, { demo: true });
    const device = await openDevice(t, { ...tablet, bypassCSP: true });
    const { page } = device;
    const control = await device.context.newCDPSession(page);
    const origin = new URL(server.url).origin;
    await control.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: roomBytes });
    await page.goto(`${server.url}?lang=da`);
    await joinAs(server, page, 'volunteer');
    await goToRoute(page, await freeShift(page));
    await useUpRoom(page);
    await page.getByRole('button', take).click();
    await page.getByRole('alert').filter({ hasText: 'ikke mere plads på tabletten' }).waitFor();
    await saysStatus(page, 'Ikke gemt · 1 ændring venter');
    const said = await page.getByRole('status').first().textContent();
    assert.ok(!said.includes('Gemt på denne tablet') && !said.includes('Du har vagten'), said);

    await goToRoute(page, '#/synk');
    await page.getByText('Luk ikke siden, før det er gemt').first().waitFor();
    await assertAccessible(page);
    await takePictures(page, 'not-saved');
    const [saved] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Gem som fil' }).first().click()]);
    assert.ok(fs.statSync(await saved.path()).size > 20);

    await control.send('Storage.overrideQuotaForOrigin', { origin });
    await page.getByRole('button', { name: 'Prøv at gemme igen' }).click();
    await saysStatus(page, 'Alt er sendt');
    await page.reload();
    await goToRoute(page, '#/synk');
    await page.getByText('Intet venter på at blive sendt').first().waitFor();
});

test('a store deleted while the app is open is said, and everything is saved again',
     async (t) => {
    const { server, page } = await openTown(t);
    const shift = await freeShift(page);
    await goToRoute(page, shift);
    await page.getByRole('button', take).click();
    await page.getByRole('button', giveBack).waitFor();
    await saysStatus(page, 'Alt er sendt');
    await deleteStore(page);
    await goToRoute(page, '#/synk');
    await page.getByText('Dine ændringer er her stadig').first().waitFor();
    await assertAccessible(page);
    await takePictures(page, 'emptied');
    await page.goto(`${server.url}?lang=da${shift}`);
    await page.reload();
    await page.getByRole('button', giveBack).waitFor();
    await saysStatus(page, 'Alt er sendt');
});

test('site data cleared while something waits: it is saved again and sent later', async (t) => {
    const { server, device, page } = await openTown(t);
    const shift = await freeShift(page);
    await goToRoute(page, shift);
    await device.context.setOffline(true);
    await page.getByRole('button', take).click();
    await saysStatus(page, '1 ændring venter · Gemt på denne tablet');
    await clearStores(device.context, server);
    await page.bringToFront();
    await goToRoute(page, '#/idag');
    await page.getByText('Browseren havde slettet det gemte').first().waitFor();
    await saysStatus(page, '1 ændring venter · Gemt på denne tablet');
    await device.context.setOffline(false);
    await page.goto(`${server.url}?lang=da${shift}`);
    await page.reload();
    await page.getByRole('button', giveBack).waitFor();
    await saysStatus(page, 'Alt er sendt');
});

// Takes a shift offline, closes the app, and clears what the browser has of it.
async function clearedWhileClosed(t, storageTypes) {
    const town = await openTown(t);
    const { server, device, page } = town;
    const shift = await freeShift(page);
    await goToRoute(page, shift);
    await readyForOffline(page);
    await device.context.setOffline(true);
    await page.getByRole('button', take).click();
    await saysStatus(page, '1 ændring venter · Gemt på denne tablet');
    const again = await device.context.newPage();
    await page.close();
    await clearStores(device.context, server, storageTypes);
    return { ...town, shift, again };
}

test('a database deleted while the app is closed: what was not sent is there all the same',
     async (t) => {
    const { address, device, shift, again } = await clearedWhileClosed(t, 'indexeddb');
    await again.goto(address);
    await saysStatus(again, '1 ændring venter · Gemt på denne tablet');
    await again.getByText('Dine ændringer er her stadig').first().waitFor();
    await settle(again);
    await assertAccessible(again);
    await takePictures(again, 'emptied-copy');
    await device.context.setOffline(false);
    await saysStatus(again, 'Alt er sendt');
    await goToRoute(again, shift);
    await again.getByRole('button', giveBack).waitFor();
});

test('a store deleted while the app is closed is said, with what was lost; a code brings it back',
     async (t) => {
    const { server, address, device, again } =
        await clearedWhileClosed(t, 'indexeddb,file_systems');
    await device.context.setOffline(false);
    await again.goto(address);
    await again.getByText('også det, der ikke var sendt endnu (ændringer: 1)').first().waitFor();
    await settle(again);
    await assertAccessible(again);
    await takePictures(again, 'emptied-closed');
    const { code } = (await demoCodes(server)).find((entry) => entry.role === 'volunteer');
    await again.getByRole('textbox', { name: 'Kode' }).fill(code);
    await again.getByRole('button', { name: 'Tilslut' }).click();
    await saysStatus(again, 'Alt er sendt');
});

test('the panel says what is used and kept, and asks the browser to keep it', async (t) => {
    const { server, device, page } = await openTown(t);
    await goToRoute(page, '#/synk');
    await page.getByText(/^[\d.,]+ (kB|MB) af [\d.,]+ (MB|GB)$/).first().waitFor();
    await page.getByText('Serveren svarede sidst').first().waitFor();
    await page.getByText('Ikke sendt endnu').first().waitFor();
    const keep = page.getByRole('button', { name: 'Bed browseren om at beholde det' });
    await keep.click();
    await saysStatus(page, 'Browseren vil ikke love det endnu');
    const control = await device.context.newCDPSession(page);
    await control.send('Browser.grantPermissions', {
        origin: new URL(server.url).origin, permissions: ['durableStorage'] });
    await keep.click();
    await saysStatus(page, 'Browseren har lovet at beholde det');
    await page.getByText('Browseren har lovet at beholde det.').first().waitFor();
    await keep.waitFor({ state: 'detached' });
    await assertAccessible(page);
    await takePictures(page, 'storage-kept');
});

for (const [language, title, step] of [
    ['da', 'Læg Tovholder på hjemmeskærmen', 'Vælg "Føj til hjemmeskærm"'],
    ['en', 'Put Tovholder on the home screen', 'Choose "Add to Home Screen"']]) {
    test(`an iPad in a tab is shown how to install, in ${language}`, async (t) => {
        const { server, page } = await openTown(t, {
            userAgent: 'Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 ' +
                '(KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1' });
        await page.goto(`${server.url}?lang=${language}`);
        for (const route of ['#/synk', '#/indstillinger']) {
            await goToRoute(page, route);
            await page.getByRole('heading', { name: title }).waitFor();
            await page.getByText(step).first().waitFor();
            await assertAccessible(page);
            await takePictures(page, `install-${route.slice(2)}-${language}`);
        }
    });
}
