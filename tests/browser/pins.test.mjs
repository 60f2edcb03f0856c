// Several people on one tablet, each behind a PIN; what happens when it is wrong, forgotten or
// too old; and handing the tablet back.
import assert from 'node:assert/strict';
import { openDevice, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { assertAccessible, takePictures } from './support/looks.mjs';
import { startServer } from './support/server.mjs';
import { demoCodes, freeShift, goToRoute, joinAs, readyForOffline, saysStatus, setClock, settle }
    from './support/steps.mjs';

const take = { name: 'Jeg kan tage vagten', exact: true };
const dayMs = 24 * 3600000;
const wrongPinsMax = 10;

async function openTown(t, prepare) {
    const server = await startServer(t, { demo: true });
    const address = `${server.url}?lang=da`;
    const device = await openDevice(t, { ...tablet, bypassCSP: true });
    if (prepare) await prepare(device.context);
    const { page } = device;
    await page.goto(address);
    const person = await joinAs(server, page, 'volunteer');
    return { server, address, device, page, person };
}

async function choosePin(page, pin) {
    await page.getByRole('textbox', { name: /^Ny kode( \*)?$/ }).fill(pin);
    await page.getByRole('textbox', { name: /^Ny kode igen/ }).fill(pin);
    await page.getByRole('button', { name: 'Gem koden' }).click();
    await saysStatus(page, 'Koden er gemt');
}

async function setPin(page, pin) {
    await goToRoute(page, '#/indstillinger');
    await page.getByRole('link', { name: 'Vælg en kode' }).click();
    await choosePin(page, pin);
}

async function lockNow(page) {
    await goToRoute(page, '#/indstillinger');
    await page.getByRole('button', { name: 'Lås nu' }).click();
}

async function typePin(page, pin) {
    await page.getByRole('textbox', { name: /^Din kode/ }).fill(pin);
    await page.getByRole('button', { name: 'Lås op' }).click();
}

async function makeUnsent(page, device) {
    await goToRoute(page, await freeShift(page));
    await device.context.setOffline(true);
    await page.getByRole('button', take).click();
    await saysStatus(page, '1 ændring venter · Gemt på denne tablet');
}

test('two people share a tablet: each has a PIN and sees their own, and they switch quickly',
     async (t) => {
    const { server, page, person } = await openTown(t);
    await setPin(page, '2580');
    await page.getByRole('button', { name: 'Tilføj en person' }).click();
    const codes = await demoCodes(server);
    await page.getByRole('textbox', { name: 'Kode' })
        .fill(codes.find((entry) => entry.role === 'coordinator').code);
    await page.getByRole('button', { name: 'Tilslut' }).click();
    await page.getByRole('heading', { name: 'Kode til tabletten' }).waitFor();
    await settle(page);
    await assertAccessible(page);
    await takePictures(page, 'pin-choose');
    await choosePin(page, '1470');

    await page.getByRole('button', { name: 'Skift person' }).first().click();
    await page.getByRole('heading', { name: 'Hvem er du?' }).waitFor();
    await settle(page);
    await assertAccessible(page);
    await takePictures(page, 'people-here');
    await page.getByRole('button', { name: person.name }).click();
    await page.getByRole('heading', { name: 'Lås op' }).waitFor();
    await settle(page);
    await assertAccessible(page);
    await takePictures(page, 'unlock');
    for (const digit of '2580') {
        await page.getByRole('button', { name: digit, exact: true }).click();
    }
    await page.getByRole('button', { name: 'Lås op' }).click();
    await saysStatus(page, 'Alt er sendt');
    assert.equal(await page.getByRole('link', { name: 'Opgaver', exact: true }).count(), 0);

    await page.getByRole('button', { name: 'Skift person' }).first().click();
    await page.getByRole('list', { name: 'Personer på denne tablet' })
        .getByRole('button').filter({ hasNotText: person.name }).first().click();
    await typePin(page, '1470');
    await page.getByRole('link', { name: 'Opgaver', exact: true }).waitFor();
}, { limitSeconds: 240 });

test('ten wrong PINs destroy it, nothing is lost, and an invitation opens the tablet again',
     async (t) => {
    const { device, page, person } = await openTown(t);
    await setPin(page, '2580');
    await makeUnsent(page, device);
    await lockNow(page);
    for (let left = wrongPinsMax - 1; left > 0; left -= 1) {
        await typePin(page, '1111');
        await page.getByText(`Forkert kode. ${left} forsøg tilbage.`).first().waitFor();
    }
    await typePin(page, '1111');
    await page.getByText('Koden er prøvet for mange gange').first().waitFor();
    await settle(page);
    await assertAccessible(page);
    await takePictures(page, 'pin-gone');
    await device.context.setOffline(false);
    await page.getByRole('textbox', { name: /^Kode fra invitationen/ }).fill(person.code);
    await page.getByRole('textbox', { name: /^Ny kode( \*)?$/ }).fill('3690');
    await page.getByRole('textbox', { name: /^Ny kode igen/ }).fill('3690');
    await page.getByRole('button', { name: 'Lås op' }).click();
    await saysStatus(page, 'Alt er sendt');
    await goToRoute(page, '#/synk');
    await page.getByText('Intet venter på at blive sendt').first().waitFor();
}, { limitSeconds: 240 });

test('a tablet that was too long without the server asks for an invitation', async (t) => {
    const { address, device, page, person } = await openTown(t);
    await readyForOffline(page);
    await setPin(page, '2580');
    await makeUnsent(page, device);
    await setClock(device.context, 31 * dayMs);
    await page.goto(address);
    await page.reload();
    await page.getByText('Tabletten har været for længe uden net').first().waitFor();
    await settle(page);
    await assertAccessible(page);
    await takePictures(page, 'lease-over');
    await page.goto(address.replace('lang=da', 'lang=en'));
    await page.getByText('The tablet was without a connection for too long').first().waitFor();
    await takePictures(page, 'lease-over-en');
    await device.context.setOffline(false);
    await page.getByRole('textbox', { name: /^Code of the invitation/ }).fill(person.code);
    await page.getByRole('textbox', { name: /^New PIN( \*)?$/ }).fill('3690');
    await page.getByRole('textbox', { name: /^New PIN again/ }).fill('3690');
    await page.getByRole('button', { name: 'Unlock' }).click();
    await saysStatus(page, 'Everything is sent');
}, { limitSeconds: 180 });

test('a tablet that nobody touches locks itself', async (t) => {
    const { page } = await openTown(t, (context) => context.addInitScript(() => {
        const real = Date.now.bind(Date);
        window.aheadMs = 0;
        Date.now = () => real() + window.aheadMs;
    }));
    await setPin(page, '2580');
    await goToRoute(page, '#/indstillinger');
    await page.getByRole('radio', { name: '1 minut' }).click();
    await page.evaluate(() => { window.aheadMs = 61000; });
    await page.getByRole('heading', { name: 'Lås op' }).waitFor();
    await typePin(page, '2580');
    await saysStatus(page, 'Alt er sendt');
});

test('a tablet is handed back only when what is not sent was saved as a file', async (t) => {
    const { device, page } = await openTown(t);
    await makeUnsent(page, device);
    await goToRoute(page, '#/indstillinger');
    await page.getByRole('button', { name: 'Aflever tabletten' }).click();
    const dialog = page.getByRole('dialog', { name: 'Aflever tabletten' });
    await dialog.getByText('1 ændring er ikke sendt endnu').waitFor();
    assert.ok(await dialog.getByRole('button', { name: /^Slet alligevel/ }).isDisabled());
    await settle(page);
    await assertAccessible(page);
    await takePictures(page, 'hand-back');
    await Promise.all([page.waitForEvent('download'),
                       dialog.getByRole('button', { name: 'Gem som fil' }).click()]);
    await dialog.getByRole('button', { name: /^Slet alligevel/ }).click();
    await dialog.getByText('Er du sikker?').waitFor();
    await dialog.getByRole('button', { name: 'Ja, slet det hele' }).click();
    await page.getByRole('button', { name: 'Jeg har en kode' }).waitFor();
    await saysStatus(page, 'Dit er slettet fra tabletten');
    assert.equal(await page.getByText('Browseren har slettet').count(), 0);
});
