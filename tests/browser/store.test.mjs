// The device's store in a real IndexedDB: what "Gemt" rests on.
import assert from 'node:assert/strict';
import { test } from './support/harness.mjs';
import { lockedName as name, lockedStore, openStorePage } from './support/store.mjs';

const outbox = 1;

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

test('with no room at all a store can still be read, and is written to when there is room',
     async (t) => {
    const { device, page, url } = await openStorePage(t);
    await page.evaluate(async () => {
        await open(1);
        await commit(1, 1, [[1, 1, [1]]]);
    });
    await page.addInitScript(() => {
        const real = IDBObjectStore.prototype.put;
        window.full = true;
        IDBObjectStore.prototype.put = function put(...values) {
            const request = real.apply(this, values);
            if (window.full) request.onsuccess = () => {
                this.transaction.abort();
                Object.defineProperty(this.transaction, 'error', {
                    value: new DOMException('', 'QuotaExceededError') });
            };
            return request;
        };
    });
    await page.reload();
    assert.deepEqual(await page.evaluate(() => open(1)), { '1/1': [1] });
    assert.equal((await page.evaluate(() => commit(1, 2, [[1, 2, [2]]]))).code, 67);
    await page.evaluate(() => { window.full = false; });
    assert.equal((await page.evaluate(() => commit(1, 3, [[1, 3, [3]]]))).code, 0);
    const second = await device.context.newPage();
    await second.goto(url);
    assert.deepEqual(await second.evaluate(() => open(2, 'store', 1)), { '1/1': [1], '1/3': [3] });
    await page.evaluate(() => event(1, 'lost'));
});

test('a store emptied behind our back is told, and takes nothing until it is founded anew',
     async (t) => {
    const { page } = await openStorePage(t);
    const [codes, told] = await page.evaluate(async () => {
        await open(1);
        await commit(1, 1, [[1, 1, [1]]]);
        startCommit(1, 2, [[1, 2, [2]]]);
        await new Promise((done) => {
            indexedDB.deleteDatabase('store').onsuccess = done;
        });
        const kind = (await event(1, 'emptied')).kind;
        await event(1, 'committed');  // before or after it was emptied
        const results = [(await commit(1, 3, [[1, 3, [3]]])).code];
        startCommit(1, 4, [[1, 4, [4]]]);
        library.tov_store_refound(1);
        startCommit(1, 5, [[0, 0, [9]], [1, 1, [1]], [1, 3, [3]]]);
        startCommit(1, 6, [[1, 6, [6]]]);
        for (let i = 0; i < 3; i += 1) results.push((await event(1, 'committed')).code);
        return [results, kind];
    });
    assert.equal(told, 'emptied');
    assert.deepEqual(codes, [66, 66, 0, 0]);
    await page.reload();
    assert.deepEqual(await page.evaluate(() => open(1)),
                     { '0/0': [9], '1/1': [1], '1/3': [3], '1/6': [6] });
});

test('a locked store that was emptied is never written in the clear', async (t) => {
    const { page } = await openStorePage(t);
    await lockedStore(page);
    const codes = await page.evaluate(async (value) => {
        await new Promise((done) => {
            indexedDB.deleteDatabase('store').onsuccess = done;
        });
        await event(1, 'emptied');
        library.tov_store_refound(1);
        const inTheClear = (await commit(1, 11, [[1, 1, value]])).code;
        library.tov_store_refound(1);
        const locked = (await commit(1, 12, [[5, 0, [7]], [1, 1, value]])).code;
        return [inTheClear, locked];
    }, name);
    assert.deepEqual(codes, [66, 0]);
    const values = await page.evaluate(() => rawValues('outbox'));
    assert.equal(values.length, 1);
    assert.ok(!Buffer.from(values[0]).includes(Buffer.from(name)));
});

test('an opening that fails is tried three times, and then told', async (t) => {
    const { page } = await openStorePage(t);
    const tries = await page.evaluate(async () => {
        const real = indexedDB.open.bind(indexedDB);
        const failing = (count) => {
            let asked = 0;
            IDBFactory.prototype.open = (name, version) => {
                asked += 1;
                if (asked > count) return real(name, version);
                const request = { error: new DOMException('', 'UnknownError') };
                setTimeout(() => request.onerror());
                return request;
            };
            return () => asked;
        };
        const twice = failing(2);
        const opened = await open(1);
        TovStore.handles[1].db.close();
        const for_ever = failing(Infinity);
        const refused = await commit(1, 1, [[1, 1, [1]]]);
        const asked = for_ever();
        failing(0);
        return [twice(), opened, refused.code, asked, (await commit(1, 2, [[1, 1, [1]]])).code];
    });
    // Of the three tries of the commit the first was on the connection that had been closed.
    assert.deepEqual(tries, [3, {}, 66, 2, 0]);
});

