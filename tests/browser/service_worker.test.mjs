// The service worker with a small site in place of the app: offline start, all or nothing, updates
// only on reload, and never an old answer of the server.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { openDevice } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { startPlainServer } from './support/plain_server.mjs';
import { root } from './support/server.mjs';

const source = fs.readFileSync(path.join(root, 'web/service_worker.js'), 'utf8');

// A site of one page, one script that writes the version, and the product's service worker.
function site(version, folder = '') {
    const script = `app.${version}.js`;
    const files = JSON.stringify([script]);
    return {
        [folder]: '<!DOCTYPE html><title>app</title><link rel="icon" href="data:,">' +
            `<p></p><script src="${script}"></script>`,
        [folder + script]: `document.querySelector('p').textContent = 'version ${version}';`,
        [`${folder}service_worker.js`]:
            source.replace('@@version@@', version).replace('@@files@@', files),
        [`${folder}demo.json`]: `"answer of ${version}"`,
    };
}

async function install(page) {
    await page.evaluate(async () => {
        await navigator.serviceWorker.register('service_worker.js', { updateViaCache: 'none' });
        if (navigator.serviceWorker.controller) return;
        await new Promise((done) => {
            navigator.serviceWorker.addEventListener('controllerchange', done, { once: true });
        });
    });
}

// Looks for a new version; resolves with how it ended: 'installed' or 'redundant'.
function update(page) {
    return page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        const found = new Promise((done) => {
            registration.addEventListener('updatefound', () => {
                const worker = registration.installing;
                worker.addEventListener('statechange', () => done(worker.state), { once: true });
            });
        });
        await registration.update();
        return found;
    });
}

const version = (page) => page.locator('p').textContent();

// The version once the page between two is passed, if there was one.
async function settled(page) {
    await page.waitForFunction(() => document.querySelector('p')?.textContent);
    return version(page);
}

test('the second visit needs no server, also in a sub-folder', async (t) => {
    for (const folder of ['', 'demo/tovholder/']) {
        const server = await startPlainServer(t, site('one', folder));
        const device = await openDevice(t, {}, server.url + folder);
        await install(device.page);
        await server.end();
        await device.page.reload();
        assert.equal(await version(device.page), 'version one');
        await device.page.goto(`${server.url}${folder}?lang=da#/vagter`);
        assert.equal(await version(device.page), 'version one');
    }
});

test('answers of the server are never kept', async (t) => {
    const server = await startPlainServer(t, site('one'));
    const { page } = await openDevice(t, {}, server.url);
    await install(page);
    const ask = () => page.evaluate(async () => (await fetch('demo.json')).json());
    assert.equal(await ask(), 'answer of one');
    server.files['demo.json'] = '"another answer"';
    assert.equal(await ask(), 'another answer');
    await server.end();
    await assert.rejects(ask());
});

test('a version of which one file is missing never takes over', async (t) => {
    const server = await startPlainServer(t, site('one'));
    const { page } = await openDevice(t, {}, server.url);
    await install(page);
    Object.assign(server.files, site('two'));
    delete server.files['app.two.js'];
    assert.equal(await update(page), 'redundant');
    await page.reload();
    assert.equal(await version(page), 'version one');
    assert.deepEqual(await page.evaluate(() => caches.keys()), ['tovholder-one']);
});

test('a new version waits for a reload, then is used, and the old one is gone', async (t) => {
    const server = await startPlainServer(t, site('one'));
    const { page } = await openDevice(t, {}, server.url);
    await install(page);
    Object.assign(server.files, site('two'));
    assert.equal(await update(page), 'installed');
    assert.equal(await version(page), 'version one');
    await server.end();  // everything is there already
    await page.reload();
    await page.getByText('version two').waitFor();
    assert.deepEqual(await page.evaluate(() => caches.keys()), ['tovholder-two']);
});

test('a new version does not take over under a second tab', async (t) => {
    const server = await startPlainServer(t, site('one'));
    const device = await openDevice(t, {}, server.url);
    await install(device.page);
    const other = await device.context.newPage();
    await other.goto(server.url);
    Object.assign(server.files, site('two'));
    assert.equal(await update(device.page), 'installed');
    await device.page.reload();
    assert.equal(await version(device.page), 'version one');
    await other.close();
    // The browser may count a closed tab for a moment yet: a reload too early changes nothing.
    for (let tries = 0; tries < 20 && await settled(device.page) !== 'version two'; tries += 1) {
        await device.page.reload();
    }
    assert.equal(await version(device.page), 'version two');
});
