// Every view of the app by role, and the states they can be in, for the tests that look at all.
import path from 'node:path';
import { root } from './server.mjs';

// Whatever can be pressed and has this name.
const press = (name) => (page) => ['link', 'radio', 'tab'].reduce(
    (found, role) => found.or(page.getByRole(role, { name, exact: true })),
    page.getByRole('button', { name, exact: true })).first().click();

async function wrongCode(page) {
    await page.getByRole('textbox', { name: 'Kode' }).fill('AAAA AAAA');
    await page.getByRole('button', { name: 'Tilslut' }).click();
    await page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor();
}

async function series(page) {
    await page.getByRole('combobox', { name: 'Opgave' }).selectOption({ index: 1 });
    await page.getByLabel(/^Dag( \*)?$/).fill('2027-03-01');
    await page.getByLabel('Fra').fill('10:00');
    await page.getByLabel(/^Til( \*)?$/).fill('12:00');
    await page.getByRole('combobox', { name: 'Gentages' }).selectOption({ index: 1 });
    await page.getByLabel('Sidste dag').fill('2027-05-31');
    await page.getByRole('heading', { name: 'Det bliver til' }).waitFor();
}

async function chooseFile(page) {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Vælg fil' }).click();
    await (await chooser).setFiles(path.join(root, 'tests/data/frivillige.csv'));
    await page.getByRole('button', { name: 'Se, hvad der sker' }).waitFor();
}

async function changePeriod(page) {
    await page.getByRole('button', { name: 'Ændr fristen: Beskeder' }).click();
}

const freeShift = { route: '#/vagter', open: /ledige? plads/ };
const firstPerson = { route: '#/frivillige', open: /./ };
const firstActivity = { route: '#/opgaver', open: /./ };
const prepared = { route: '#/opgaver', open: /^Gåtur efter frokost/ };

