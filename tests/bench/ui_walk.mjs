// A walk through every view of a coordinator's: each is opened, scrolled as with a wheel, and taken
// to its middle and its end at once; where there is a search, somebody is searched for.
import { leaveView, openView, views } from '../browser/support/views.mjs';
import { settle, stats } from '../browser/support/steps.mjs';

const wheelTurns = 30;
const wheelPx = 120;

const walk = [
    // An import would change what is measured.
    ...views.coordinator.filter(({ name }) => !name.startsWith('import-')),
    { name: 'all-shifts', route: '#/vagter?vis=alle' },
    { name: 'people-search', route: '#/frivillige', search: 'hansen' },
    { name: 'activities-search', route: '#/opgaver', search: 'kaffe' },
];

async function nextFrame(page, before) {
    for (let tries = 0; tries < 40; tries += 1) {
        const { frames } = await stats(page);
        if (frames > before) return;
        await page.waitForTimeout(5);
    }
}

async function scroll(page) {
    const { width, height } = page.viewportSize();
    await page.mouse.move(width / 2, height / 2);
    for (let turn = 0; turn < wheelTurns; turn += 1) {
        const { frames } = await stats(page);
        await page.mouse.wheel(0, wheelPx);
        await nextFrame(page, frames);
    }
    for (const share of [0.5, 1, 0]) {
        await page.getByRole('main').evaluate((main, part) => {
            for (const element of main.querySelectorAll('*')) {
                if (element.scrollHeight > element.clientHeight + 1) {
                    element.scrollTop = element.scrollHeight * part;
                }
            }
        }, share);
        await settle(page);
    }
}

// Returns the frames of each view by its name.
export async function walkViews(page, meter, say) {
    const frames = {};
    for (const view of walk) {
        await meter.start();
        await openView(page, view, settle);
        if (view.search) {
            await page.getByRole('searchbox').pressSequentially(view.search, { delay: 60 });
        } else {
            await scroll(page);
        }
        await settle(page);
        frames[view.name] = await meter.stop();
        await leaveView(page, view);
        say(view.name, frames[view.name]);
    }
    return frames;
}
