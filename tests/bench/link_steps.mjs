// What ./dev bench 2g does on a tablet at the other end of a bad link, and how it takes the time:
// in the page, from the press to what stands on the screen.
import fs from 'node:fs';
import { Device, tablet } from '../browser/support/browser.mjs';
import { Server } from '../browser/support/server.mjs';
import { readyForOffline } from '../browser/support/steps.mjs';
import { LinkShaper, wire } from './link_shaper.mjs';

const waitMax = 20 * 60_000;  // a guard: what takes longer has failed
export const quietMs = 4000;  // longer than a round trip and a segment lost twice

// A server with a copy of the municipality in `template`, and a tablet at the end of a link to it.
// `body(setting)` gets { server, shaper, device }; all of it ends with it.
export async function withTablet(template, body) {
    const server = new Server();
    const device = new Device(tablet);
    let shaper = null;
    try {
        fs.copyFileSync(template, server.database);
        await server.start();
        shaper = await new LinkShaper(server.port, { kind: wire }).start();
        return await body({ server, shaper, device });
    } finally {
        await device.cleanUp();
        if (shaper) await shaper.end();
        await server.cleanUp();
    }
}

export async function openBrowser({ device }) {
    const page = await device.open();
    page.setDefaultTimeout(waitMax);
    page.setDefaultNavigationTimeout(waitMax);
    return page;
}

// The app is on the tablet, as by a visit where the network is good, and has been opened again on
// the bad one; nobody has joined.
export async function installed(setting, kind, seed) {
    const { shaper } = setting;
    const page = await openBrowser(setting);
    const code = page.getByRole('button', { name: 'Jeg har en kode' });
    await page.goto(`${shaper.url}?lang=da`);
    await code.waitFor();
    await readyForOffline(page);
    await page.reload();
    await code.waitFor();
    await shaper.quiet(1500);
    shaper.become(kind, seed);
    shaper.clear();
    await page.reload();
    await code.waitFor();
    await shaper.heard('GET /service_worker.js');  // the browser asks whether it is the newest
    await shaper.quiet(quietMs);
    return page;
}

// Runs in the page: notes when it was pressed and, each once and in order, when the screen had the
// words of `[selector, words, there]` (or, with `there` false, no longer had them).
function watch(steps) {
    const marks = { pressed: 0, seen: [] };
    window.marks = marks;
    window.addEventListener('pointerdown', () => { marks.pressed ||= performance.now(); },
                            { capture: true });
    const timer = setInterval(() => {
        if (marks.pressed === 0) return;
        const [selector, words, there] = steps[marks.seen.length];
        const found = [...document.querySelectorAll(selector)].some(
            (element) => element.textContent.includes(words));
        if (found === there) marks.seen.push(performance.now());
        if (marks.seen.length === steps.length) clearInterval(timer);
    }, 10);
}

// Presses, and returns the seconds from then until each of the steps.
export async function timed(page, press, steps) {
    await page.evaluate(watch, steps);
    await press();
    await page.waitForFunction((count) => window.marks.seen.length === count, steps.length,
                               { polling: 100 });
    const { pressed, seen } = await page.evaluate(() => window.marks);
    return seen.map((ms) => (ms - pressed) / 1000);
}

export const allSent = ['[role=status]', 'Alt er sendt', true];
export const notAllSent = ['[role=status]', 'Alt er sendt', false];
export const nextShift = ['#mirror', 'Din næste vagt', true];

// Types the code, presses "Tilslut", and returns the seconds until each of the steps.
export async function timedJoin(page, code, steps) {
    await page.getByRole('button', { name: 'Jeg har en kode' }).click();
    await page.getByRole('textbox', { name: 'Kode' }).fill(code);
    const join = page.getByRole('button', { name: 'Tilslut' });
    return timed(page, () => join.click(), steps);
}

// What went over the link since clear(), a line for each request.
export function sayExchanges(shaper) {
    const since = (ms) => ((ms - shaper.startedMs) / 1000).toFixed(1).padStart(6);
    for (const { id, openedMs, exchanges } of shaper.connections) {
        for (const { line, atMs, doneMs, up, down } of exchanges) {
            console.log(`    ${since(atMs)} s to ${since(doneMs)} s  ${line}: ${up} B up, ` +
                        `${down} B down (connection ${id}, opened at ${since(openedMs).trim()} s)`);
        }
    }
}
