// Runs in the page before web/library_store.js: what Emscripten and C++ would give it, so that the
// tests drive the product's own file. Events are collected in `told`.
const LibraryManager = { library: {} };
const mergeInto = (all, some) => Object.assign(all, some);
const UTF8ToString = (text) => text;
const HEAPU8 = new Uint8Array(1 << 24);
const told = [];
const waiting = [];
const kinds = ['opened', 'committed', 'lost', 'wiped', '', '', '', '', 'keyed', 'emptied'];

const TovDevice = {
    OPENED: 0, COMMITTED: 1, LOST: 2, WIPED: 3, KEYED: 8, EMPTIED: 9,
    WRONG_PIN: 56, STORAGE_FAILED: 66, STORAGE_FULL: 67,
    text: (words) => new TextEncoder().encode(words),
    tell(id, kind, code, number, bytes) {
        told.push({ id, kind: kinds[kind], code, number,
                    bytes: bytes ? Array.from(bytes) : [] });
        for (const look of waiting.slice()) look();
    },
};

// The first event of one of these kinds, taken out of `told`.
function event(id, ...kindsWanted) {
    return new Promise((found) => {
        const look = () => {
            const at = told.findIndex((one) => one.id === id && kindsWanted.includes(one.kind));
            if (at < 0) return;
            if (waiting.includes(look)) waiting.splice(waiting.indexOf(look), 1);
            found(told.splice(at, 1)[0]);
        };
        waiting.push(look);
        look();
    });
}

// [[area, key, bytes or null] ...] in the form of src/platform/store_bytes.hpp
function packWrites(writes) {
    let at = 0;
    const view = new DataView(HEAPU8.buffer);
    for (const [area, key, value] of writes) {
        view.setUint8(at, area);
        view.setUint8(at + 1, value ? 1 : 0);
        view.setBigUint64(at + 2, BigInt(key), true);
        view.setUint32(at + 10, value ? value.length : 0, true);
        if (value) HEAPU8.set(value, at + 14);
        at += 14 + (value ? value.length : 0);
    }
    return at;
}

function unpackEntries(list) {
    const bytes = Uint8Array.from(list);
    const view = new DataView(bytes.buffer);
    const entries = {};
    for (let at = 0; at < bytes.length;) {
        const size = view.getUint32(at + 9, true);
        const key = `${view.getUint8(at)}/${view.getBigUint64(at + 1, true)}`;
        entries[key] = Array.from(bytes.slice(at + 13, at + 13 + size));
        at += 13 + size;
    }
    return entries;
}

const library = LibraryManager.library;

async function open(id, name = 'store', takeOver = 0, lock = name) {
    library.tov_store_open(id, name, lock, takeOver);
    const first = await event(id, 'opened', 'lost');
    return first.kind === 'lost' || first.code ? first : unpackEntries(first.bytes);
}

function startCommit(id, ticket, writes, strict = 1) {
    library.tov_store_commit(id, ticket, 0, packWrites(writes), strict);
}

function commit(id, ticket, writes, strict = 1) {
    startCommit(id, ticket, writes, strict);
    return event(id, 'committed');
}

// Unwraps a key (none: makes one) and wraps it for [rounds, secret] each; answers with those.
async function turnKey(secret, wrapped, targets, name = 'store') {
    const bytes = [];
    const number = (value) => {
        for (let shift = 0; shift < 32; shift += 8) bytes.push((value >>> shift) & 255);
    };
    const blob = (list) => { number(list.length); bytes.push(...list); };
    const letters = (text) => Array.from(new TextEncoder().encode(text));
    blob(letters(secret));
    blob(wrapped);
    for (const [rounds, one] of targets) { number(rounds); blob(letters(one)); }
    HEAPU8.set(bytes, 0);
    library.tov_keys_turn(99, name, 0, bytes.length);
    const told99 = await event(99, 'keyed');
    const answer = [];
    for (let at = 0; told99.code === 0 && at < told99.bytes.length;) {
        const size = new DataView(Uint8Array.from(told99.bytes).buffer).getUint32(at, true);
        answer.push(told99.bytes.slice(at + 4, at + 4 + size));
        at += 4 + size;
    }
    return { code: told99.code, wrapped: answer };
}

// The raw values of one area as they lie in IndexedDB.
function rawValues(area, name = 'store') {
    return new Promise((done) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => {
            const all = request.result.transaction(area).objectStore(area).getAll();
            all.onsuccess = () => {
                request.result.close();
                done(all.result.map((value) => Array.from(value)));
            };
        };
    });
}
