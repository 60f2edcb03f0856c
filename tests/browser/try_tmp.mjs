import { Device, tablet, laptop } from './support/browser.mjs';
import { startServer } from './support/server.mjs';
const t = { ends: [], onEnd(f) { this.ends.push(f); } };
try {
const server = await startServer(t, { demo: true });
const device = new Device(tablet); t.onEnd(() => device.cleanUp());
await device.open(); const page = device.page;
page.on('console', m => console.log('console', m.type(), m.text()));
page.on('pageerror', e => console.log('pageerror', e.stack.slice(0,600)));
page.on('requestfailed', r => console.log('failed', r.url()));
page.on('response', r => r.status() >= 400 && console.log(r.status(), r.url()));
await page.addInitScript(() => {
 const o = indexedDB.open.bind(indexedDB); indexedDB.open = (...a) => { console.log('idb open', a.join()); return o(...a); };
 const r = navigator.locks.request.bind(navigator.locks); navigator.locks.request = (...a) => { console.log('lock', a[0], JSON.stringify(a[1])); return r(...a); };
 const g = AbortController.prototype.abort; AbortController.prototype.abort = function() { console.log('abort'); return g.call(this); };
 addEventListener('unhandledrejection', e => console.log('unhandled', e.reason && e.reason.stack));
});
await page.goto(server.url + '?lang=da');
await page.waitForTimeout(15000);
await page.screenshot({ path: '/tmp/s1.png' });
console.log(await page.evaluate(async () => JSON.stringify([await indexedDB.databases(), (await navigator.locks.query()), window.tovholder.stats()])));
} catch (e) { console.log(String(e).slice(0, 1500)); }
for (const f of t.ends.reverse()) await f().catch((e) => console.log('end', e.message));
