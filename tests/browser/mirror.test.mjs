// The accessible page over the canvas, tried on the gallery: every widget of src/ui, no app.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { openDevice, phone, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { settle, stats } from './support/steps.mjs';
import { serveGallery } from './gallery/serve.mjs';

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const routes = ['', 'controls', 'fields', 'list', 'more'];
const desk = { viewport: { width: 1024, height: 768 } };

async function openGallery(t, options, { route = '', query = '' } = {}) {
    const server = await serveGallery();
    t.onEnd(async () => server.close());
    const device = await openDevice(t, options, `${server.url}?${query}#/${route}`);
    await device.page.locator('html[data-shown]').waitFor();
    await settle(device.page);
    device.url = server.url;
    return device.page;
}

// Puts axe into the page in spite of the page's own policy on scripts: as the debugger does.
async function axeViolations(page) {
    await page.evaluate(`(() => { ${axeSource}; window.axe = axe || window.axe; })()`);
    return page.evaluate(async () => {
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
        const { violations } = await window.axe.run(document, { runOnly: tags });
        return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`);
    });
}

const presses = async (page) => {
    const text = await page.getByText(/^Tryk: \d+/).textContent();
    return Number(/\d+/.exec(text)[0]);
};

test('axe finds nothing on any page, wide and narrow, with dialog and toast', async (t) => {
    const page = await openGallery(t, desk);
    for (const size of [{ width: 1024, height: 768 }, { width: 390, height: 844 }]) {
        await page.setViewportSize(size);
        for (const route of routes) {
            await page.evaluate((to) => { location.hash = `#/${to}`; }, route);
            await settle(page);
            assert.deepEqual(await axeViolations(page), [], `${route} ${size.width}`);
        }
    }
    await page.evaluate(() => { location.hash = '#/'; });
    await settle(page);
    await page.getByRole('button', { name: 'Jeg kan tage vagten, It-café' }).click();
    await settle(page);
    assert.deepEqual(await axeViolations(page), [], 'toast');
    await page.getByRole('button', { name: 'Giv vagten tilbage' }).click();
    await page.getByRole('dialog', { name: 'Giv vagten tilbage?' }).waitFor();
    assert.deepEqual(await axeViolations(page), [], 'dialog');
});

test('a click, Enter, Space and a tap each act exactly once', async (t) => {
    const page = await openGallery(t, tablet);
    const button = page.getByRole('button', { name: 'Jeg vil gerne tale med nogen' });
    const acts = [() => button.click(), () => button.tap(),
                  async () => { await button.focus(); await page.keyboard.press('Enter'); },
                  async () => { await button.focus(); await page.keyboard.press('Space'); },
                  () => button.evaluate((element) => element.click())];
    for (let i = 0; i < acts.length; i += 1) {
        await acts[i]();
        await page.getByText(`Tryk: ${i + 1},`).waitFor();
        await settle(page);
        assert.equal(await presses(page), i + 1, `act ${i}`);
    }
});

test('nothing behind a dialog acts, and the focus returns when it closes', async (t) => {
    const page = await openGallery(t, desk);
    const opener = page.getByRole('button', { name: 'Giv vagten tilbage' });
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Giv vagten tilbage?' });
    await dialog.waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'dialog');
    await page.evaluate(() => {
        document.querySelectorAll('button').forEach((e) => {
            if (e.textContent.startsWith('Jeg vil gerne tale')) e.click();
        });
    });
    await settle(page);
    assert.equal(await presses(page), 0);
    for (let i = 0; i < 8; i += 1) {
        await page.keyboard.press('Tab');
        assert.ok(await page.evaluate(() => !!document.activeElement.closest('[role=dialog]')));
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await settle(page);
    assert.equal(await page.evaluate(() => document.activeElement.textContent),
                 'Giv vagten tilbage');
});

test('Back closes a dialog and stays on the page', async (t) => {
    const page = await openGallery(t, desk, { route: 'controls' });
    await page.getByRole('link', { name: 'I dag' }).click();
    await page.getByRole('button', { name: 'Giv vagten tilbage' }).click();
    await page.getByRole('dialog').waitFor();
    await page.goBack();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: 'God eftermiddag, Hanne' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Hvor går grænsen?' }).waitFor();
    assert.equal(await page.title(), 'Hvor går grænsen?');
});

test('a new page moves the focus to its heading', async (t) => {
    const page = await openGallery(t, desk);
    await page.getByRole('link', { name: 'Vagter', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Vagter' })
        .and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.closest('nav')), null);
});

