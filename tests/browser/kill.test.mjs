// Browsers killed at random moments while a person edits: what was shown as saved is there, and
// what was shown as sent is on the server. TOVHOLDER_KILLS_CHROMIUM and TOVHOLDER_KILLS_FIREFOX say
// how often, TOVHOLDER_KILLS_SEED where it begins.
import { test } from './support/harness.mjs';
import { ChromiumTablet, Office } from './support/kill_chromium.mjs';
import { FirefoxTablet } from './support/kill_firefox.mjs';
import { KillRounds } from './support/kill_rounds.mjs';
import { startServer } from './support/server.mjs';
import { demoCodes, firstPerson, freeShift, joinAs } from './support/steps.mjs';

const chromiumKills = Number(process.env.TOVHOLDER_KILLS_CHROMIUM ?? 20);
const firefoxKills = Number(process.env.TOVHOLDER_KILLS_FIREFOX ?? 5);
const seed = Number(process.env.TOVHOLDER_KILLS_SEED ?? 1);
const secondsAKill = 30;  // the guard, on a machine with much else to do
const shiftsEdited = 3;

// Shifts with room to spare, and a person: what is edited.
async function placesToEdit(page) {
    await freeShift(page);
    const shifts = await page.getByRole('link', { name: /[2-9] ledige pladser/ })
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    return [...new Set(shifts)].slice(0, shiftsEdited).concat(await firstPerson(page));
}

async function killedAgainAndAgain(t, tablet, kills) {
    const server = await startServer(t, { demo: true });
    const office = new Office();
    t.onEnd(() => office.cleanUp());
    t.onEnd(() => tablet.cleanUp());
    const address = `${server.url}?lang=da`;
    const page = await office.open(address);
    await joinAs(server, page, 'coordinator');
    const places = await placesToEdit(page);
    await tablet.firstVisit(address, await demoCodes(server));
    const rounds = new KillRounds({ seed, server, tablet, office, places });
    const started = performance.now();
    const counts = await rounds.run(kills);
    const seconds = ((performance.now() - started) / 1000 / kills).toFixed(2);
    console.log(`       ${JSON.stringify({ seed, ...counts, seconds_a_kill: Number(seconds) })}`);
}

test('what Chromium showed as saved survives SIGKILL at random moments', async (t) => {
    await killedAgainAndAgain(t, new ChromiumTablet(), chromiumKills);
}, { limitSeconds: 120 + chromiumKills * secondsAKill });

test('what Firefox showed as saved survives SIGKILL at random moments', async (t) => {
    await killedAgainAndAgain(t, new FirefoxTablet(), firefoxKills);
}, { limitSeconds: 120 + firefoxKills * secondsAKill });
