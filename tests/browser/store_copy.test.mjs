// The second copy of what only this device has, for when the browser deletes the database.
import assert from 'node:assert/strict';
import { test } from './support/harness.mjs';
import { lockedName, lockedStore, openStorePage } from './support/store.mjs';

const deleteStore = (page) => page.evaluate(() => new Promise((done) => {
    indexedDB.deleteDatabase('store').onsuccess = done;
}));

test('a store deleted while nobody looked comes back with what only this device has', async (t) => {
    const { page } = await openStorePage(t);
    await page.evaluate(async () => {
        await open(1);
        await commit(1, 1, [[0, 0, [9]], [1, 4294967297, [1]], [1, 2, [2]], [2, 7, [7]],
                            [6, 1, [6]]]);
        await commit(1, 2, [[1, 2, null], [7, 1, []]]);
    });
    await page.reload();
    await deleteStore(page);
    const back = { '0/0': [9], '1/4294967297': [1], '7/1': [] };
    assert.deepEqual(await page.evaluate(() => open(1)), back);
    await page.reload();  // and it is in the database again
    assert.deepEqual(await page.evaluate(() => open(1)), back);
    assert.equal((await page.evaluate(() => commit(1, 3, [[1, 3, [3]]]))).code, 0);
    await page.evaluate(async () => {
        library.tov_store_close(1);
        library.tov_store_wipe(2, 'store');
        await event(2, 'wiped');
    });
    assert.deepEqual(await page.evaluate(() => open(1)), {});  // wiped is wiped
});

test('a second copy that cannot be read is as good as none; nor have parts of a group one',
     async (t) => {
    const { page } = await openStorePage(t);
    await page.evaluate(async () => {
        await open(1);
        await commit(1, 1, [[1, 1, [1, 2, 3]]]);
        const folder = await navigator.storage.getDirectory();
        const file = await folder.getFileHandle('store.copy');
        const whole = await (await file.getFile()).arrayBuffer();
        const stream = await file.createWritable();
        await stream.write(whole.slice(0, whole.byteLength - 1));
        await stream.close();
    });
    await page.reload();
    await deleteStore(page);
    assert.deepEqual(await page.evaluate(() => open(1)), {});
    await page.evaluate(async () => {
        await open(2, 'part', 0, 'group');
        await commit(2, 1, [[1, 1, [1]]]);
    });
    await page.reload();
    await page.evaluate(() => new Promise((done) => {
        indexedDB.deleteDatabase('part').onsuccess = done;
    }));
    assert.deepEqual(await page.evaluate(() => open(2, 'part', 0, 'group')), {});
});

test('a locked store comes back locked', async (t) => {
    const { page } = await openStorePage(t);
    await lockedStore(page);
    await page.reload();
    await deleteStore(page);
    const there = await page.evaluate(() => open(1));
    assert.deepEqual(Object.keys(there), ['5/0']);
    const values = await page.evaluate(() => rawValues('outbox'));
    assert.ok(values.length > 0);
    for (const value of values) assert.ok(!Buffer.from(value).includes(Buffer.from(lockedName)));
});

test('a copy that takes long is neither waited for, nor there again after a wipe', async (t) => {
    const { page } = await openStorePage(t);
    const left = await page.evaluate(async () => {
        await open(1);
        TovCopy.PATIENCE_MS = 10;
        const real = FileSystemFileHandle.prototype.createWritable;
        let goOn;
        const held = new Promise((done) => { goOn = done; });
        FileSystemFileHandle.prototype.createWritable = async function () {
            await held;
            return real.call(this);
        };
        const { code } = await commit(1, 1, [[1, 1, [1]]]);
        library.tov_store_close(1);
        library.tov_store_wipe(2, 'store');
        goOn();
        await event(2, 'wiped');
        const folder = await navigator.storage.getDirectory();
        const names = [];
        for await (const name of folder.keys()) names.push(name);
        return { code, names };
    });
    assert.deepEqual(left, { code: 0, names: [] });
});
