// Starts and ends the real server on a free loopback port with a database of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
const binary = path.join(root, 'build/dev/tovholder_server');
const site = path.join(root, 'build/site');

export function temporaryFolder(name) {
    return fs.mkdtempSync(path.join(os.tmpdir(), `tovholder-${name}-`));
}

async function freePort() {
    const listener = net.createServer().listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const { port } = listener.address();
    listener.close();
    await once(listener, 'close');
    return port;
}

async function answers(url) {
    try {
        return (await fetch(`${url}healthz`)).ok;
    } catch {
        return false;  // not listening yet
    }
}

// One server that can be ended, killed and started again on the same port and database.
export class Server {
    constructor({ demo = false } = {}) {
        this.demo = demo;
        this.folder = temporaryFolder('server');
        this.database = path.join(this.folder, 'data.sqlite');
        this.output = '';
    }

    async start() {
        this.port ??= await freePort();
        this.url = `http://127.0.0.1:${this.port}/`;
        const options = ['--port', String(this.port), '--db', `sqlite:${this.database}`,
                         '--site', site];
        if (this.demo) options.push('--demo');
        this.child = spawn(binary, options, { stdio: ['ignore', 'pipe', 'pipe'] });
        this.child.on('error', (error) => { this.output += `${error}\n`; });
        this.child.stdout.on('data', (text) => { this.output += text; });
        this.child.stderr.on('data', (text) => { this.output += text; });
        for (let tries = 0; tries < 200; tries += 1) {
            if (this.child.exitCode !== null) throw new Error(`server ended:\n${this.output}`);
            if (await answers(this.url)) return this;
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
        throw new Error(`server does not answer:\n${this.output}`);
    }

    // The code that a first start prints for the first coordinator.
    firstCode() {
        const found = /\b([0-9A-Z]{4}) ([0-9A-Z]{4})\b/.exec(this.output);
        if (!found) throw new Error(`no code in:\n${this.output}`);
        return found[1] + found[2];
    }

    async end(signal = 'SIGTERM') {
        if (!this.child?.pid || this.child.exitCode !== null || this.child.signalCode) return;
        const ended = once(this.child, 'exit');
        this.child.kill(signal);
        await ended;
    }

    async cleanUp() {
        await this.end();
        fs.rmSync(this.folder, { recursive: true, force: true });
    }
}

export async function startServer(t, options) {
    const server = new Server(options);
    t.onEnd(() => server.cleanUp());
    return server.start();
}
