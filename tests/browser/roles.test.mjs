// A coordinator gives, changes and ends a role; sees a person's devices and withdraws one.
import assert from 'node:assert/strict';
import { laptop, openDevice, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { assertAccessible, takePictures } from './support/looks.mjs';
import { startServer } from './support/server.mjs';
import { goToRoute, joinAs, ownPage, saysStatus, settle } from './support/steps.mjs';

const words = {
    da: { give: 'Giv en rolle', role: 'Rolle', place: 'Opgave', lead: 'Holdleder',
          given: 'Rollen er givet', change: 'Ret rollen', until: 'Sidste dag',
          changed: 'Rollen er rettet', end: /^Afslut.*Holdleder/, ended: 'Rollen er afsluttet',
          sent: 'Alt er sendt', roles: 'Roller' },
    en: { give: 'Give a role', role: 'Role', place: 'Activity', lead: 'Team lead',
          given: 'The role is given', change: 'Change the role', until: 'Last day',
          changed: 'The role is changed', end: /^End.*Team lead/, ended: 'The role has ended',
          sent: 'Everything is sent', roles: 'Roles' },
};

async function openBoth(t) {
    const server = await startServer(t, { demo: true });
    const address = `${server.url}?lang=da`;
    const office = await openDevice(t, { ...laptop, bypassCSP: true }, address);
    await joinAs(server, office.page, 'coordinator');
    const hers = await openDevice(t, { ...tablet, bypassCSP: true }, address);
    await joinAs(server, hers.page, 'volunteer');
    return { server, office: office.page, hers, person: await ownPage(hers.page) };
}

for (const language of ['da', 'en']) {
    test(`a role is given, changed and ended, and the person has it each time, in ${language}`,
         async (t) => {
        const say = words[language];
        const { server, office, hers, person } = await openBoth(t);
        await office.goto(`${server.url}?lang=${language}`);
        await hers.page.goto(`${server.url}?lang=${language}`);
        await goToRoute(office, person);
        await goToRoute(hers.page, person);
        const mine = hers.page.getByRole('list', { name: say.roles });

        await office.getByRole('button', { name: say.give }).click();
        const dialog = office.getByRole('dialog', { name: say.give });
        await dialog.getByRole('combobox', { name: say.role }).selectOption({ label: say.lead });
        await dialog.getByRole('combobox', { name: say.place }).selectOption({ index: 1 });
        await settle(office);
        await assertAccessible(office);
        await takePictures(office, `role-give-${language}`);
        await dialog.getByRole('button', { name: say.give }).click();
        await saysStatus(office, say.given);
        await mine.getByText(say.lead).first().waitFor();

        await office.getByRole('list', { name: say.roles })
            .getByRole('button', { name: new RegExp(`^${say.lead}`) }).click();
        const change = office.getByRole('dialog', { name: say.change });
        await change.getByLabel(say.until).fill('2027-12-24');
        await change.getByRole('button', { name: say.change }).click();
        await saysStatus(office, say.changed);
        await mine.getByText(/24.*2027/).first().waitFor();

        await office.getByRole('button', { name: say.end }).click();
        await saysStatus(office, say.ended);
        await saysStatus(office, say.sent);
        await assertAccessible(office);
        await takePictures(office, `role-ended-${language}`);
    });
}

test('the devices of a person are shown; one that is withdrawn is wiped at once, and says why',
     async (t) => {
    const { office, hers, person } = await openBoth(t);
    await goToRoute(office, person);
    const devices = office.getByRole('list', { name: 'Telefoner og tablets' });
    await devices.getByText('Chrome, Linux').first().waitFor();
    await devices.getByText(/Sidst brugt/).first().waitFor();
    await devices.getByRole('button', { name: /^Træk adgang tilbage/ }).first().click();
    const dialog = office.getByRole('dialog', { name: 'Træk adgangen tilbage?' });
    await dialog.waitFor();
    await settle(office);
    await assertAccessible(office);
    await takePictures(office, 'withdraw');
    await dialog.getByRole('button', { name: 'Træk adgang tilbage' }).click();
    await saysStatus(office, 'Adgangen er trukket tilbage');
    await devices.getByText(/Adgangen er trukket tilbage/).first().waitFor();

    await hers.page.getByText('Denne tablet er spærret. Alt på den er slettet.').first().waitFor();
    await settle(hers.page);
    await assertAccessible(hers.page);
    await takePictures(hers.page, 'withdrawn');
    const kept = await hers.page.evaluate(() => new Promise((done) => {
        indexedDB.open('tovholder').onsuccess = ({ target }) => {
            const areas = ['meta', 'outbox', 'pages', 'journal'];
            const transaction = target.result.transaction(areas);
            const counts = areas.map((area) => transaction.objectStore(area).count());
            transaction.oncomplete = () => done(counts.map((count) => count.result));
        };
    }));
    assert.deepEqual(kept, [0, 0, 0, 0]);
});