test('typed letters arrive, by keys and by composition', async (t) => {
    const page = await openGallery(t, desk, { route: 'fields' });
    const name = page.getByRole('textbox', { name: 'Navn' });
    await name.click();
    await page.keyboard.type('Søren Ærø-Åby');
    await page.getByText('Navn: Søren Ærø-Åby.').waitFor();
    await name.fill('');
    const session = await page.context().newCDPSession(page);
    await name.focus();
    await session.send('Input.imeSetComposition',
        { text: 'a', selectionStart: 1, selectionEnd: 1 });
    await page.waitForTimeout(100);
    await session.send('Input.imeSetComposition',
        { text: 'å', selectionStart: 1, selectionEnd: 1 });
    await session.send('Input.insertText', { text: 'åse' });
    await page.getByText('Navn: åse.').waitFor();
    assert.equal(await name.inputValue(), 'åse');
});

test('every kind of field gives its value', async (t) => {
    const page = await openGallery(t, desk, { route: 'fields' });
    await page.getByRole('combobox', { name: 'Enhed' }).selectOption('Integrationshuset');
    await page.getByLabel('Dato').fill('2026-12-01');
    await page.getByLabel('Fra klokken').fill('18:30');
    await page.getByRole('button', { name: 'Flere: Pladser' }).click();
    await page.getByRole('textbox', { name: 'Bemærkning' }).fill('to\nlinjer');
    await page.getByRole('searchbox', { name: 'Søg' }).fill('bodil');
    await page.keyboard.press('Enter');
    await page.getByText('Søgning: bodil. Sidst: søgt.').waitFor();
    await page.getByLabel('Vælg fil').setInputFiles(
        { name: 'frivillige.csv', mimeType: 'text/csv', buffer: Buffer.from('navn;tlf\r\n') });
    await page.getByText('frivillige.csv (10 bytes)').waitFor();
    assert.equal(await page.getByRole('combobox', { name: 'Enhed' }).inputValue(), '1');
    assert.equal(await page.getByLabel('Dato').inputValue(), '2026-12-01');
    assert.equal(await page.getByLabel('Pladser', { exact: true }).inputValue(), '4');
    const code = page.getByRole('textbox', { name: 'Kode' });
    await code.fill('ABCD23456');
    await page.getByText('En kode har otte tegn').first().waitFor();
    await settle(page);
    assert.equal(await code.getAttribute('aria-invalid'), 'true');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Hent listen' }).click();
    assert.equal((await download).suggestedFilename(), 'liste.csv');
});

test('hundreds of choices are all there, the chosen one at once', async (t) => {
    const page = await openGallery(t, desk);
    const shown = await page.evaluate(() => new Promise((resolve) => {
        const look = new MutationObserver(() => {
            const select = [...document.querySelectorAll('select')].at(-1);
            if (select) resolve(select.selectedOptions[0]?.textContent);
        });
        look.observe(document.getElementById('mirror'), { childList: true, subtree: true });
        window.location.hash = '#/fields';
    }));
    assert.equal(shown, 'Opgave 200');
    const tasks = page.getByRole('combobox', { name: 'Opgave' });
    await tasks.selectOption('Opgave 7');
    await settle(page);
    assert.equal(await tasks.inputValue(), '6');
    assert.equal(await tasks.locator('option').count(), 300);
});

