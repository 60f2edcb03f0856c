// Opening the app with no server and a processor at a quarter of its speed: how long until the
// first frame one can use, with Today's heading and cards in the accessible page.
import { percentile } from './frame_meter.mjs';
import { readyForOffline } from '../browser/support/steps.mjs';

const slowdown = 4;

// Runs in the page before anything else of it: notes when the cards stand there and the frame with
// them has been handed to the browser.
function watchForToday() {
    window.todayShownMs = 0;
    const look = () => {
        const there = document.title.startsWith('I dag') &&
            document.querySelector('#mirror h1') && document.querySelector('#mirror h2');
        if (there) window.todayShownMs = performance.now(); else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}

// REQUIRES: a page that has joined and sent everything. `endServer` makes the network go.
export async function offlineStarts(page, endServer, runs) {
    await page.evaluate(() => { window.location.hash = '#/idag'; });
    await readyForOffline(page);
    await page.reload();
    await readyForOffline(page);
    await page.waitForTimeout(3000);  // all that was fetched is written
    await endServer();
    const address = page.url();
    await page.addInitScript(watchForToday);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const times = [];
    for (let run = 0; run < runs; run += 1) {
        await page.goto('about:blank');
        await page.waitForTimeout(1000);
        await page.goto(address);
        await page.waitForFunction(() => window.todayShownMs > 0);
        times.push(await page.evaluate(() => window.todayShownMs));
    }
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    return { median: percentile(times, 0.5), times };
}
