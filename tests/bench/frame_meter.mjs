// What frames cost, from Chromium's own trace of the page's main thread: processor time, not time
// by the clock, so that neither the software that draws in place of a graphics card nor anything
// else on the machine counts. The app marks the parts of its frames (FramePart in
// src/ui/host.hpp).
const parts = ['app', 'mirror', 'shapes', 'graphics'];
// What the browser does with the page after the frame has changed it.
const pageWork = new Set(['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'Commit']);

export function percentile(numbers, share) {
    const sorted = [...numbers].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

// Trace events of one thread → [{app, mirror, shapes, graphics, cpu, page}] in ms, oldest first.
function framesOf(events) {
    const frames = [];
    let frame = null;
    let part = -1;
    let since = 0;
    for (const event of events) {
        const mark = /^tovholder (\d)$/.exec(event.name);
        if (mark) {
            if (part >= 0 && frame) frame[parts[part]] += (event.tts - since) / 1000;
            part = Number(mark[1]);
            since = event.tts;
            if (part === 0) {
                frame = { app: 0, mirror: 0, shapes: 0, graphics: 0, page: 0 };
                frames.push(frame);
            }
            if (part === parts.length) part = -1;
        } else if (frame && part < 0 && pageWork.has(event.name)) {
            frame.page += (event.tdur ?? 0) / 1000;
        }
    }
    for (const one of frames) one.cpu = one.app + one.mirror + one.shapes + one.graphics;
    return frames;
}

export class FrameMeter {
    constructor(page) {
        this.page = page;
    }

    async start() {
        this.events = [];
        this.devtools ??= await this.page.context().newCDPSession(this.page);
        this.collect = ({ value }) => {
            for (const event of value) if (event.tts !== undefined) this.events.push(event);
        };
        this.devtools.on('Tracing.dataCollected', this.collect);
        await this.devtools.send('Tracing.start', {
            transferMode: 'ReportEvents',
            traceConfig: { includedCategories: ['devtools.timeline', 'blink.user_timing'] },
        });
        await this.page.evaluate(() => window.tovholder.measure(true));
    }

    // The frames since start().
    async stop() {
        await this.page.evaluate(() => window.tovholder.measure(false));
        const complete = new Promise((resolve) => {
            this.devtools.once('Tracing.tracingComplete', resolve);
        });
        await this.devtools.send('Tracing.end');
        await complete;
        this.devtools.off('Tracing.dataCollected', this.collect);
        const marked = this.events.find((event) => event.name.startsWith('tovholder '));
        const own = this.events.filter((event) => event.tid === marked?.tid &&
                                       event.pid === marked?.pid);
        return framesOf(own.sort((a, b) => a.ts - b.ts));
    }
}