test('states are told: checkbox, switch, radio by arrow keys, filters', async (t) => {
    const page = await openGallery(t, desk, { route: 'controls' });
    const coffee = page.getByRole('checkbox', { name: 'Henter kaffe' });
    await coffee.click();
    await page.getByRole('checkbox', { name: 'Henter kaffe', checked: true }).waitFor();
    await page.getByRole('switch', { name: 'Uden net' }).click();
    await page.getByRole('switch', { name: 'Uden net', checked: true }).waitFor();
    await page.getByRole('radio', { name: 'Egen' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('radio', { name: 'Partner', checked: true }).waitFor();
    await settle(page);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Partner');
    await page.getByRole('button', { name: 'Weekend', pressed: false }).click();
    await page.getByRole('button', { name: 'Weekend', pressed: true }).waitFor();
    const before = await presses(page);
    await page.getByRole('button', { name: 'Lukket' }).click({ force: true });
    await settle(page);
    assert.equal(await presses(page), before);
});

test('no frame is drawn while nobody does anything, and a tap costs at most six', async (t) => {
    const page = await openGallery(t, tablet);
    for (const route of routes) {
        await page.evaluate((to) => { location.hash = `#/${to}`; }, route);
        await settle(page);
        await page.waitForTimeout(700);  // a busy machine may be late with the last frame
        const { frames } = await stats(page);
        await page.waitForTimeout(5000);
        assert.equal((await stats(page)).frames, frames, `idle on ${route}`);
    }
    await page.evaluate(() => { location.hash = '#/'; });
    await settle(page);
    const { frames } = await stats(page);
    await page.getByRole('button', { name: 'Jeg har set eller tænkt noget' }).tap();
    await settle(page);
    const used = (await stats(page)).frames - frames;
    assert.ok(used >= 1 && used <= 6, `${used} frames for a tap`);
}, { limitSeconds: 180 });

test('a drag of the long list scrolls with inertia and presses nothing', async (t) => {
    const page = await openGallery(t, phone, { route: 'list' });
    const session = await page.context().newCDPSession(page);
    const touch = (type, y) => session.send('Input.dispatchTouchEvent', {
        type, touchPoints: type === 'touchEnd' ? [] : [{ x: 200, y }] });
    await touch('touchStart', 600);
    for (let y = 580; y >= 260; y -= 40) await touch('touchMove', y);
    await touch('touchEnd');
    await page.waitForTimeout(1500);
    await settle(page);
    const scrolled = await page.locator('main .m33').evaluate((element) => element.scrollTop);
    assert.ok(scrolled > 250, `scrolled ${scrolled}`);
    assert.match(page.url(), /#\/list$/);
    await page.getByRole('heading', { level: 1 }).waitFor();
});

test('a list of 10,000 is mirrored only near the screen and counts itself in full', async (t) => {
    const page = await openGallery(t, desk, { route: 'list' });
    assert.ok((await stats(page)).nodes < 150);
    const first = page.getByRole('listitem').first();
    assert.equal(await first.getAttribute('aria-setsize'), '10000');
    await page.locator('main .m33').evaluate((element) => { element.scrollTop = 300000; });
    await settle(page);
    const places = await page.getByRole('listitem').evaluateAll(
        (items) => items.map((item) => Number(item.getAttribute('aria-posinset'))));
    assert.ok(places[0] > 2000, `from ${places[0]}`);
    assert.deepEqual(places, [...places].sort((a, b) => a - b));
    await page.getByRole('button', { name: `Tag vagten nummer ${places[5]}`, exact: true }).click();
    await page.getByRole('status').filter({ hasText: `Vagt nummer ${places[5]}` }).waitFor();
});

test('Tab walks the long list in order, row after row', async (t) => {
    const page = await openGallery(t, desk, { route: 'list' });
    await page.getByRole('heading', { level: 1 }).focus();
    const seen = [];
    for (let i = 0; i < 61; i += 1) {
        await page.keyboard.press('Tab');
        await page.waitForTimeout(60);
        const text = await page.evaluate(() => document.activeElement.textContent);
        const number = /nummer (\d+)/.exec(text);
        if (number) seen.push(Number(number[1]));
    }
    const wanted = [...Array(30).keys()].flatMap((i) => [i + 1, i + 1]);
    assert.deepEqual(seen.slice(0, 60), wanted.slice(0, seen.slice(0, 60).length));
    assert.ok(seen.length >= 58, `${seen.length} stops`);
});

test('320 px wide and 400 % zoom need no sideways scrolling', async (t) => {
    const page = await openGallery(t, { viewport: { width: 320, height: 256 } });
    for (const query of ['scale=1', 'scale=2']) {
        await page.goto(`${new URL(page.url()).origin}/?${query}#/`);
        await page.locator('html[data-shown]').waitFor();
        for (const route of routes) {
            await page.evaluate((to) => { location.hash = `#/${to}`; }, route);
            await settle(page);
            const outside = await page.evaluate(() => [...document.querySelectorAll('.m')]
                .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && e.tovRole !== 35)
                .map((e) => e.textContent.slice(0, 40)));
            assert.deepEqual(outside, [], `${route} ${query}`);
        }
    }
});

test('the page stays readable and works while the context is lost, and comes back', async (t) => {
    const page = await openGallery(t, desk);
    await page.evaluate(() => {
        const gl = document.getElementById('canvas').getContext('webgl2');
        window.lost = gl.getExtension('WEBGL_lose_context');
        window.lost.loseContext();
    });
    await page.waitForTimeout(200);
    await page.getByRole('button', { name: 'Jeg har set eller tænkt noget' }).click();
    await page.getByText('Tryk: 1,').waitFor();
    await page.evaluate(() => window.lost.restoreContext());
    await settle(page);
    const picture = await page.screenshot({ clip: { x: 132, y: 60, width: 330, height: 60 } });
    assert.ok(picture.length > 2500, `an empty picture: ${picture.length} bytes`);
});

test('the skip link is the first stop and leads to the heading', async (t) => {
    const page = await openGallery(t, desk);
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent),
                 'Spring til indhold');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
});

test('a toast is said politely, takes no focus, and offers to undo', async (t) => {
    const page = await openGallery(t, desk);
    const take = page.getByRole('button', { name: 'Jeg kan tage vagten, It-café' });
    await take.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Vagten er din: It-café' }).waitFor();
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Jeg kan tage/);
    await page.getByRole('button', { name: 'Fortryd' }).click();
    await page.getByText('sidst: fortrudt').waitFor();
    await page.getByRole('button', { name: 'Fortryd' }).waitFor({ state: 'detached' });
});
