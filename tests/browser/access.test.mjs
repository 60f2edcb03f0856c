// Access ends while somebody is away: the rows go from her device, and what she wrote before is
// for the coordinator to decide.
import assert from 'node:assert/strict';
import { laptop, openDevice, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { assertAccessible, takePictures } from './support/looks.mjs';
import { startServer } from './support/server.mjs';
import { goTo, goToRoute, joinAs, ownPage, saysStatus } from './support/steps.mjs';

async function giveCoordinator(page, person) {
    await goToRoute(page, person);
    await page.getByRole('button', { name: 'Giv en rolle' }).click();
    const dialog = page.getByRole('dialog', { name: 'Giv en rolle' });
    await dialog.getByRole('combobox', { name: 'Rolle' }).selectOption({ label: 'Koordinator' });
    const unit = dialog.getByRole('combobox', { name: 'Enhed' });
    if (!await unit.inputValue()) await unit.selectOption({ index: 1 });
    await dialog.getByRole('button', { name: 'Giv en rolle' }).click();
    await saysStatus(page, 'Rollen er givet');
    await saysStatus(page, 'Alt er sendt');
}

test('when access ends the rows go, and what was written before goes to the coordinator',
     async (t) => {
    const server = await startServer(t, { demo: true });
    const address = `${server.url}?lang=da`;
    const office = await openDevice(t, { ...laptop, bypassCSP: true }, address);
    await joinAs(server, office.page, 'coordinator');
    const hers = await openDevice(t, { ...tablet, bypassCSP: true }, address);
    await joinAs(server, hers.page, 'volunteer');
    const own = await ownPage(hers.page);
    await giveCoordinator(office.page, own);

    // She leads people now, and writes about one of them with no network.
    await goTo(hers.page, 'Frivillige');
    const people = hers.page.getByRole('main').getByRole('listitem').getByRole('link');
    await people.nth(1).waitFor();
    const routes = await people.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const person = routes.find((route) => route !== own && /\/[\d-]+$/.test(route));
    await hers.context.setOffline(true);
    await goToRoute(hers.page, `${person}/ret`);
    await hers.page.getByRole('textbox', { name: /^Telefon/ }).fill('20 33 33 33');
    await hers.page.getByRole('button', { name: 'Gem', exact: true }).click();
    await saysStatus(hers.page, '1 ændring venter · Gemt på denne tablet');

    await goToRoute(office.page, own);
    await office.page.getByRole('button', { name: /^Afslut.*Koordinator/ }).click();
    await saysStatus(office.page, 'Rollen er afsluttet');
    await saysStatus(office.page, 'Alt er sendt');

    await hers.context.setOffline(false);
    await goToRoute(hers.page, '#/ikke-accepteret');
    await hers.page.getByText('er givet videre til koordinatoren').first().waitFor();
    await assertAccessible(hers.page);
    await takePictures(hers.page, 'access-ended');
    assert.equal(await hers.page.getByRole('link', { name: 'Frivillige', exact: true }).count(), 0);
    await goToRoute(hers.page, person);
    await hers.page.getByText('Her er ikke noget at se').first().waitFor();

    await goToRoute(office.page, '#/versioner');
    await office.page.getByText('Skrevet, før adgangen sluttede').first().waitFor();
    await office.page.getByText('20 33 33 33').first().waitFor();
    await assertAccessible(office.page);
    await takePictures(office.page, 'access-ended-review');
    await office.page.goto(`${server.url}?lang=en#/versioner`);
    await office.page.getByText('Written before access ended').first().waitFor();
    await office.page.goto(`${address}#/versioner`);
    await office.page.getByRole('button', { name: /^Behold denne.*20 33 33 33/ }).click();
    await saysStatus(office.page, 'Alt er sendt');
    await goToRoute(office.page, person);
    await office.page.getByText('20 33 33 33').first().waitFor();
}, { limitSeconds: 180 });
