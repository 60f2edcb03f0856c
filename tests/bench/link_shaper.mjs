// A bad mobile link in user space, for machines whose kernel has no netem: a TCP proxy on loopback
// through which all connections share one slow line each way (link_line.mjs). Counts what goes
// over it by connection and by request, and can cut the link. Needs no root.
import { once } from 'node:events';
import net from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Line, seededRandom } from './link_line.mjs';

// 50 kbit/s and 400 ms each way, one segment of twenty lost; lost ones are sent again after 1 s.
export const secondGeneration = { bitsPerSecond: 50_000, delayMs: 400, loss: 0.05, retryMs: 1000,
                                  segmentBytes: 1400, headerBytes: 40 };
// Nothing in the way.
export const wire = { bitsPerSecond: Infinity, delayMs: 0, loss: 0, retryMs: 0,
                      segmentBytes: 64 * 1024, headerBytes: 0 };

const queuedBytesMax = 64 * 1024;  // of one connection and direction; then its sender waits

class Connection {
    constructor(shaper, id, client) {
        this.shaper = shaper;
        this.id = id;
        this.openedMs = performance.now();
        this.up = 0;    // bytes of the client that arrived, without headers of segments
        this.down = 0;  // bytes of the server that arrived
        this.exchanges = [];  // { line, atMs, up, down, doneMs }, one for each HTTP request
        this.client = client;
        this.server = net.connect({ host: '127.0.0.1', port: shaper.target,
                                    allowHalfOpen: true });
        const setUpMs = 2 * shaper.kind.delayMs;  // the server hears the first byte no earlier
        this.upward = this.carry(client, this.server, 'up', this.openedMs + setUpMs);
        this.downward = this.carry(this.server, client, 'down', 0);
        for (const socket of [client, this.server]) {
            socket.setNoDelay(true);
            socket.on('error', () => this.abort());  // the other end hears of it by a reset
        }
        this.server.on('close', () => this.endIfBothDone());
        client.on('close', () => this.endIfBothDone());
    }

    carry(from, to, way, readyMs) {
        const stream = this.shaper.lines[way].open({
            deliver: (bytes) => {
                this.count(way, bytes.length);
                to.write(bytes);
                if (stream.waiting < queuedBytesMax) from.resume();
            },
            ended: () => to.end(),
        }, readyMs);
        from.on('data', (bytes) => {
            if (way === 'up') this.note(bytes);
            stream.push(bytes);
            if (stream.waiting >= queuedBytesMax) from.pause();
        });
        from.on('end', () => stream.end());
        return stream;
    }

    // A browser writes each request's first line at the beginning of a piece.
    note(bytes) {
        const found = /^([A-Z]+ \S+) HTTP\/1\.1\r\n/.exec(bytes.toString('latin1', 0, 300));
        if (!found) return;
        const atMs = performance.now();
        this.exchanges.push({ line: found[1], atMs, up: 0, down: 0, doneMs: atMs });
    }

    count(way, size) {
        this[way] += size;
        this.shaper.bytes[way] += size;
        this.shaper.lastByteMs = performance.now();
        const exchange = this.exchanges.at(-1);
        if (!exchange) return;
        exchange[way] += size;
        exchange.doneMs = this.shaper.lastByteMs;
    }

    endIfBothDone() {
        if (!this.client.destroyed || !this.server.destroyed) return;
        this.upward.close();
        this.downward.close();
        this.shaper.open.delete(this);
    }

    // Neither side hears anything any more, nor that it is so.
    silence() {
        this.upward.close();
        this.downward.close();
        this.shaper.open.delete(this);
        this.shaper.silent.add(this);
    }

    abort() {
        this.silence();
        this.shaper.silent.delete(this);
        this.client.resetAndDestroy();
        this.server.resetAndDestroy();
    }
}

export class LinkShaper {
    // Carries connections to `target`, a port of this machine.
    constructor(target, { kind = secondGeneration, seed = 1 } = {}) {
        this.target = target;
        this.open = new Set();      // connections
        this.silent = new Set();    // connections that a cut has left without a word
        this.held = new Set();      // sockets that came while the link was cut
        this.become(kind, seed);
        this.clear();
        this.cutUntil = null;       // timer of the cut under way
        this.refuses = false;
    }

    async start() {
        this.listener = net.createServer({ allowHalfOpen: true }, (socket) => this.came(socket));
        this.listener.listen(0, '127.0.0.1');
        await once(this.listener, 'listening');
        this.port = this.listener.address().port;
        this.url = `http://127.0.0.1:${this.port}/`;
        return this;
    }

    // Another kind of link from now on; connections of the one before are lost.
    become(kind, seed = 1) {
        this.drop();
        this.kind = kind;
        this.lines = { up: new Line(kind, seededRandom(seed)),
                       down: new Line(kind, seededRandom(seed + 1)) };
    }

    // Counts from here.
    clear() {
        this.connections = [...this.open];  // all since, also those that have ended
        for (const one of this.connections) Object.assign(one, { up: 0, down: 0, exchanges: [] });
        this.bytes = { up: 0, down: 0 };
        this.lastByteMs = performance.now();
        this.startedMs = performance.now();
    }

    came(socket) {
        if (this.cutUntil === null) return this.admit(socket);
        if (this.refuses) return socket.resetAndDestroy();
        this.held.add(socket);
        socket.on('error', () => {});  // it gave up waiting; 'close' follows
        socket.on('close', () => this.held.delete(socket));
    }

    admit(socket) {
        const connection = new Connection(this, this.connections.length + 1, socket);
        this.open.add(connection);
        this.connections.push(connection);
    }

    // Ends all connections as if both sides had lost their address.
    drop() {
        for (const connection of [...this.open]) connection.abort();
        for (const socket of this.held) socket.resetAndDestroy();
        this.held.clear();
    }

    // Resets all connections, or leaves both sides waiting; for `ms` new ones hear nothing, or are
    // refused, until the link is back.
    cut(ms, { refuse = false, silently = false } = {}) {
        if (silently) for (const connection of [...this.open]) connection.silence();
        this.drop();
        clearTimeout(this.cutUntil);
        this.refuses = refuse;
        this.cutUntil = setTimeout(() => this.mend(), ms);
    }

    mend() {
        clearTimeout(this.cutUntil);
        this.cutUntil = null;
        const waiting = [...this.held];
        this.held.clear();
        for (const socket of waiting) if (!socket.destroyed) this.admit(socket);
    }

    // Until a request with this first line was made; counted since clear().
    async heard(line) {
        const asked = () => this.connections.flatMap((one) => one.exchanges);
        while (!asked().some((exchange) => exchange.line === line)) await sleep(50);
    }

    // Until nothing has arrived for so long.
    async quiet(ms) {
        while (performance.now() - this.lastByteMs < ms) {
            await sleep(50);
        }
    }

    async end() {
        clearTimeout(this.cutUntil);
        this.drop();
        for (const connection of [...this.silent]) connection.abort();
        this.listener.close();
        await once(this.listener, 'close');
    }
}