test('a page that wakes looks whether the store is still its own', async (t) => {
    const { page } = await openStorePage(t);
    const lost = await page.evaluate(async () => {
        await open(1);
        await new Promise((done) => {
            const transaction = TovStore.handles[1].db.transaction('owner', 'readwrite');
            transaction.objectStore('owner').put('another tab', 'mark');
            transaction.oncomplete = done;
        });
        document.dispatchEvent(new Event('resume'));
        return (await event(1, 'lost')).kind;
    });
    assert.equal(lost, 'lost');
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

test('the first lock encrypts all that was there, and what comes after', async (t) => {
    const { page } = await openStorePage(t);
    const { wrapped, code } = await lockedStore(page);
    assert.equal(code, 0);
    const outboxValues = await page.evaluate(() => rawValues('outbox'));
    const pages = await page.evaluate(() => rawValues('pages'));
    assert.equal(outboxValues.length, 2);
    for (const value of [...outboxValues, ...pages]) {
        assert.equal(value.length, name.length + 12 + 16);
        assert.ok(!Buffer.from(value).includes(Buffer.from(name)));
    }
    assert.notDeepEqual(outboxValues[0], outboxValues[1]);
    await page.reload();
    // Locked: nothing but the lock can be read, nor written.
    assert.deepEqual(await page.evaluate(() => open(1)), { '5/0': [7] });
    assert.equal((await page.evaluate(() => commit(1, 1, [[1, 9, [9]]]))).code, 66);
    assert.equal((await page.evaluate(() => commit(1, 2, [[5, 0, [8]]]))).code, 0);
    for (const [secret, which] of [['1234', 0], ['server', 1]]) {
        const wrong = await page.evaluate(([key]) => turnKey('4321', key, []), [wrapped[which]]);
        assert.equal(wrong.code, 56);
        const right = await page.evaluate(([word, key]) => turnKey(word, key, []),
                                          [secret, wrapped[which]]);
        assert.equal(right.code, 0);
        await page.evaluate(() => library.tov_store_close(1));
        assert.deepEqual(await page.evaluate(() => open(1)), {
            '1/1': name, '1/2': name, '2/4294967297': name, '5/0': [8] });
        await page.evaluate(() => { library.tov_keys_forget('store'); });
    }
});

test('a sealed value in the place of another is not taken for it', async (t) => {
    const { page } = await openStorePage(t);
    await lockedStore(page);
    const entries = await page.evaluate(async () => {
        library.tov_store_close(1);
        await TovStore.closing.store;
        await new Promise((done) => {
            const request = indexedDB.open('store');
            request.onsuccess = () => {
                const transaction = request.result.transaction('outbox', 'readwrite');
                const store = transaction.objectStore('outbox');
                store.get(1).onsuccess = (event) => store.put(event.target.result, 2);
                transaction.oncomplete = () => { request.result.close(); done(); };
            };
        });
        return open(2);
    });
    assert.deepEqual(entries['1/1'], name);
    assert.equal(entries['1/2'].length, name.length + 28);
});

test('what was queued when a store is locked is still written, encrypted', async (t) => {
    const { page } = await openStorePage(t);
    const { wrapped } = await lockedStore(page);
    const entries = await page.evaluate(async ([key]) => {
        for (let i = 10; i < 30; i += 1) startCommit(1, i, [[1, i, [i]]]);
        library.tov_store_close(1);
        library.tov_keys_forget('store');
        await turnKey('1234', key, []);
        return open(2);
    }, [wrapped[0]]);
    assert.deepEqual(entries['1/29'], [29]);
    assert.equal(Object.keys(entries).length, 2 + 20 + 1 + 1);
});

test('a store of the first release keeps everything and can be locked', async (t) => {
    const { page } = await openStorePage(t);
    await page.evaluate(() => new Promise((done) => {
        const request = indexedDB.open('store', 1);
        request.onupgradeneeded = () => {
            for (const area of ['meta', 'outbox', 'pages', 'review', 'settings', 'owner']) {
                request.result.createObjectStore(area);
            }
        };
        request.onsuccess = () => {
            const transaction = request.result.transaction('outbox', 'readwrite');
            transaction.objectStore('outbox').put(Uint8Array.from([4, 2]), 7);
            transaction.oncomplete = () => { request.result.close(); done(); };
        };
    }));
    assert.deepEqual(await page.evaluate(() => open(1)), { '1/7': [4, 2] });
    const entries = await page.evaluate(async () => {
        await turnKey('', [], [[1000, '1234']]);
        await commit(1, 1, [[5, 0, [7]]]);
        library.tov_store_close(1);
        return open(2);
    });
    assert.deepEqual(entries, { '1/7': [4, 2], '5/0': [7] });
});
