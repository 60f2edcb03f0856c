// What people do in the app, by role and name alone.
import assert from 'node:assert/strict';

export async function join(page, code) {
    await page.getByRole('button', { name: 'Jeg har en kode' }).click();
    await page.getByRole('textbox', { name: 'Kode' }).fill(code);
    await page.getByRole('button', { name: 'Tilslut' }).click();
    await page.getByRole('link', { name: 'I dag', exact: true }).waitFor();
}

// Waits until a status region says the words.
export async function saysStatus(page, words) {
    await page.getByRole('status').filter({ hasText: words }).first().waitFor();
}

export async function demoCodes(server) {
    const answer = await fetch(`${server.url}demo.json`);
    assert.equal(answer.status, 200);
    return answer.json();
}

export async function goTo(page, link) {
    await page.getByRole('link', { name: link, exact: true }).first().click();
}

// By its address, as one who has it as a link.
export async function goToRoute(page, route) {
    await page.evaluate((hash) => { window.location.hash = hash; }, route);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await settle(page);
}

export async function joinAs(server, page, role) {
    const one = (await demoCodes(server)).find((entry) => entry.role === role);
    await join(page, one.code);
    await saysStatus(page, 'Alt er sendt');
    return one;
}

// The first free shift of the list, as an address.
export async function freeShift(page) {
    await goTo(page, 'Vagter');
    const free = page.getByRole('link', { name: /[2-9] ledige pladser/ }).first();
    await scrollUntilSeen(page, free);
    return free.getAttribute('href');
}

export async function firstPerson(page) {
    await goTo(page, 'Frivillige');
    const person = page.getByRole('main').getByRole('listitem').getByRole('link')
        .and(page.locator('[href^="#/frivillige/"]')).first();
    await person.waitFor();
    return person.getAttribute('href');
}

// From the next page on, the device's clock is ahead of the real one.
export function setClock(context, aheadMs) {
    return context.addInitScript((ahead) => {
        const real = Date.now.bind(Date);
        Date.now = () => real() + ahead;
        globalThis.Date = new Proxy(Date, {
            construct: (kind, values) => (values.length ? new kind(...values)
                                                        : new kind(Date.now())),
        });
    }, aheadMs);
}

// Who has joined on this device, as an address.
export async function ownPage(page) {
    await goToRoute(page, '#/mere');
    const own = page.getByRole('main').getByRole('link').and(
        page.locator('[href^="#/frivillige/"]')).first();
    await own.waitFor();
    return own.getAttribute('href');
}

// Until the page can be opened with no network: the service worker has everything.
export async function readyForOffline(page) {
    await page.evaluate(async () => { await navigator.serviceWorker.ready; });
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null ||
                               document.readyState === 'complete');
}

export function stats(page) {
    return page.evaluate(() => window.tovholder.stats());
}

// Whether the app draws nothing while the browser has time for eight frames; a page in the
// background gets none, and is watched for 300 ms.
async function isStill() {
    const { frames } = window.tovholder.stats();
    const eight = new Promise((done) => {
        let left = 8;
        const tick = () => { if (--left > 0) requestAnimationFrame(tick); else done(); };
        requestAnimationFrame(tick);
    });
    await Promise.race([eight, new Promise((done) => { setTimeout(done, 300); })]);
    return window.tovholder.stats().frames === frames;
}

// Waits for frames to stop.
export async function settle(page) {
    for (let tries = 0; tries < 200; tries += 1) {
        if (await page.evaluate(isStill)) return;
    }
    assert.fail('frames never stop');
}

// Scrolls a list from its top until the line is there, as a person would: a long list draws only
// what is near the screen, and what the demo shows first depends on the day.
export async function scrollUntilSeen(page, line) {
    await page.getByRole('heading', { level: 1 }).and(page.locator(':focus')).waitFor();
    const { width, height } = page.viewportSize();
    await page.mouse.move(width / 2, height * 0.65);
    await page.mouse.wheel(0, -20000);
    await settle(page);
    for (let step = 0; step < 20 && !(await line.isVisible()); step += 1) {
        await page.mouse.wheel(0, height / 2);
        await settle(page);
    }
    await line.waitFor();
    return line;
}

// Opens the next shift in the list that still has room.
export async function openFreeShift(page) {
    await goTo(page, 'Vagter');
    const free = page.getByRole('link', { name: /ledige? plads/ }).first();
    await (await scrollUntilSeen(page, free)).click();
}
