// The bad link of ./dev bench 2g: times by a clock of its own, and real sockets for the rest.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { Line, seededRandom } from '../bench/link_line.mjs';
import { LinkShaper, wire } from '../bench/link_shaper.mjs';
import { test } from './support/harness.mjs';

const bad = { bitsPerSecond: 50_000, delayMs: 400, loss: 0, retryMs: 1000, segmentBytes: 1400,
              headerBytes: 40 };
// Every kind of trouble, soon over.
const lossy = { bitsPerSecond: 20e6, delayMs: 1, loss: 0.3, retryMs: 2, segmentBytes: 1400,
                headerBytes: 40 };

// Time passes only when nothing is left to do at the moment.
class Clock {
    constructor() {
        this.time = 0;
        this.timers = [];
    }

    now() { return this.time; }

    at(ms, act) {
        const timer = { ms: Math.max(ms, this.time), act };
        this.timers.push(timer);
        return timer;
    }

    cancel(timer) { this.timers = this.timers.filter((one) => one !== timer); }

    run() {
        while (this.timers.length > 0) {
            const timer = this.timers.reduce((a, b) => (b.ms < a.ms ? b : a));
            this.cancel(timer);
            this.time = timer.ms;
            timer.act();
        }
    }
}

// What arrives on a line: [name, ms, text or null].
function listen(line, clock, arrivals, name, readyMs) {
    return line.open({
        deliver: (bytes) => arrivals.push([name, clock.time, bytes.toString()]),
        ended: () => arrivals.push([name, clock.time, null]),
    }, readyMs);
}

test('a segment takes its time on the line and its delay, and two streams share both', async () => {
    const clock = new Clock();
    const line = new Line(bad, () => 1, clock);
    const arrivals = [];
    const a = listen(line, clock, arrivals, 'a');
    const b = listen(line, clock, arrivals, 'b', 800);
    a.push(Buffer.alloc(2800, 'a'));
    a.end();
    b.push(Buffer.from('b'.repeat(10)));
    clock.run();
    const full = 1440 * 8 / 50;  // 230.4 ms
    assert.deepEqual(arrivals.map(([name, ms, text]) => [name, ms, text && text.length]), [
        ['a', full + 400, 1400], ['a', 2 * full + 400, 1400], ['a', 2 * full + 400, null],
        ['b', 800 + 50 * 8 / 50 + 400, 10]]);
    assert.equal(line.wireBytes, 1440 + 1440 + 50);
});

test('a lost segment holds up its own stream, not the other', async () => {
    const clock = new Clock();
    const draws = [0, 1, 1, 1];  // the first segment is lost
    const line = new Line({ ...bad, loss: 0.5 }, () => draws.shift(), clock);
    const arrivals = [];
    listen(line, clock, arrivals, 'a').push(Buffer.from('a'.repeat(1400) + 'A'));
    listen(line, clock, arrivals, 'b').push(Buffer.from('b'));
    clock.run();
    assert.deepEqual(arrivals.map(([name, , text]) => name + text.length), ['b1', 'a1400', 'a1']);
    const again = 230.4 + 1000;
    assert.deepEqual(arrivals.map(([, ms]) => ms.toFixed(1)), [
        230.4 + 6.56 + 400, again + 230.4 + 400, again + 230.4 + 6.56 + 400,
    ].map((ms) => ms.toFixed(1)));
    assert.equal(line.lost, 1);
});

test('the same seed loses the same segments', async () => {
    const draws = (seed) => Array.from({ length: 20 }, seededRandom(seed));
    assert.deepEqual(draws(7), draws(7));
    assert.notDeepEqual(draws(7), draws(8));
    assert.ok(draws(7).every((one) => one >= 0 && one < 1));
});

async function startEcho(t, kind) {
    const sockets = new Set();
    const echo = net.createServer({ allowHalfOpen: true }, (socket) => {
        sockets.add(socket);
        socket.on('error', () => {});  // a cut link
        socket.pipe(socket);
    }).listen(0, '127.0.0.1');
    await once(echo, 'listening');
    const shaper = await new LinkShaper(echo.address().port, { kind }).start();
    t.onEnd(async () => {
        if (shaper.listener.listening) await shaper.end();
        for (const socket of sockets) socket.destroy();
        echo.close();
    });
    return shaper;
}

async function call(shaper) {
    const socket = net.connect({ host: '127.0.0.1', port: shaper.port, allowHalfOpen: true });
    await once(socket, 'connect');
    return socket;
}

// Until the connection is gone, by a reset too.
function gone(socket) {
    socket.on('error', () => {});  // 'close' follows
    return new Promise((resolve) => socket.on('close', resolve));
}

// Sends it and the end, and returns what came back until the other side's end.
async function sayAndHear(socket, bytes) {
    const heard = [];
    socket.on('data', (part) => heard.push(part));
    socket.end(bytes);
    await once(socket, 'end');
    return Buffer.concat(heard);
}

test('bytes come whole and in order over a link that loses many, and are counted', async (t) => {
    const shaper = await startEcho(t, lossy);
    const sizes = [200_000, 1, 60_000];
    await Promise.all(sizes.map(async (size, index) => {
        const random = seededRandom(index);
        const bytes = Buffer.from(Array.from({ length: size }, () => random() * 256));
        const heard = await sayAndHear(await call(shaper), bytes);
        assert.ok(heard.equals(bytes), `connection ${index}`);
    }));
    assert.deepEqual(shaper.bytes, { up: 260_001, down: 260_001 });
    assert.deepEqual(shaper.connections.map((one) => one.down).sort(), sizes.sort());
    assert.ok(shaper.lines.up.lost > 0 && shaper.lines.down.lost > 0);
});

test('a cut ends connections; one made meanwhile is heard when the link is back', async (t) => {
    const shaper = await startEcho(t, wire);
    const before = await call(shaper);
    before.write('x');
    await once(before, 'data');
    const ended = gone(before);
    shaper.cut(3_600_000);
    await ended;
    const meanwhile = await call(shaper);
    const heard = sayAndHear(meanwhile, Buffer.from('hello'));
    while (shaper.held.size === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(shaper.open.size, 0);
    shaper.mend();
    assert.equal((await heard).toString(), 'hello');
    assert.deepEqual(shaper.bytes, { up: 6, down: 6 });
});

test('a cut that refuses closes what comes; requests are counted by their lines', async (t) => {
    const shaper = await startEcho(t, wire);
    const request = 'POST /sync HTTP/1.1\r\n\r\n';
    await sayAndHear(await call(shaper), Buffer.from(request));
    const [exchange] = shaper.connections[0].exchanges;
    assert.deepEqual([exchange.line, exchange.up, exchange.down],
                     ['POST /sync', request.length, request.length]);
    shaper.cut(3_600_000, { refuse: true });
    await gone(net.connect(shaper.port, '127.0.0.1'));
    shaper.clear();
    assert.deepEqual(shaper.bytes, { up: 0, down: 0 });
});

test('a silent cut tells neither side; the next connection is heard', async (t) => {
    const shaper = await startEcho(t, wire);
    const before = await call(shaper);
    before.write('x');
    await once(before, 'data');
    shaper.cut(3_600_000, { silently: true });
    before.on('data', () => assert.fail('nothing comes over a link that is gone'));
    before.write('y');
    shaper.mend();
    const heard = await sayAndHear(await call(shaper), Buffer.from('hello'));
    assert.equal(heard.toString(), 'hello');
    assert.equal(before.destroyed, false);
    const ended = gone(before);
    await shaper.end();  // which resets what it left in silence
    await ended;
});
