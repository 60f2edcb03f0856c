// What is printed: A4, black on white, with æ ø å, as the browser's own printing makes it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { laptop, openDevice } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { root, startServer } from './support/server.mjs';
import { firstPerson, goTo, goToRoute, joinAs, readyForOffline, settle } from './support/steps.mjs';

const folder = path.join(root, 'build/screenshots');

// In these tests nobody answers the dialog: the page stays as it is printed.
async function office(t) {
    const server = await startServer(t, { demo: true });
    const device = await openDevice(t, laptop, `${server.url}?lang=da`);
    await device.page.evaluate(() => {
        window.print = () => { window.prints = (window.prints ?? 0) + 1; };
    });
    await joinAs(server, device.page, 'coordinator');
    await readyForOffline(device.page);
    await device.context.setOffline(true);
    return device;
}

// Presses, and keeps the page as a PDF for people to look at. Returns its words.
async function printed(page, button, name) {
    await button.click();
    await page.waitForFunction(() => window.prints === 1);
    await page.evaluate(() => { window.prints = 0; });
    const words = await page.locator('#paper').evaluate((paper) => paper.textContent);
    const title = await page.title();
    fs.mkdirSync(folder, { recursive: true });
    const pdf = await page.pdf({ path: path.join(folder, `paper-${name}.pdf`),
                                 preferCSSPageSize: true });
    assert.match(pdf.toString('latin1'), /\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/);  // A4
    await page.evaluate(() => { window.dispatchEvent(new Event('afterprint')); });
    assert.equal(await page.locator('#paper').evaluate((paper) => paper.textContent), '');
    return { words, title };
}

test('a boundary card is printed on A4', async (t) => {
    const { page } = await office(t);
    await goTo(page, 'Opgaver');
    await page.getByRole('searchbox').fill('Besøgsven');
    await settle(page);
    await page.getByRole('main').getByRole('listitem')
        .getByRole('link', { name: /^Besøgsven/ }).first().click();
    const { words, title } =
        await printed(page, page.getByRole('button', { name: 'Udskriv grænsekort' }), 'card');
    assert.equal(title, 'Besøgsven');
    assert.match(words, /Det gør vi ikkePersonlig pleje/);
}, { limitSeconds: 90 });

test('a reference is written from facts, edited and printed', async (t) => {
    const { page } = await office(t);
    const person = await firstPerson(page);
    await goToRoute(page, `${person}/udtalelse`);
    const text = page.getByRole('textbox', { name: 'Tekst' });
    assert.match(await text.inputValue(), /frivillig hos/);
    await text.fill('Åse har været en god støtte.\nVi savner hende.');
    const { words, title } =
        await printed(page, page.getByRole('button', { name: 'Udskriv' }), 'reference');
    assert.match(title, /^Udtalelse for /);
    assert.match(words, /Åse har været en god støtte\.\nVi savner hende\./);
}, { limitSeconds: 90 });

test('the list of a day is printed with a heading on every page', async (t) => {
    const { page } = await office(t);
    await goToRoute(page, '#/tavle');
    for (let day = 0; day < 7 && await page.getByRole('radiogroup').count() === 0; day += 1) {
        await page.getByRole('button', { name: 'Dagen før' }).click();
        await settle(page);
    }
    const { words } =
        await printed(page, page.getByRole('button', { name: 'Udskriv listen' }), 'day');
    assert.match(words, /NavnTelefonKomKom ikke/);
    assert.match(words, /☐/);
}, { limitSeconds: 90 });
