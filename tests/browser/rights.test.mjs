// Data rights as people use them: seeing and saving what is kept, asking for a correction, being
// erased, and periods with their preview.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { laptop, openDevice, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { assertAccessible, takePictures } from './support/looks.mjs';
import { startServer } from './support/server.mjs';
import { goTo, goToRoute, joinAs, ownPage, saysStatus, settle } from './support/steps.mjs';

async function saved(page, button) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    return fs.readFileSync(await (await download).path(), 'utf8');
}

async function twoDevices(t) {
    const server = await startServer(t, { demo: true });
    const office = await openDevice(t, { ...laptop, bypassCSP: true }, `${server.url}?lang=da`);
    await joinAs(server, office.page, 'coordinator');
    const hers = await openDevice(t, { ...tablet, bypassCSP: true }, `${server.url}?lang=da`);
    await joinAs(server, hers.page, 'volunteer');
    const route = await ownPage(hers.page);
    return { office, hers, route };
}

test('a volunteer sees all that is kept about her, saves it, asks for a correction and is ' +
     'answered', async (t) => {
    const { office, hers, route } = await twoDevices(t);
    // The coordinator looks at her page first: it will be told.
    await goToRoute(office.page, route);
    await office.page.getByRole('link', { name: /^Hvad har vi om / }).click();
    await office.page.getByText(/^Serveren svarede/).first().waitFor();
    await goToRoute(hers.page, '#/mere');
    await goTo(hers.page, /^Hvad har I om mig/);
    await hers.page.getByRole('heading', { level: 1, name: 'Hvad har I om mig' }).waitFor();
    await hers.page.getByText(/^Serveren svarede/).first().waitFor();
    await settle(hers.page);
    await assertAccessible(hers.page);
    await takePictures(hers.page, 'about');
    const data = JSON.parse(await saved(hers.page, 'Gem som datafil'));
    assert.equal(data.format, 'tovholder-about-1');
    assert.ok(data.rows.some((row) => row.table === 'Person' && row.fields.given_name));
    assert.ok(data.seen_and_changed.some((line) => line.what === 'told_all'));
    const readable = await saved(hers.page, 'Gem til at læse');
    assert.ok(readable.includes('Hvem har set og ændret'));

    await hers.page.getByRole('button', { name: 'Bed om rettelse eller sletning' }).click();
    await hers.page.getByRole('textbox', { name: 'Skriv, hvad det drejer sig om' })
        .fill('Jeg er født i 1950');
    await assertAccessible(hers.page);
    await hers.page.getByRole('button', { name: 'Send', exact: true }).click();
    await saysStatus(hers.page, 'Alt er sendt');

    await goToRoute(office.page, '#/idag');
    await office.page.getByText('1 har spurgt om sine data').first().waitFor();
    await office.page.getByRole('button', { name: 'Se spørgsmålene om data' }).click();
    await office.page.getByText('Jeg er født i 1950').first().waitFor();
    await settle(office.page);
    await assertAccessible(office.page);
    await takePictures(office.page, 'rights');
    await office.page.getByRole('button', { name: /^Svar, Rettelse/ }).click();
    await office.page.getByRole('textbox', { name: 'Dit svar' }).fill('Rettet, tak');
    await office.page.getByRole('button', { name: 'Det er gjort' }).click();
    await saysStatus(office.page, 'Alt er sendt');
    await hers.page.getByText(/Udført: Rettet, tak/).first().waitFor();
});

test('without a network the page says so and shows what the tablet has', async (t) => {
    const { hers } = await twoDevices(t);
    await hers.context.setOffline(true);
    await goToRoute(hers.page, '#/mere');
    await goTo(hers.page, /^Hvad har I om mig/);
    await hers.page.getByText(/kræver net/).first().waitFor();
    await hers.page.getByText('Det her er kun det, denne tablet selv har.').first().waitFor();
    await hers.page.getByRole('heading', { name: 'Oplysninger' }).waitFor();
    await settle(hers.page);
    await assertAccessible(hers.page);
});

test('a person is erased: her tablet wipes itself, another loses her, and the report says who ' +
     'has not confirmed, until all have', async (t) => {
    const { office, hers, route } = await twoDevices(t);
    await goToRoute(office.page, route);
    const name = await office.page.getByRole('heading', { level: 1 }).first().textContent();
    await hers.context.setOffline(true);
    await office.page.getByRole('button', { name: /^Slet alt om / }).click();
    await assertAccessible(office.page);
    await takePictures(office.page, 'erase-dialog');
    await office.page.getByRole('button', { name: 'Slet alt', exact: true }).click();
    // Her page is left for the one before it: whoever goes elsewhere sooner is taken back.
    await office.page.waitForFunction((hash) => window.location.hash !== hash, route);
    await saysStatus(office.page, 'Alt er sendt');
    await goToRoute(office.page, '#/data');
    await office.page.getByText('1 tablet har ikke bekræftet').first().waitFor();
    await office.page.getByText('Personens egen tablet').first().waitFor();
    await assertAccessible(office.page);
    await takePictures(office.page, 'erased-waiting');
    await goToRoute(office.page, '#/frivillige');
    await office.page.getByRole('searchbox').first().fill(name);
    await settle(office.page);
    assert.equal(await office.page.getByText(name, { exact: true }).count(), 0);
    await hers.context.setOffline(false);
    await hers.page.getByText(/Denne tablet er spærret/).first().waitFor();
    await goToRoute(office.page, '#/data');
    await office.page.getByText('Personens egen tablet').waitFor({ state: 'detached' });
    await office.page.getByText('Alle tablets har bekræftet').first().waitFor();
}, { limitSeconds: 240 });

test('an admin sees what goes next night and changes a period from tomorrow', async (t) => {
    const { office } = await twoDevices(t);
    await goToRoute(office.page, '#/mere');
    await goTo(office.page, /^Data og sletning/);
    await office.page.getByRole('heading', { name: 'Så længe gemmer vi' }).waitFor();
    await office.page.getByText(/^I nat slettes/).first().waitFor();
    await office.page.getByRole('button', { name: 'Ændr fristen: Beskeder' }).click();
    await office.page.getByRole('spinbutton', { name: 'Dage' })
        .or(office.page.getByRole('textbox', { name: 'Dage' })).first().fill('60');
    await assertAccessible(office.page);
    await office.page.getByRole('button', { name: 'Gem', exact: true }).click();
    await office.page.getByText(/^Fra .*: 60 dage$/).first().waitFor();
    await saysStatus(office.page, 'Alt er sendt');
    await assertAccessible(office.page);
    await takePictures(office.page, 'retention');
});
