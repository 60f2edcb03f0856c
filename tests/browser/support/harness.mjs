// The smallest test runner that does the job: tests are sentences, each with a time limit as a
// guard; the last line is "N passed, N failed". Two run at a time (TOVHOLDER_LANES): each has
// browsers, profiles and a server of its own, and mostly waits.
import { performance } from 'node:perf_hooks';

const lanes = Number(process.env.TOVHOLDER_LANES ?? 2);
const tests = [];
let currentFile = '';

export function inFile(name) {
    currentFile = name;
}

// REQUIRES: name is a sentence that says what holds.
export function test(name, body, { limitSeconds = 120 } = {}) {
    tests.push({ name: `${currentFile}: ${name}`, body, limitSeconds });
}

async function runOne({ name, body, limitSeconds }) {
    const cleanups = [];
    const started = performance.now();
    let timer;
    const limit = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`not done in ${limitSeconds} s`)),
                           limitSeconds * 1000);
    });
    let error = null;
    try {
        await Promise.race([body({ onEnd: (cleanup) => cleanups.push(cleanup) }), limit]);
    } catch (caught) {
        error = caught;
    } finally {
        clearTimeout(timer);
    }
    for (const cleanup of cleanups.reverse()) {
        await cleanup().catch((problem) => { error = error ?? problem; });
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${error ? 'FAILED' : 'ok    '} ${seconds.padStart(6)} s  ${name}`);
    if (error) console.log(String(error.stack ?? error).replace(/^/gm, '    '));
    return !error;
}

// Runs the tests whose name contains every one of `words`. Returns the exit code.
export async function runAll(words) {
    let passed = 0;
    let failed = 0;
    const waiting = tests.filter((one) => words.every((word) => one.name.includes(word)));
    const lane = async () => {
        for (let one = waiting.shift(); one; one = waiting.shift()) {
            if (await runOne(one)) passed += 1; else failed += 1;
        }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 && passed > 0 ? 0 : 1;
}
