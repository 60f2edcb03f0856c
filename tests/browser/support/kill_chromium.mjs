// Chromium for kill_rounds.mjs: the tablet that is killed, and the office that looks on.
import assert from 'node:assert/strict';
import { Device, laptop, tablet } from './browser.mjs';
import { watchWords, wordsOnPage } from './kill_rounds.mjs';
import { join, readyForOffline, saysStatus } from './steps.mjs';

const patienceMs = 60000;

export class ChromiumTablet {
    constructor() {
        this.device = new Device(tablet);
    }
    // `tell` is given what watchWords reads on the page.
    async launch(tell) {
        await this.device.open();
        const { context } = this.device;
        await context.exposeBinding('tovTell', (_, words) => tell?.(words));
        await context.addInitScript(`(${watchWords})((words) => window.tovTell(words))`);
    }
    visit(address) {
        return this.page.goto(address, { waitUntil: 'commit' });
    }
    async firstVisit(address, codes) {
        await this.launch();
        await this.visit(address);
        await join(this.page, codes.find((entry) => entry.role === 'coordinator').code);
        await saysStatus(this.page, 'Alt er sendt');
        await readyForOffline(this.page);
        await this.kill();
    }
    get page() { return this.device.page; }
    goTo(place) {
        return this.page.evaluate((hash) => { window.location.hash = hash; }, place);
    }
    press(name) {
        return this.page.getByRole('button', { name, exact: true }).click();
    }
    fill(label, text) {
        return this.page.getByRole('textbox', { name: label }).fill(text);
    }
    read() { return this.page.evaluate(wordsOnPage); }
    kill() { return this.device.kill(); }
    cleanUp() { return this.device.cleanUp(); }
}

// A coordinator whose browser stays open.
export class Office {
    constructor() {
        this.device = new Device(laptop);
    }
    async open(address) {
        await this.device.open(address);
        return this.device.page;
    }
    // Until what it shows of the place fits: pokes bring what is new.
    async sees(place, fits, what) {
        const { page } = this.device;
        await page.evaluate((hash) => { window.location.hash = hash; }, place);
        const until = Date.now() + patienceMs;
        let about;
        while (Date.now() < until) {
            about = await page.evaluate(this.read, place);
            if (about !== null && fits(about)) return;
            await page.waitForTimeout(50);
        }
        assert.fail(`${what}; the office sees ${JSON.stringify(about)}`);
    }
    read(place) {
        if (!document.querySelector(`a[href="${place}/ret"]`)) return null;
        const texts = [...document.querySelectorAll('button, p')].map((node) => node.textContent);
        if (!place.startsWith('#/vagter/')) {
            return texts.find((text) => /^Note \d+$/.test(text)) ?? '';
        }
        if (texts.includes('Jeg kan komme alligevel')) return 'seeks';
        return texts.includes('Giv vagten tilbage') ? 'mine' : 'free';
    }
    cleanUp() { return this.device.cleanUp(); }
}
