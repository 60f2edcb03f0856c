// Pictures of every view for people to look at, in build/screenshots: a tablet in the light and a
// phone in the dark, which shows that each can be drawn; with TOVHOLDER_PICTURES=all four sizes in
// both.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { openDevice } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { root, startServer } from './support/server.mjs';
import { demoCodes, join, saysStatus, settle } from './support/steps.mjs';
import { leaveView, openView, views } from './support/views.mjs';

const folder = path.join(root, 'build/screenshots');
const few = [[390, 844, 'dark'], [1024, 768, 'light']];
const many = [[1024, 768], [768, 1024], [390, 844], [1440, 900]]
    .flatMap((size) => [[...size, 'light'], [...size, 'dark']]);
const looks = process.env.TOVHOLDER_PICTURES === 'all' ? many : few;

for (const role of Object.keys(views)) {
    for (const language of ['da', 'en']) {
        test(`pictures of every view of a ${role} in ${language}`, async (t) => {
            fs.mkdirSync(folder, { recursive: true });
            const server = await startServer(t, { demo: true });
            const device = await openDevice(t, { viewport: { width: 1024, height: 768 } },
                                            `${server.url}?lang=da`);
            const { page } = device;
            await page.getByRole('button', { name: 'Jeg har en kode' }).waitFor();
            if (role !== 'visitor') {
                const codes = await demoCodes(server);
                await join(page, codes.find((entry) => entry.role === role).code);
                await saysStatus(page, 'Alt er sendt');
            }
            await page.goto(`${server.url}?lang=${language}`);
            let pictures = 0;
            // The acts that lead to a state are said in Danish.
            const seen = views[role].filter((view) => language === 'da' || !view.acts);
            for (const view of seen) {
                await openView(page, language === 'da' ? view : { ...view, open: view.open && /./ },
                               settle);
                for (const [width, height, colorScheme] of looks) {
                    await page.setViewportSize({ width, height });
                    await page.emulateMedia({ colorScheme });
                    await settle(page);
                    const name =
                        `${role}-${view.name}-${width}x${height}-${colorScheme}-${language}`;
                    await page.screenshot({ path: path.join(folder, `${name}.png`) });
                    pictures += 1;
                }
                await leaveView(page, view);
            }
            assert.equal(pictures, seen.length * looks.length);
        }, { limitSeconds: 600 });
    }
}
