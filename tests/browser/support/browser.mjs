// A real Chromium with a profile of its own, as a person's tablet or laptop.
import fs from 'node:fs';
import { chromium } from 'playwright-core';
import { temporaryFolder } from './server.mjs';

const executable = process.env.TOVHOLDER_CHROMIUM ?? '/usr/bin/chromium';

export const tablet = { viewport: { width: 1024, height: 768 }, deviceScaleFactor: 2,
                        hasTouch: true };
export const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3,
                       hasTouch: true, isMobile: true };
export const laptop = { viewport: { width: 1440, height: 900 } };

// What belongs to the browser is in its process group, whatever its command line says.
function groupOf(pid) {
    try {
        const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
    } catch {
        return 0;  // it ended while we looked
    }
}

function processesOf(profile) {
    const pids = [];
    for (const name of fs.readdirSync('/proc')) {
        if (!/^\d+$/.test(name)) continue;
        try {
            const line = fs.readFileSync(`/proc/${name}/cmdline`, 'utf8');
            if (line.includes(profile)) pids.push(Number(name));
        } catch {
            continue;  // it ended while we looked
        }
    }
    return pids;
}

export class Device {
    constructor(options = {}) {
        this.options = options;
        this.profile = temporaryFolder('profile');
        this.problems = [];
    }

    // Opens the browser on its profile; `address` may be one that only the cache can answer.
    async open(address) {
        this.context = await chromium.launchPersistentContext(this.profile, {
            executablePath: executable,
            headless: true,
            args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
                   '--disable-background-networking', '--disable-component-update',
                   '--disable-sync', '--no-first-run'],
            locale: 'da-DK',
            timezoneId: 'Europe/Copenhagen',
            ...this.options,
        });
        this.page = this.context.pages()[0] ?? await this.context.newPage();
        this.page.on('pageerror', (error) => this.problems.push(`page error: ${error}`));
        this.page.on('console', (message) => {
            const text = message.text();
            // Chromium notes each answer that is an error; the app says what it means in words.
            const answered = /net::ERR_|responded with a status of 4/.test(text);
            if (message.type() === 'error' && !answered) {
                this.problems.push(`console: ${text}`);
            }
        });
        if (address) await this.page.goto(address);
        return this.page;
    }

    // The battery is out: no goodbye to anything.
    async kill() {
        const pids = processesOf(this.profile);
        const groups = new Set(pids.map(groupOf).filter((group) => group > 1));
        groups.delete(groupOf(process.pid));
        for (const target of [...[...groups].map((group) => -group), ...pids]) {
            try {
                process.kill(target, 'SIGKILL');
            } catch (error) {
                if (error.code !== 'ESRCH') throw error;
            }
        }
        await this.context.close().catch(() => {});  // the connection went with the process
        while (processesOf(this.profile).length > 0) {
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
    }

    async cleanUp() {
        if (this.context) await this.context.close().catch(() => {});  // may be killed already
        fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
        if (this.problems.length > 0) throw new Error(this.problems.join('\n'));
    }
}

export async function openDevice(t, options, address) {
    const device = new Device(options);
    t.onEnd(() => device.cleanUp());
    await device.open(address);
    return device;
}
