// Starts the app with no network. All files of a version are fetched before it counts as installed;
// one that misses leaves the version before in charge. A new version takes over when the app is
// reloaded in its only tab, never under a running one.
'use strict';

const version = '@@version@@';
const files = @@files@@;
const cacheName = `tovholder-${version}`;
const shell = 'shell';  // what every navigation gets
// Shown for a moment between two versions: lets the waiting one in, and loads the app from it once
// it is in charge. The empty icon keeps the browser from asking for one.
const between = `<!DOCTYPE html><title>Tovholder</title><link rel="icon" href="data:,"><script>
const again = () => location.reload();
navigator.serviceWorker.addEventListener('controllerchange', again);
navigator.serviceWorker.getRegistration().then((registration) => {
    if (registration?.waiting) registration.waiting.postMessage('take over');
    else again();
});
</script>`;
const patience = '5';  // seconds until the page between asks again, should nothing have come
// Answers of the server are never kept: they are only true when they are given.
const serverPaths = ['sync', 'join', 'ws', 'healthz', 'demo.json'];

const scope = new URL(self.registration.scope);

// A response that was redirected may not answer a navigation; a fresh one with the same bytes may.
async function plain(response) {
    if (!response.redirected) return response;
    return new Response(await response.blob(), {
        status: response.status, headers: response.headers,
    });
}

async function fetchShell(cache) {
    const response = await fetch('./', { cache: 'reload', credentials: 'same-origin' });
    if (!response.ok) throw new Error(`shell: ${response.status}`);
    await cache.put(shell, await plain(response));
}

async function install() {
    const cache = await caches.open(cacheName);
    try {
        await Promise.all([cache.addAll(files), fetchShell(cache)]);
    } catch (error) {
        await caches.delete(cacheName);
        throw error;
    }
}

async function activate() {
    for (const name of await caches.keys()) {
        if (name.startsWith('tovholder-') && name !== cacheName) await caches.delete(name);
    }
    await self.clients.claim();
}

// A reload of the only tab, while a new version waits.
async function makesWay() {
    if (!self.registration.waiting) return false;
    const tabs = await self.clients.matchAll({ type: 'window' });
    return tabs.length <= 1;
}

async function answerNavigation(request) {
    if (await makesWay()) {
        return new Response(between, {
            headers: { 'Content-Type': 'text/html; charset=utf-8', Refresh: patience },
        });
    }
    const cache = await caches.open(cacheName);
    return await cache.match(shell) ?? fetch(request);
}

async function answerFile(request) {
    const cache = await caches.open(cacheName);
    return await cache.match(request, { ignoreSearch: true }) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(install()));

self.addEventListener('activate', (event) => event.waitUntil(activate()));

self.addEventListener('message', (event) => {
    if (event.data === 'take over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
    const { request } = event;
    const address = new URL(request.url);
    if (request.method !== 'GET' || address.origin !== scope.origin) return;
    if (!address.pathname.startsWith(scope.pathname)) return;
    const path = address.pathname.slice(scope.pathname.length);
    if (serverPaths.includes(path)) return;
    if (request.mode === 'navigate') {
        // Other pages that lie beside the app (licences, documents) are not the app.
        if (path === '' || path === 'index.html') event.respondWith(answerNavigation(request));
        return;
    }
    event.respondWith(answerFile(request));
});