// A view: `route`, then `open` a link of its list, then `acts` in order (states; in Danish).
export const views = {
    visitor: [
        { name: 'start', route: '#/' },
        { name: 'code', route: '#/kode' },
        { name: 'code-wrong', route: '#/kode', acts: [wrongCode] },
        { name: 'demo', route: '#/', acts: [press('Prøv demoen')] },
        { name: 'demo-dialog', route: '#/', acts: [press('Skift rolle')] },
    ],
    volunteer: [
        { name: 'today', route: '#/idag' },
        { name: 'shifts', route: '#/vagter' },
        { name: 'shifts-day', route: '#/vagter', acts: [press('Dag')] },
        { name: 'shift', ...freeShift },
        { name: 'shift-taken', ...freeShift, acts: [press('Jeg kan tage vagten')] },
        { name: 'sync', route: '#/synk' },
        { name: 'versions', route: '#/versioner' },
        { name: 'refused', route: '#/ikke-accepteret' },
        { name: 'settings', route: '#/indstillinger' },
        { name: 'hand-back-dialog', route: '#/indstillinger', acts: [press('Aflever tabletten')] },
        { name: 'more', route: '#/mere' },
        { name: 'away', route: '#/mere', open: /^Pause eller mindre nu/ },
        { name: 'about', route: '#/mere', open: /^Hvad har I om mig/ },
        { name: 'about-ask-dialog', route: '#/mere', open: /^Hvad har I om mig/,
          acts: [press('Bed om rettelse eller sletning')] },
    ],
    coordinator: [
        { name: 'today', route: '#/idag' },
        { name: 'shifts', route: '#/vagter' },
        { name: 'shift', ...freeShift },
        { name: 'shift-edit', ...freeShift, acts: [press('Ret vagten')] },
        { name: 'new-shift', route: '#/vagter/ny' },
        { name: 'new-shift-series', route: '#/vagter/ny', acts: [series] },
        { name: 'people', route: '#/frivillige' },
        { name: 'person', ...firstPerson },
        { name: 'person-invite', ...firstPerson, acts: [press('Invitér')] },
        { name: 'person-invite-code', ...firstPerson,
          acts: [press('Invitér'), press('Lav en kode')] },
        { name: 'person-role-dialog', ...firstPerson, acts: [press('Giv en rolle')] },
        { name: 'person-edit', ...firstPerson, acts: [press('Ret')] },
        { name: 'rights', route: '#/data' },
        { name: 'rights-period-dialog', route: '#/data', acts: [changePeriod] },
        { name: 'new-person', route: '#/frivillige/ny' },
        { name: 'new-person-empty', route: '#/frivillige/ny', acts: [press('Gem')] },
        { name: 'activities', route: '#/opgaver' },
        { name: 'activity', ...firstActivity },
        { name: 'activity-edit', ...firstActivity, acts: [press('Ret')] },
        ...['Grænser', 'Plan', 'Vilkår', 'Tovholder', 'Baggrund'].map((part) => ({
            name: `activity-edit-${part.toLowerCase()}`, ...firstActivity,
            acts: [press(`Ret: ${part}`)] })),
        { name: 'activity-prepared', ...prepared },
        { name: 'boundary', ...prepared, acts: [press('Stil spørgsmålet')] },
        { name: 'boundary-empty', ...prepared, acts: [press('Stil spørgsmålet'), press('Gem')] },
        { name: 'boundary-talk', route: '#/opgaver', open: /^Kørsel til sang/,
          acts: [press('Skriv udfaldet, Køre beboere i egen bil')] },
        { name: 'hearing', ...prepared, acts: [press('Notér, hvad de siger')] },
        { name: 'delegation', ...prepared, acts: [press('Aftal et niveau')] },
        { name: 'match', ...firstActivity, acts: [press('Find folk')] },
        { name: 'board', route: '#/tavle' },
        { name: 'season', route: '#/saeson' },
        { name: 'person-away', ...firstPerson, acts: [press('Pause eller mindre nu')] },
        { name: 'reference', ...firstPerson, acts: [press('Skriv en udtalelse')] },
        { name: 'new-activity', route: '#/opgaver/ny' },
        { name: 'import', route: '#/import' },
        { name: 'import-columns', route: '#/import', acts: [chooseFile] },
        { name: 'import-preview', route: '#/import', acts: [press('Se, hvad der sker')] },
        { name: 'import-done', route: '#/import', acts: [press('Importér')] },
        { name: 'sync', route: '#/synk' },
        { name: 'versions', route: '#/versioner' },
        { name: 'refused', route: '#/ikke-accepteret' },
        { name: 'settings', route: '#/indstillinger' },
        { name: 'more', route: '#/mere' },
    ],
};

// Opens the view and waits until it has stopped drawing.
export async function openView(page, view, settle) {
    await page.evaluate((route) => { window.location.hash = route; }, view.route);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    // While the device's store is being opened there is a heading, but nothing to press yet.
    await page.getByRole('button').or(page.getByRole('link')).nth(2).waitFor();
    await settle(page);
    if (view.open) {
        const link = page.getByRole('main').getByRole('listitem')
            .getByRole('link', { name: view.open }).first();
        // Of a list far below a low window nothing is there until one scrolls.
        for (let tries = 0; tries < 80 && await link.count() === 0; tries += 1) {
            await page.mouse.move(160, 128);
            await page.mouse.wheel(0, 200);
            await settle(page);
        }
        await link.click();
        await settle(page);
    }
    for (const act of view.acts ?? []) {
        await act(page);
        await settle(page);
    }
}

// Leaves what an act has opened, so that the next view can be reached.
export async function leaveView(page, view) {
    if (view.name.endsWith('-dialog')) {
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        return;
    }
    // A note that goes away by itself would be a frame of the next view.
    const close = page.getByRole('button', { name: 'Luk', exact: true });
    if (view.acts && await close.isVisible()) await close.click();
}
