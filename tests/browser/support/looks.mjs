// What every screen must stand: axe, being looked at on tablet and phone, light and dark, and a
// narrow window.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './server.mjs';
import { settle } from './steps.mjs';

const axeSource = fs.readFileSync(
    createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
const pictures = path.join(root, 'build/screenshots');
const sizes = [[1024, 768], [390, 844]];
const narrowest = [320, 640];

// REQUIRES: the browser was opened with bypassCSP.
export async function assertAccessible(page) {
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate(
        (tags) => globalThis.axe.run(document, { runOnly: tags }), axeTags);
    assert.deepEqual(violations.map((rule) => `${rule.id}: ${rule.nodes[0].html}`), []);
}

// Pictures in build/screenshots; ends as a tablet in the light.
export async function takePictures(page, name) {
    fs.mkdirSync(pictures, { recursive: true });
    for (const [width, height] of sizes) {
        await page.setViewportSize({ width, height });
        for (const colorScheme of ['light', 'dark']) {
            await page.emulateMedia({ colorScheme });
            await settle(page);
            await page.screenshot(
                { path: path.join(pictures, `${name}-${width}-${colorScheme}.png`) });
        }
    }
    const [width, height] = narrowest;
    await page.setViewportSize({ width, height });
    await settle(page);
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
    assert.ok(wide <= width, `${name} is ${wide} px wide at ${width}`);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1024, height: 768 });
    await settle(page);
}
