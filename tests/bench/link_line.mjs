// One direction of a bad link: all streams share its rate, segment by segment in turns; each
// segment takes its delay, and one that is lost holds up its own stream until it is sent again.
// Knows no socket: what it is given it delivers, in order, through the stream's callbacks.
import { performance } from 'node:perf_hooks';

export const wallClock = {
    now: () => performance.now(),
    at: (ms, act) => setTimeout(act, Math.max(0, ms - performance.now())),
    cancel: (timer) => clearTimeout(timer),
};

// The same numbers from the same seed, in [0, 1): mulberry32.
export function seededRandom(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}

class Stream {
    // `deliver(bytes)` for each segment that arrives, `ended()` after the last.
    constructor(line, readyMs, { deliver, ended }) {
        Object.assign(this, { line, readyMs, deliver, ended });
        this.parts = [];
        this.waiting = 0;       // bytes not yet on the line
        this.again = null;      // a segment that was lost
        this.arriving = [];     // on their way, oldest first; null is the end
        this.timers = new Set();
        this.leaving = false;   // a segment is just going onto the line
        this.finished = false;  // nothing more will be pushed
        this.closed = false;
    }

    push(bytes) {
        if (this.closed || this.finished || bytes.length === 0) return;
        if (!this.hasWork()) this.readyMs = Math.max(this.readyMs, this.line.clock.now());
        this.parts.push(bytes);
        this.waiting += bytes.length;
        this.line.next();
    }

    // The end of what is sent arrives after all of it.
    end() {
        if (this.closed || this.finished) return;
        this.finished = true;
        this.line.endIfDone(this);
    }

    // Both ends are gone: what is on its way falls into the void.
    close() {
        this.closed = true;
        for (const timer of this.timers) this.line.clock.cancel(timer);
        this.timers.clear();
        this.line.streams.delete(this);
        this.line.next();
    }

    hasWork() {
        return this.again !== null || this.waiting > 0;
    }

    takeSegment(bytesMax) {
        if (this.again !== null) {
            const segment = this.again;
            this.again = null;
            return segment;
        }
        const taken = [];
        let size = 0;
        while (this.parts.length > 0 && size < bytesMax) {
            const part = this.parts[0].subarray(0, bytesMax - size);
            taken.push(part);
            size += part.length;
            if (part.length === this.parts[0].length) this.parts.shift();
            else this.parts[0] = this.parts[0].subarray(part.length);
        }
        this.waiting -= size;
        return Buffer.concat(taken);
    }

    // Arrivals are taken from the front whichever timer fires: order never depends on timers.
    arriveAt(ms, segment) {
        this.arriving.push(segment);
        const timer = this.line.clock.at(ms, () => {
            this.timers.delete(timer);
            const arrived = this.arriving.shift();
            if (arrived === null) this.ended();
            else this.deliver(arrived);
        });
        this.timers.add(timer);
    }
}

export class Line {
    // kind: { bitsPerSecond, delayMs, loss, retryMs, segmentBytes, headerBytes }
    constructor(kind, random, clock = wallClock) {
        Object.assign(this, { kind, random, clock });
        this.streams = new Set();
        this.freeMs = 0;   // when the last segment had left
        this.timer = null;
        this.busy = false;
        this.segments = 0;
        this.lost = 0;
        this.wireBytes = 0;  // with headers, and the lost ones too
    }

    // Nothing of the stream leaves before `readyMs`.
    open(callbacks, readyMs = 0) {
        const stream = new Stream(this, readyMs, callbacks);
        this.streams.add(stream);
        return stream;
    }

    // The stream that has waited longest takes its turn; without one that may, waits for one.
    next() {
        if (this.busy) return;
        if (this.timer !== null) this.clock.cancel(this.timer);
        this.timer = null;
        let first = null;
        for (const stream of this.streams) {
            if (!stream.hasWork()) continue;
            if (first === null || stream.readyMs < first.readyMs) first = stream;
        }
        if (first === null) return;
        if (first.readyMs > this.clock.now()) {
            this.timer = this.clock.at(first.readyMs, () => {
                this.timer = null;
                this.next();
            });
            return;
        }
        this.send(first);
    }

    send(stream) {
        const { bitsPerSecond, segmentBytes, headerBytes } = this.kind;
        const segment = stream.takeSegment(segmentBytes);
        const size = segment.length + headerBytes;
        const start = Math.max(this.freeMs, stream.readyMs);
        this.freeMs = start + size * 8 * 1000 / bitsPerSecond;
        this.segments += 1;
        this.wireBytes += size;
        this.busy = true;
        stream.leaving = true;
        this.clock.at(this.freeMs, () => {
            this.busy = false;
            stream.leaving = false;
            if (!stream.closed) this.left(stream, segment);
            this.next();
        });
    }

    left(stream, segment) {
        const leftMs = this.freeMs;
        if (this.random() < this.kind.loss) {
            this.lost += 1;
            stream.again = segment;
            stream.readyMs = leftMs + this.kind.retryMs;
            return;
        }
        stream.readyMs = leftMs;  // behind all that have waited since
        stream.arriveAt(leftMs + this.kind.delayMs, segment);
        this.endIfDone(stream);
    }

    endIfDone(stream) {
        if (!stream.finished || stream.leaving || stream.hasWork()) return;
        if (stream.arriving.at(-1) === null) return;
        stream.arriveAt(this.clock.now() + this.kind.delayMs, null);
    }
}
