// ./dev bench ui: what the app costs a tablet with 10,000 shifts and 5,000 people on it. The real
// page, server and database, in Chromium. The last line is one JSON object; see README.md.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { Device, tablet } from '../browser/support/browser.mjs';
import { root, Server } from '../browser/support/server.mjs';
import { join, saysStatus, settle } from '../browser/support/steps.mjs';
import { FrameMeter, percentile } from './frame_meter.mjs';
import { offlineStarts } from './ui_start.mjs';
import { walkViews } from './ui_walk.mjs';

const shifts = 10_000;
const people = 5_000;
const startRuns = 7;

const rounded = (ms) => Math.round(ms * 100) / 100;
const of = (frames, part) => frames.map((frame) => frame[part]);

function sayFrames(name, frames) {
    const p95 = ['app', 'mirror', 'shapes', 'graphics', 'cpu', 'page']
        .map((part) => `${part} ${percentile(of(frames, part), 0.95).toFixed(2)}`).join('  ');
    const most = Math.max(...of(frames, 'cpu')).toFixed(1);
    console.log(`${name.padEnd(20)} ${String(frames.length).padStart(4)} frames, p95 in ms: ` +
                `${p95}; longest ${most}`);
}

async function joined(server, code, devices) {
    const device = new Device(tablet);
    devices.push(device);
    const page = await device.open(`${server.url}?lang=da`);
    await join(page, code);
    await saysStatus(page, 'Alt er sendt');
    await settle(page);
    return page;
}

async function startFigure(server, page, who) {
    const { median, times } = await offlineStarts(page, () => server.end(), startRuns);
    console.log(`offline start, ${who}: ${times.map((ms) => ms.toFixed(0)).join(' ')} ms`);
    return Math.round(median);
}

async function measure(server, devices) {
    const maker = path.join(root, 'build/dev/bench_ui');
    const [coordinator, volunteer] = execFileSync(maker, [
        server.database, String(people), String(shifts)]).toString().split('\n');
    await server.start();
    const office = await joined(server, coordinator, devices);
    const byView = await walkViews(office, new FrameMeter(office), sayFrames);
    const frames = Object.values(byView).flat();
    const officeStart = await startFigure(server, office, 'everything on the tablet');
    await office.context().close();
    await server.start();
    const home = await joined(server, volunteer, devices);
    const homeStart = await startFigure(server, home, 'a volunteer');
    const figure = (part, share) => rounded(percentile(of(frames, part), share));
    const views = Object.entries(byView).map(([name, some]) => [
        name, rounded(percentile(of(some, 'cpu'), 0.95))]);
    return {
        shifts, people, frames: frames.length,
        frame_cpu_p50_ms: figure('cpu', 0.5), frame_cpu_p95_ms: figure('cpu', 0.95),
        frame_cpu_max_ms: figure('cpu', 1),
        mirror_p50_ms: figure('mirror', 0.5), mirror_p95_ms: figure('mirror', 0.95),
        page_p95_ms: figure('page', 0.95),
        offline_start_throttled_ms: officeStart,
        offline_start_volunteer_throttled_ms: homeStart,
        view_frame_cpu_p95_ms: Object.fromEntries(views),
    };
}

const server = new Server();
const devices = [];
let figures = null;
try {
    figures = await measure(server, devices);
} finally {
    await server.cleanUp();
    for (const device of devices) await device.cleanUp();
}
console.log(JSON.stringify(figures));
