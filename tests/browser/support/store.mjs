// A page with the device's store alone: the product's own scripts, and store_page.js around them.
import fs from 'node:fs';
import path from 'node:path';
import { openDevice } from './browser.mjs';
import { startPlainServer } from './plain_server.mjs';
import { root } from './server.mjs';

const scripts = ['tests/browser/support/store_page.js', 'web/library_keys.js',
                 'web/library_store_bytes.js', 'web/library_store_lock.js',
                 'web/library_store_copy.js', 'web/library_store.js'];
const texts = scripts.map((name) => fs.readFileSync(path.join(root, name), 'utf8'));
const script = `${texts.join('\n')}\nconst TovStore = LibraryManager.library.$TovStore;
const TovKeys = LibraryManager.library.$TovKeys;
const TovLock = LibraryManager.library.$TovLock;
const TovBytes = LibraryManager.library.$TovBytes;
const TovCopy = LibraryManager.library.$TovCopy;`;
const html = '<!DOCTYPE html><title>store</title><link rel="icon" href="data:,">' +
    '<script src="script.js"></script>';

export async function openStorePage(t) {
    const server = await startPlainServer(t, { '': html, 'script.js': script });
    const device = await openDevice(t, {}, server.url);
    return { device, page: device.page, url: server.url };
}

const lock = 5;
const letters = (text) => Array.from(new TextEncoder().encode(text));
export const lockedName = letters('Hanne Madsen');

// A store with an entry and a page, locked with 1234.
export async function lockedStore(page) {
    return page.evaluate(async ([area, value]) => {
        await open(1);
        await commit(1, 1, [[1, 1, value], [2, 4294967297, value]]);
        const { wrapped } = await turnKey('', [], [[1000, '1234'], [1, 'server']]);
        const sealed = await commit(1, 2, [[area, 0, [7]]]);
        await commit(1, 3, [[1, 2, value]]);
        return { wrapped, code: sealed.code };
    }, [lock, lockedName]);
}
