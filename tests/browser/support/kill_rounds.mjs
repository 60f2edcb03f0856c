// A person edits until the battery dies, again and again: what the page had said to be saved must
// be there, and what it had said to be sent must be on the server. Knows no browser: what it needs
// of one is in kill_chromium.mjs and kill_firefox.mjs.
import assert from 'node:assert/strict';
import { seededRandom } from '../../bench/link_line.mjs';

const patienceMs = 60000;
const editsMost = 3;          // a kill comes after so many edits at the most,
const killMs = 400;           // and within this time
const tellEvery = 25;         // rounds
const startMs = 1500;         // when it comes while the app starts
const startingEvery = 10;     // one kill in so many comes while the app starts
const serverDownEvery = 3;    // one round in so many has no server

// Runs in the page, and tells what a person reads there whenever it changes: the shift or person
// on the screen (by the address of its "Ret"), what is said of it, and whether all is said to be
// saved or sent. The first line of the status region is what holds now; others may be older.
export function watchWords(tell) {
    let before = '';
    const look = () => {
        const said = document.getElementById('status')?.firstElementChild?.textContent ?? '';
        const links = [...document.querySelectorAll('a[href$="/ret"]')];
        const place = links.map((link) => link.getAttribute('href'))
            .find((href) => /^#\/(vagter|frivillige)\/[\d-]+\/ret$/.test(href));
        const texts = [...document.querySelectorAll('button, p')].map((node) => node.textContent);
        const about = place?.startsWith('#/vagter/')
            ? (texts.includes('Giv vagten tilbage') ? 'mine' :
               texts.includes('Jeg kan komme alligevel') ? 'seeks' :
               texts.includes('Jeg kan tage vagten') ? 'free' : '')
            : texts.find((text) => /^Note \d+$/.test(text)) ?? '';
        const seen = { said, place: place?.replace('/ret', '') ?? '', about,
                       form: !place && location.hash.endsWith('/ret'),
                       sent: said.includes('Alt er sendt'),
                       saved: said.includes('Gemt på denne tablet') };
        const now = JSON.stringify(seen);
        if (now === before) return;
        before = now;
        tell(now);
    };
    const begin = () => {
        new MutationObserver(look).observe(document, {
            subtree: true, childList: true, characterData: true, attributes: true });
        look();
    };
    begin();
}

// What stands on the page, for the one who reads why a test failed.
export function wordsOnPage() {
    return `${location.hash} ${document.body.innerText.replace(/\s+/g, ' ').slice(0, 1500)}`;
}

// What is known of one shift, or of one person's note.
class Thing {
    constructor(place) {
        this.place = place;
        this.shown = undefined;   // as last seen on the screen
        this.trying = undefined;  // asked for, and not seen yet
        // From what was last said to be saved, or sent, to what was last seen.
        this.sinceSaved = [];
        this.sinceSent = [];
    }
    see(value) {
        if (value === this.shown) return;
        this.shown = value;
        this.sinceSaved.push(value);
        this.sinceSent.push(value);
        if (this.trying === value) this.trying = undefined;
    }
    saved() { this.sinceSaved = [this.shown]; }
    sent() { this.sinceSent = [this.shown]; }
    fits(value, since) { return since.includes(value) || value === this.trying; }
}

export class KillRounds {
    // `tablet` and `office` are browsers of the same coordinator, both joined; only the tablet is
    // killed. `places`: addresses of shifts with room, and of one person.
    constructor({ seed, server, tablet, office, places }) {
        Object.assign(this, { seed, server, tablet, office });
        this.random = seededRandom(seed);
        this.things = new Map(places.map((place) => [place, new Thing(place)]));
        this.notes = 0;
        this.counts = { kills: 0, whileStarting: 0, serverDown: 0, edits: 0, found: 0 };
        this.serverIsUp = true;
        this.last = null;
        this.waiting = [];
    }

    pick(list) { return list[Math.floor(this.random() * list.length)]; }

    // What the tablet's page said, in order.
    hear(words) {
        const seen = JSON.parse(words);
        this.last = seen;
        const thing = this.things.get(seen.place);
        if (thing && !this.checking) thing.see(seen.about);
        if (!this.checking && (seen.saved || seen.sent)) {
            for (const one of this.things.values()) {
                if (one.shown === undefined) continue;
                one.saved();
                if (seen.sent) one.sent();
            }
        }
        for (const look of this.waiting.slice()) look();
    }

    // Until the tablet's page says what is asked for.
    until(fits, what) {
        return new Promise((found, failed) => {
            const end = (settle, value) => {
                clearTimeout(timer);
                this.waiting = this.waiting.filter((one) => one !== look);
                settle(value);
            };
            const look = () => {
                if (this.dead) end(failed, new Error('killed'));
                else if (this.last && fits(this.last)) end(found, this.last);
            };
            const giveUp = async () => {
                const page = await this.tablet.read().catch((problem) => String(problem));
                end(failed, new Error(`seed ${this.seed}, kill ${this.counts.kills}: never seen: ` +
                    `${what}; last: ${JSON.stringify(this.last)}; now on the page: ${page}`));
            };
            const timer = setTimeout(giveUp, patienceMs);
            this.waiting.push(look);
            look();
        });
    }

    async goTo(place) {
        await this.tablet.goTo(place);
        return this.until((seen) => seen.place === place, place);
    }

    // ---- a round ----------------------------------------------------------------------------

    async run(rounds) {
        this.address = `${this.server.url}?lang=da`;
        for (let round = 1; round <= rounds; round += 1) {
            await this.round();
            if (round % tellEvery === 0) console.log(`       ${JSON.stringify(this.counts)}`);
        }
        return this.counts;
    }

    async round() {
        await this.chooseServer();
        this.dead = false;
        this.last = null;
        const starting = Math.floor(this.random() * startingEvery) === 0;
        await this.tablet.launch((words) => this.hear(words));
        const opened = this.tablet.visit(this.address);
        if (starting) {
            this.checking = true;  // nobody reads while it starts
            this.counts.whileStarting += 1;
            await Promise.all([this.killWithin(startMs), opened.catch(() => {})]);  // or killed
            return;
        }
        await opened;
        this.checking = true;
        await this.check();
        this.checking = false;
        await this.edit();
    }

    async chooseServer() {
        const up = Math.floor(this.random() * serverDownEvery) !== 0;
        if (up && !this.serverIsUp) await this.server.start();
        if (!up && this.serverIsUp) await this.server.end('SIGKILL');
        this.serverIsUp = up;
        if (!up) this.counts.serverDown += 1;
        if (up) await this.checkServer();
    }

    async killWithin(ms) {
        const pause = this.random() * ms;
        await new Promise((resolve) => setTimeout(resolve, pause));
        this.dead = true;
        await this.tablet.kill();
        this.counts.kills += 1;
        for (const look of this.waiting.slice()) look();
    }

    // Edits until the browser is dead.
    async edit() {
        let edits = Math.floor(this.random() * (editsMost + 1));
        let killing = edits === 0 ? this.killWithin(killMs) : null;
        try {
            for (;;) {
                const thing = this.pick([...this.things.values()]);
                await this.goTo(thing.place);
                await this.editOne(thing);
                this.counts.edits += 1;
                edits -= 1;
                killing ??= edits === 0 ? this.killWithin(killMs) : null;
            }
        } catch (error) {
            if (!this.dead) throw error;
        }
        await killing;
    }

    async editOne(thing) {
        const seen = (value) => this.until(
            (now) => now.place === thing.place && now.about === value,
            `${value} of ${thing.place}`);
        if (thing.place.startsWith('#/vagter/')) {
            thing.trying = thing.shown === 'mine' ? 'seeks' : 'mine';
            const value = thing.trying;
            await this.tablet.press(value === 'seeks' ? 'Giv vagten tilbage'
                                    : thing.shown === 'seeks' ? 'Jeg kan komme alligevel'
                                                              : 'Jeg kan tage vagten');
            await seen(value);
            return;
        }
        await this.tablet.goTo(`${thing.place}/ret`);
        await this.until((now) => now.form, 'the form');
        this.notes += 1;
        thing.trying = `Note ${this.notes}`;
        const value = thing.trying;
        await this.tablet.fill('Noter', value);
        await this.tablet.press('Gem');
        await seen(value);
    }

    // ---- what must be there -----------------------------------------------------------------

    // After a start: everything that was said to be saved, or something later.
    async check() {
        for (const thing of this.things.values()) {
            const { about } = await this.goTo(thing.place);
            if (thing.shown !== undefined) {
                assert.ok(thing.fits(about, thing.sinceSaved),
                          `seed ${this.seed}, kill ${this.counts.kills}: ${thing.place} has ` +
                          `"${about}"; it said that one of these was saved: ` +
                          `${JSON.stringify([...thing.sinceSaved, thing.trying])}`);
                this.counts.found += 1;
            }
            thing.see(about);  // what a new start reads is on the disk
            thing.saved();
            thing.trying = undefined;
        }
    }

    // What was said to be sent is on the server, though the tablet is dead.
    async checkServer() {
        for (const thing of this.things.values()) {
            if (thing.sinceSent[0] === undefined) continue;
            const fits = (about) => thing.fits(about, thing.sinceSent);
            await this.office.sees(thing.place, fits, `seed ${this.seed}: on the server, of ` +
                `${thing.place}: ${JSON.stringify([...thing.sinceSent, thing.trying])}`);
        }
    }
}
