// ./dev bench 2g [--quick]: the real server and a real Chromium with a bad mobile link between
// them. The last line is one JSON object; see README.md.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { root, temporaryFolder } from '../browser/support/server.mjs';
import { openFreeShift, readyForOffline } from '../browser/support/steps.mjs';
import { percentile } from './frame_meter.mjs';
import { secondGeneration } from './link_shaper.mjs';
import { allSent, installed, nextShift, notAllSent, openBrowser, quietMs, sayExchanges, timed,
         timedJoin, withTablet } from './link_steps.mjs';

const people = 1_000;
const shifts = 10_000;
const edits = 5;
const cutEveryMs = 10_000;
const cutMs = 5_000;
const roundTripS = 2 * secondGeneration.delayMs / 1000;

const quick = process.argv.includes('--quick');
const runs = quick ? 1 : 3;
const firstSeed = 100;  // of what the link loses

const rounded = (number) => Math.round(number * 100) / 100;
const median = (numbers) => percentile(numbers, 0.5);
const medianOf = (results, key) => rounded(median(results.map((one) => one[key])));

const say = (words) => console.log(words);

function makeTown(folder) {
    const template = path.join(folder, 'template.sqlite');
    const [coordinator, volunteer] = execFileSync(path.join(root, 'build/dev/bench_ui'), [
        template, String(people), String(shifts)]).toString().split('\n');
    return { template, coordinator, volunteer };
}

// One tap on a connected device: the shift that is open is taken, or given back, or kept after all.
async function editTime(page, shaper, before = async () => {}) {
    const button = page.getByRole('button', {
        name: /^(Jeg kan tage vagten|Giv vagten tilbage|Jeg kan komme alligevel)$/ });
    await shaper.quiet(quietMs);
    shaper.clear();
    await before();
    const [, seconds] = await timed(page, () => button.tap(), [notAllSent, allSent]);
    const requests = shaper.connections.flatMap((one) => one.exchanges).length;
    return { seconds, requests };
}

async function editTimes(page, shaper) {
    await openFreeShift(page);
    const found = [];
    for (let edit = 0; edit < edits; edit += 1) {
        found.push(await editTime(page, shaper));
        const { seconds, requests } = found.at(-1);
        say(`  an edit: ${seconds.toFixed(2)} s, ${requests} requests`);
        if (edit === 0) sayExchanges(shaper);
    }
    return found;
}

// The tap comes while nothing passes the link, and no connection has been told.
async function editAfterSilence(page, shaper) {
    const { seconds } = await editTime(page, shaper, async () => {
        shaper.cut(cutMs, { silently: true });
        await page.waitForTimeout(cutMs / 5);
    });
    say(`  an edit while the link is silent for ${cutMs / 1000} s: ${seconds.toFixed(2)} s`);
    sayExchanges(shaper);
    return seconds;
}

async function volunteer(town, seed) {
    return withTablet(town.template, async (setting) => {
        const { shaper } = setting;
        const page = await installed(setting, secondGeneration, seed);
        shaper.clear();
        const [screen, sent] = await timedJoin(page, town.volunteer, [nextShift, allSent]);
        say(`a volunteer: her next shift after ${screen.toFixed(1)} s, everything after ` +
            `${sent.toFixed(1)} s, ${shaper.bytes.down} B down`);
        sayExchanges(shaper);
        const result = { screen, sent, down: shaper.bytes.down };
        const found = await editTimes(page, shaper);
        const first = seed === firstSeed;
        const silence = first ? await editAfterSilence(page, shaper) : null;
        return { ...result, edits: found, silence };
    });
}

async function everything(town, seed, cuts) {
    return withTablet(town.template, async (setting) => {
        const { shaper } = setting;
        const page = await installed(setting, secondGeneration, seed);
        shaper.clear();
        let cut = 0;
        const timer = cuts ? setInterval(() => {
            cut += 1;
            shaper.cut(cutMs);
        }, cutEveryMs) : null;
        let seconds;
        try {
            [seconds] = await timedJoin(page, town.coordinator, [allSent]);
        } finally {
            clearInterval(timer);
        }
        const { up, down } = shaper.bytes;
        const requests = shaper.connections.flatMap((one) => one.exchanges).length;
        say(`everything, the link cut ${cut} times: ${seconds.toFixed(1)} s, ${up} B up, ` +
            `${down} B down, ${requests} requests, ${shaper.connections.length} connections`);
        sayExchanges(shaper);
        return { seconds, up, down, requests, cut };
    });
}

async function firstVisit(town, seed) {
    return withTablet(town.template, async (setting) => {
        const { shaper } = setting;
        const page = await openBrowser(setting);
        shaper.become(secondGeneration, seed);
        shaper.clear();
        const started = performance.now();
        const since = () => (performance.now() - started) / 1000;
        await page.goto(`${shaper.url}?lang=da`, { waitUntil: 'commit' });
        await page.getByRole('button', { name: 'Jeg har en kode' }).waitFor();
        const result = { seconds: since(), down: shaper.bytes.down };
        say(`the first visit: ${result.seconds.toFixed(1)} s, ${result.down} B down`);
        await readyForOffline(page);
        say(`  ready for offline after ${since().toFixed(1)} s, ${shaper.bytes.down} B down`);
        sayExchanges(shaper);
        return result;
    });
}

async function repeated(measure) {
    const results = [];
    for (let run = 0; run < runs; run += 1) results.push(await measure(firstSeed + 2 * run));
    return results;
}

async function measureAll(town) {
    const { bitsPerSecond, loss } = secondGeneration;
    say(`the link: tests/bench/link_shaper.mjs (in user space, not tc netem), ` +
        `${bitsPerSecond / 1000} kbit/s each way, ${roundTripS * 1000} ms there and back, ` +
        `${loss * 100} % of segments lost`);
    const volunteers = await repeated((seed) => volunteer(town, seed));
    const whole = await repeated((seed) => everything(town, seed, false));
    const resumed = await repeated((seed) => everything(town, seed, true));
    const visit = await firstVisit(town, firstSeed);
    const allEdits = volunteers.flatMap((one) => one.edits);
    const editS = medianOf(allEdits, 'seconds');
    return {
        runs, people, shifts,
        first_useful_screen_s: medianOf(volunteers, 'screen'),
        first_sync_volunteer_s: medianOf(volunteers, 'sent'),
        first_sync_volunteer_bytes: medianOf(volunteers, 'down'),
        first_sync_all_s: medianOf(whole, 'seconds'),
        first_sync_all_bytes: medianOf(whole, 'down'),
        first_sync_all_requests: medianOf(whole, 'requests'),
        one_edit_s: editS,
        one_edit_round_trips: rounded(editS / roundTripS),
        one_edit_requests: medianOf(allEdits, 'requests'),
        edit_after_silence_s: rounded(volunteers[0].silence),
        resume_s: medianOf(resumed, 'seconds'),
        resume_cuts: medianOf(resumed, 'cut'),
        resume_bytes_twice: medianOf(resumed, 'down') - medianOf(whole, 'down'),
        app_first_visit_s: rounded(visit.seconds),
        app_first_visit_bytes: visit.down,
    };
}

const folder = temporaryFolder('bench');
let figures = null;
try {
    figures = await measureAll(makeTown(folder));
} finally {
    fs.rmSync(folder, { recursive: true, force: true });
}
console.log(JSON.stringify(figures));
