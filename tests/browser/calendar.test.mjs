// One's own shifts in one's own calendar: the file is read by two other programs, and both land on
// the moments that the app shows.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import ICAL from 'ical.js';
import { openDevice, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { assertAccessible, takePictures } from './support/looks.mjs';
import { startServer } from './support/server.mjs';
import { goToRoute, joinAs, openFreeShift, readyForOffline, saysStatus, settle }
    from './support/steps.mjs';

const reader = fileURLToPath(new URL('support/read_calendar.py', import.meta.url));

function readByIcalJs(file) {
    const calendar = new ICAL.Component(ICAL.parse(file));
    for (const zone of calendar.getAllSubcomponents('vtimezone')) {
        ICAL.TimezoneService.register(zone);
    }
    const utc = (time) => time.toJSDate().toISOString().replace('.000Z', 'Z');
    return calendar.getAllSubcomponents('vevent').map((part) => {
        const event = new ICAL.Event(part);
        return [event.uid, utc(event.startDate), utc(event.endDate),
                part.getFirstPropertyValue('status')];
    });
}

function readByPython(file) {
    return JSON.parse(execFileSync('/usr/bin/python3', [reader], { input: file }));
}

// "fredag den 27. november, kl. 14.00–16.00" of a moment, as the app says it.
function spoken([, start, end]) {
    const say = (at, options) => new Intl.DateTimeFormat('da-DK', {
        timeZone: 'Europe/Copenhagen', ...options }).format(new Date(at));
    const clock = (at) => say(at, { hour: '2-digit', minute: '2-digit' }).replace(/^0/, '');
    const day = say(start, { weekday: 'long', day: 'numeric', month: 'long' });
    return `${day.replace(' ', ' den ')}, kl. ${clock(start)}–${clock(end)}`;
}

test('a volunteer saves her shifts for her own calendar with no network, and two other programs ' +
     'read them at the moments the app shows', async (t) => {
    const server = await startServer(t, { demo: true });
    const { page, context } = await openDevice(t, { ...tablet, bypassCSP: true },
                                               `${server.url}?lang=da`);
    await joinAs(server, page, 'volunteer');
    await readyForOffline(page);
    await context.setOffline(true);
    await openFreeShift(page);
    await page.getByRole('button', { name: 'Jeg kan tage vagten', exact: true }).click();
    await saysStatus(page, '1 ændring venter');
    await goToRoute(page, '#/vagter?vis=alle&filter=mine');
    const rows = page.getByRole('main').getByRole('link').and(page.locator('[href^="#/vagter/"]'));
    await rows.first().waitFor();
    await settle(page);
    await assertAccessible(page);
    await takePictures(page, 'own-shifts');
    const shown = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ??
                                                                   row.textContent));
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Hent til min kalender' }).click();
    const saved = await download;
    assert.equal(saved.suggestedFilename(), 'mine-vagter.ics');
    const file = fs.readFileSync(await saved.path(), 'utf8');
    const events = readByIcalJs(file);
    assert.deepEqual(readByPython(file), events);
    assert.ok(events.length >= shown.length && shown.length > 0, `${shown.length} rows`);
    const moments = events.map(spoken);
    for (const row of shown) {
        assert.ok(moments.some((moment) => row.includes(moment)),
                  `${row} is not among\n${moments.join('\n')}`);
    }
});
