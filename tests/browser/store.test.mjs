// The device's store in a real IndexedDB: what "Gemt" rests on.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { openDevice } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { startPlainServer } from './support/plain_server.mjs';
import { root } from './support/server.mjs';

const scripts = ['tests/browser/support/store_page.js', 'web/library_store.js'];
const texts = scripts.map((name) => fs.readFileSync(path.join(root, name), 'utf8'));
const script = `${texts.join('\n')}\nconst TovStore = LibraryManager.library.$TovStore;`;
const html = '<!DOCTYPE html><title>store</title><link rel="icon" href="data:,">' +
    '<script src="script.js"></script>';
const outbox = 1;

async function openStorePage(t) {
    const server = await startPlainServer(t, { '': html, 'script.js': script });
    const device = await openDevice(t, {}, server.url);
    return { device, page: device.page, url: server.url };
}

test('what was committed is there when the store is opened again', async (t) => {
    const { page } = await openStorePage(t);
    await page.evaluate(() => open(1));
    const done = await page.evaluate(() => commit(1, 7, [
        [1, 1, [1, 2, 3]], [2, 4294967297, [4]], [0, 0, []]]));
    assert.deepEqual([done.code, done.number], [0, 7]);
    await page.evaluate(() => commit(1, 8, [[1, 1, null], [1, 2, [9]]]));
    await page.reload();
    assert.deepEqual(await page.evaluate(() => open(1)),
                     { '1/2': [9], '2/4294967297': [4], '0/0': [] });
});

test('every strict commit that completed survives SIGKILL of the browser', async (t) => {
    const { device, url } = await openStorePage(t);
    for (let round = 1; round <= 5; round += 1) {
        const before = await device.page.evaluate(() => open(1));
        assert.equal(Object.keys(before).length, (round - 1) * 3);
        for (let i = 0; i < 3; i += 1) {
            const key = round * 10 + i;
            const done = await device.page.evaluate(
                ([area, number]) => commit(1, number, [[area, number, [number]]]), [outbox, key]);
            assert.equal(done.code, 0);
        }
        await device.kill();
        await device.open(url);
    }
}, { limitSeconds: 180 });

test('commits complete in the order they were made', async (t) => {
    const { page } = await openStorePage(t);
    const order = await page.evaluate(async () => {
        await open(1);
        for (let i = 1; i <= 40; i += 1) startCommit(1, i, [[1, i, [i]]], i % 2);
        const numbers = [];
        for (let i = 1; i <= 40; i += 1) numbers.push((await event(1, 'committed')).number);
        return numbers;
    });
    assert.deepEqual(order, Array.from({ length: 40 }, (_, i) => i + 1));
});

test('a second tab is told, takes over, and the first can write no more', async (t) => {
    const { device, page, url } = await openStorePage(t);
    await page.evaluate(() => open(1));
    const second = await device.context.newPage();
    await second.goto(url);
    assert.equal((await second.evaluate(() => open(1))).kind, 'lost');
    assert.deepEqual(await second.evaluate(() => open(2, 'store', 1)), {});
    await page.evaluate(() => event(1, 'lost'));
    const refused = await page.evaluate(() => commit(1, 1, [[1, 1, [1]]]));
    assert.notEqual(refused.code, 0);
    assert.equal((await second.evaluate(() => commit(2, 1, [[1, 2, [2]]]))).code, 0);
    await second.reload();
    assert.deepEqual(await second.evaluate(() => open(1)), { '1/2': [2] });
});

test('a tab that lost its lock without knowing is stopped by the mark', async (t) => {
    const { page } = await openStorePage(t);
    const [refused, lost] = await page.evaluate(async () => {
        await open(1);
        const db = TovStore.handles[1].db;
        await new Promise((done) => {
            const transaction = db.transaction('owner', 'readwrite');
            transaction.objectStore('owner').put('another tab', 'mark');
            transaction.oncomplete = done;
        });
        const answer = await commit(1, 1, [[1, 1, [1]]]);
        return [answer.code, (await event(1, 'lost')).kind];
    });
    assert.deepEqual([refused, lost], [66, 'lost']);
    await page.reload();
    assert.deepEqual(await page.evaluate(() => open(1)), {});
});

test('a closed connection is opened again and the commit succeeds', async (t) => {
    const { page } = await openStorePage(t);
    const code = await page.evaluate(async () => {
        await open(1);
        TovStore.handles[1].db.close();
        return (await commit(1, 1, [[1, 1, [1]]])).code;
    });
    assert.equal(code, 0);
    await page.reload();
    assert.deepEqual(await page.evaluate(() => open(1)), { '1/1': [1] });
});

test('a full disk is said, nothing is half written, and later commits succeed', async (t) => {
    const { device, page, url } = await openStorePage(t);
    const control = await device.context.newCDPSession(page);
    const origin = new URL(url).origin;
    await control.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 100000 });
    await page.evaluate(() => open(1));
    const refused = await page.evaluate(() => commit(1, 1, [
        [1, 1, [1]], [2, 1, new Uint8Array(4000000)]]));
    assert.equal(refused.code, 67);
    await control.send('Storage.overrideQuotaForOrigin', { origin });
    assert.equal((await page.evaluate(() => commit(1, 2, [[1, 2, [2]]]))).code, 0);
    await page.reload();
    assert.deepEqual(await page.evaluate(() => open(1)), { '1/2': [2] });
});

test('a store emptied by the browser refuses to go on as if nothing was', async (t) => {
    const { page } = await openStorePage(t);
    const code = await page.evaluate(async () => {
        await open(1);
        const db = TovStore.handles[1].db;
        db.onversionchange = null;
        db.close();
        await new Promise((done) => {
            indexedDB.deleteDatabase('store').onsuccess = done;
        });
        return (await commit(1, 1, [[1, 1, [1]]])).code;
    });
    assert.equal(code, 66);
});

test('wiping deletes one store only, also while it is open', async (t) => {
    const { page } = await openStorePage(t);
    const names = await page.evaluate(async () => {
        await open(1, 'tovholder');
        await open(2, 'demo');
        await commit(1, 1, [[1, 1, [1]]]);
        await commit(2, 1, [[1, 1, [1]]]);
        library.tov_store_close(2);
        library.tov_store_wipe(3, 'demo');
        await event(3, 'wiped');
        return (await indexedDB.databases()).map((database) => database.name);
    });
    assert.deepEqual(names, ['tovholder']);
});

test('what was queued when a store is closed is written before it is opened again', async (t) => {
    const { page } = await openStorePage(t);
    const entries = await page.evaluate(async () => {
        await open(1);
        for (let i = 1; i <= 20; i += 1) startCommit(1, i, [[1, i, [i]]]);
        library.tov_store_close(1);
        return open(2);
    });
    assert.equal(Object.keys(entries).length, 20);
});
