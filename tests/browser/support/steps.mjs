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

// Until the page can be opened with no network: the service worker has everything.
export async function readyForOffline(page) {
    await page.evaluate(async () => { await navigator.serviceWorker.ready; });
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null ||
                               document.readyState === 'complete');
}

export function stats(page) {
    return page.evaluate(() => window.tovholder.stats());
}

// Waits for frames to stop: nothing is drawn for 300 ms.
export async function settle(page) {
    let before = -1;
    for (let tries = 0; tries < 100; tries += 1) {
        const { frames } = await stats(page);
        if (frames === before) return;
        before = frames;
        await page.waitForTimeout(300);
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
