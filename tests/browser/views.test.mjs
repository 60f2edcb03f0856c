// What must hold on every view: no accessibility violation, no idle frame, no sideways scroll.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { laptop, openDevice, phone, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { startServer } from './support/server.mjs';
import { demoCodes, join, saysStatus, settle, stats } from './support/steps.mjs';
import { leaveView, openView, views } from './support/views.mjs';

const axeSource = fs.readFileSync(
    createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

async function openAs(t, role, options) {
    const server = await startServer(t, { demo: true });
    const device = await openDevice(t, { ...options, bypassCSP: true }, `${server.url}?lang=da`);
    if (role !== 'visitor') {
        const codes = await demoCodes(server);
        await join(device.page, codes.find((entry) => entry.role === role).code);
        await saysStatus(device.page, 'Alt er sendt');
    }
    return device.page;
}

async function violations(page) {
    await page.evaluate(axeSource);
    const { violations: found } = await page.evaluate(
        (tags) => globalThis.axe.run(document, { runOnly: tags }), axeTags);
    return found.map((rule) => `${rule.id}: ${rule.help}: ${rule.nodes.slice(0, 3)
        .map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

function scrollsSideways(page) {
    return page.evaluate(() => document.scrollingElement.scrollWidth > 320 ||
        [document.scrollingElement, ...document.querySelectorAll('*')].some((node) =>
            node.scrollWidth > node.clientWidth + 1 &&
            ['auto', 'scroll'].includes(getComputedStyle(node).overflowX)));
}

for (const role of Object.keys(views)) {
    test(`every view of a ${role} passes axe and draws nothing when idle`, async (t) => {
        const page = await openAs(t, role, tablet);
        const problems = [];
        for (const view of views[role]) {
            await openView(page, view, settle);
            let before = (await stats(page)).frames;
            // axe only looks: nothing may be drawn for it. States of a view are watched for less.
            const idle = page.waitForTimeout(view.acts ? 2000 : 5000);
            for (const found of await violations(page)) problems.push(`${view.name}: ${found}`);
            await idle;
            let drawn = (await stats(page)).frames - before;
            if (drawn !== 0) {  // the answer of a minute's sync may have come: look once more
                before += drawn;
                await page.waitForTimeout(5000);
                drawn = (await stats(page)).frames - before;
            }
            if (drawn !== 0) problems.push(`${view.name}: ${drawn} frames when idle`);
            await leaveView(page, view);
        }
        assert.deepEqual(problems, []);
    }, { limitSeconds: 600 });

    test(`no view of a ${role} scrolls sideways at 320 px or at 400 % zoom`, async (t) => {
        // 400 % zoom of a 1280×1024 window is a viewport of 320×256 CSS px (WCAG 1.4.10).
        const [phone320, zoomed] = [{ width: 320, height: 640 }, { width: 320, height: 256 }];
        const page = await openAs(t, role, { viewport: phone320, deviceScaleFactor: 2 });
        const problems = [];
        for (const view of views[role]) {
            await openView(page, view, settle);
            for (const viewport of [phone320, zoomed]) {
                await page.setViewportSize(viewport);
                await settle(page);
                const wide = await scrollsSideways(page);
                if (wide) problems.push(`${view.name} at ${viewport.height}`);
            }
            await page.setViewportSize(phone320);
            await settle(page);
            await leaveView(page, view);
        }
        assert.deepEqual(problems, []);
    }, { limitSeconds: 600 });
}

// The controls in reading order; of a long list only those near the screen are there at first.
const controls = (page) => page.evaluate(() => [...document.querySelectorAll(
    '.m[href], button.m, input.m, select.m, textarea.m, .m[tabindex="0"]')]
    .filter((node) => node.tabIndex >= 0 && !node.disabled && node.offsetParent !== null &&
        !node.closest('[inert]'))
    .slice(0, 30)
    .map((node) => node.id));

for (const role of Object.keys(views)) {
    test(`Tab reaches every control of every view of a ${role} in reading order`, async (t) => {
        const page = await openAs(t, role, laptop);
        const problems = [];
        for (const view of views[role]) {
            await openView(page, view, settle);
            const expected = await controls(page);
            assert.ok(expected.length >= 2, `${view.name} has controls`);
            await page.evaluate((id) => document.getElementById(id).focus(), expected[0]);
            const reached = [expected[0]];
            while (reached.length < expected.length) {
                await page.keyboard.press('Tab');
                const id = await page.evaluate(() => document.activeElement.id);
                if (id === reached.at(-1)) continue;  // a date has stops of its own: day, month …
                reached.push(id);
                if (reached.at(-1) !== expected[reached.length - 1]) break;
            }
            if (reached.join() !== expected.join()) {
                problems.push(`${view.name}: ${reached.length} of ${expected.length}`);
            }
            await leaveView(page, view);
        }
        assert.deepEqual(problems, []);
    }, { limitSeconds: 600 });
}

test('a tap costs at most six frames', async (t) => {
    const page = await openAs(t, 'volunteer', phone);
    await openView(page, views.volunteer[1], settle);
    const filter = page.getByRole('button', { name: 'Ledige' });
    const before = (await stats(page)).frames;
    await filter.tap();
    await settle(page);
    const drawn = (await stats(page)).frames - before;
    assert.ok(drawn >= 1 && drawn <= 6, `${drawn} frames`);
});
