// A series of shifts: made without an end, changed from a day on, ended; with no network.
import assert from 'node:assert/strict';
import { openDevice, phone, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { assertAccessible, takePictures } from './support/looks.mjs';
import { startServer } from './support/server.mjs';
import { goToRoute, joinAs, readyForOffline, saysStatus, settle } from './support/steps.mjs';

const field = (page, name) => page.getByLabel(new RegExp(`^${name}( \\*)?$`));

function thursday(weeks) {
    const day = new Date();
    day.setUTCHours(12);
    day.setUTCDate(day.getUTCDate() + (4 - day.getUTCDay() + 7) % 7 + 7 * weeks);
    return day.toISOString().slice(0, 10);
}

// "14. januar"
const dayInWords = (day) => new Intl.DateTimeFormat('da-DK', { day: 'numeric', month: 'long' })
    .format(new Date(`${day}T12:00:00Z`));

async function shiftsOn(page, day) {
    await goToRoute(page, `#/vagter?vis=dag&dag=${day}`);
    await settle(page);
    return page.getByRole('link', { name: /10\.15–11\.45|10\.15–12\.45/ });
}

async function makeSeries(page) {
    await goToRoute(page, '#/vagter/ny');
    await page.getByRole('combobox', { name: 'Opgave' }).selectOption({ index: 1 });
    await field(page, 'Dag').fill(thursday(1));
    await field(page, 'Fra').fill('10:15');
    await field(page, 'Til').fill('11:45');
    await page.getByRole('combobox', { name: 'Gentages' }).selectOption({ index: 1 });
    await page.getByRole('checkbox', { name: 'Spring helligdage over' }).click();
    await page.getByText('Vagterne lægges ud et halvt år frem').waitFor();
    await page.getByRole('button', { name: /^Opret 2\d vagter$/ }).click();
    await page.getByText('Rækken er oprettet').first().waitFor();
    await page.getByText('Hver torsdag kl. 10.15–11.45, indtil videre').first().waitFor();
}

test('a series is made, changed from a day on and ended, offline', async (t) => {
    const server = await startServer(t, { demo: true });
    const address = `${server.url}?lang=da`;
    const { page, context } = await openDevice(t, tablet, address);
    await joinAs(server, page, 'coordinator');
    await readyForOffline(page);
    await context.setOffline(true);

    await makeSeries(page);

    // From the third on it lasts an hour more.
    await (await shiftsOn(page, thursday(3))).first().click();
    await page.getByRole('link', { name: /^Ret/ }).first().click();
    await page.getByRole('combobox', { name: 'Rettes i' }).selectOption({ index: 1 });
    await field(page, 'Til').fill('12:45');
    await settle(page);
    await assertAccessible(page);
    await takePictures(page, 'series-edit');
    await page.getByRole('button', { name: 'Gem', exact: true }).click();
    await page.getByText('Rækken er rettet').first().waitFor();
    await page.getByText('Hver torsdag kl. 10.15–12.45, indtil videre').first().waitFor();
    const names = async (weeks) => (await shiftsOn(page, thursday(weeks))).first().textContent();
    assert.match(await names(2), /10\.15–11\.45/);
    assert.match(await names(4), /10\.15–12\.45/);

    // It ends after the fifth: what comes later is not in the list any more.
    await (await shiftsOn(page, thursday(4))).first().click();
    await page.getByRole('link', { name: /^Ret/ }).first().click();
    await page.getByRole('combobox', { name: 'Rettes i' }).selectOption({ index: 1 });
    await field(page, 'Rækkens sidste dag').fill(thursday(5));
    await page.getByRole('button', { name: 'Gem', exact: true }).click();
    await page.getByText(/Hver torsdag kl\. 10\.15–12\.45, til og med/).first().waitFor();
    await (await shiftsOn(page, thursday(5))).first().waitFor();
    const after = await shiftsOn(page, thursday(6));
    await page.getByText(dayInWords(thursday(6))).first().waitFor();
    assert.equal(await after.count(), 0);
    await context.setOffline(false);
    await saysStatus(page, 'Alt er sendt');

    const office = await openDevice(t, phone, address);
    await joinAs(server, office.page, 'coordinator');
    await readyForOffline(office.page);
    const there = await shiftsOn(office.page, thursday(5));
    await there.first().click();
    await office.page.getByText(/Hver torsdag kl\. 10\.15–12\.45, til og med/).first().waitFor();
    await settle(office.page);
    await assertAccessible(office.page);
    await takePictures(office.page, 'series-shift');
}, { limitSeconds: 180 });

test('a series that was made offline is there after the browser was killed', async (t) => {
    const server = await startServer(t, { demo: true });
    const device = await openDevice(t, tablet, `${server.url}?lang=da`);
    const { page, context } = device;
    await joinAs(server, page, 'coordinator');
    await readyForOffline(page);
    await context.setOffline(true);
    await makeSeries(page);
    await saysStatus(page, 'Gemt på denne tablet');
    const { hash } = new URL(page.url());
    await device.kill();

    await server.end();  // the network is still away: only the tablet can know
    const again = await device.open(`${server.url}?lang=da${hash}`);
    await again.getByText('Hver torsdag kl. 10.15–11.45, indtil videre').first().waitFor();
    await saysStatus(again, '1 ændring venter');
}, { limitSeconds: 120 });
