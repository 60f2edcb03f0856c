// One writer: a second tab, a tab that was frozen, a tab that is not told that it lost the store.
import assert from 'node:assert/strict';
import { openDevice, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { assertAccessible, takePictures } from './support/looks.mjs';
import { startServer } from './support/server.mjs';
import { firstPerson, freeShift, goToRoute, joinAs, saysStatus, settle }
    from './support/steps.mjs';

const elsewhere = 'Åben et andet sted';
const use = { name: 'Brug denne fane' };

async function openTown(t) {
    const server = await startServer(t, { demo: true });
    const address = `${server.url}?lang=da`;
    const device = await openDevice(t, { ...tablet, bypassCSP: true }, address);
    await joinAs(server, device.page, 'coordinator');
    return { server, address, device, first: device.page };
}

async function openSecond(device, address) {
    const second = await device.context.newPage();
    await second.goto(address);
    await second.getByRole('heading', { name: elsewhere }).or(second.getByText(elsewhere))
        .first().waitFor();
    return second;
}

test('a second tab takes over and the first says so, both ways; what is half typed stays',
     async (t) => {
    const { address, device, first } = await openTown(t);
    const person = await firstPerson(first);
    await goToRoute(first, `${person}/ret`);
    const notes = first.getByRole('textbox', { name: 'Noter' });
    await notes.fill('Kommer gerne om torsdagen');

    const second = await openSecond(device, address);
    await assertAccessible(second);
    await takePictures(second, 'elsewhere-second');
    await second.getByRole('button', use).click();
    await saysStatus(second, 'Alt er sendt');

    await first.bringToFront();
    const dialog = first.getByRole('dialog', { name: elsewhere });
    await dialog.waitFor();
    await settle(first);
    await assertAccessible(first);
    await takePictures(first, 'elsewhere-first');
    await dialog.getByRole('button', { name: 'Kun læse her' }).click();
    assert.equal(await notes.inputValue(), 'Kommer gerne om torsdagen');
    await first.getByRole('button', { name: 'Gem', exact: true }).click();
    await saysStatus(first, 'Der kan kun skrives ét sted ad gangen');
    assert.equal(await notes.inputValue(), 'Kommer gerne om torsdagen');

    await goToRoute(first, '#/synk');
    await first.getByRole('button', use).click();
    await saysStatus(first, 'Alt er sendt');
    await goToRoute(first, `${person}/ret`);
    assert.equal(await notes.inputValue(), 'Kommer gerne om torsdagen');
    await first.getByRole('button', { name: 'Gem', exact: true }).click();
    await saysStatus(first, 'Oplysningerne er gemt');
    await saysStatus(first, 'Alt er sendt');

    await second.bringToFront();
    await second.getByRole('dialog', { name: elsewhere }).getByRole('button', use).click();
    await saysStatus(second, 'Alt er sendt');
    await goToRoute(second, person);
    await second.getByText('Kommer gerne om torsdagen').first().waitFor();
    await first.bringToFront();
    await first.getByRole('dialog', { name: elsewhere }).waitFor();
});

test('a frozen tab that wakes after another took over says so and writes nothing', async (t) => {
    const { address, device, first } = await openTown(t);
    const shift = await freeShift(first);
    await goToRoute(first, shift);
    const control = await device.context.newCDPSession(first);
    await control.send('Page.setWebLifecycleState', { state: 'frozen' });

    const second = await openSecond(device, address);
    await second.getByRole('button', use).click();
    await saysStatus(second, 'Alt er sendt');
    await goToRoute(second, shift);
    await second.getByRole('button', { name: 'Jeg kan tage vagten', exact: true }).click();
    await second.getByRole('button', { name: 'Giv vagten tilbage', exact: true }).waitFor();
    await saysStatus(second, 'Alt er sendt');

    await first.bringToFront();
    await control.send('Page.setWebLifecycleState', { state: 'active' });
    await first.getByRole('dialog', { name: elsewhere }).waitFor();
    await second.bringToFront();
    await second.reload();
    await second.getByRole('button', { name: 'Giv vagten tilbage', exact: true }).waitFor();
    await saysStatus(second, 'Alt er sendt');
});

// A browser that forgets to tell a page that it lost its lock: the mark in the store tells it.
test('a tab that nobody told is stopped at its next tap, and what was tapped is not lost',
     async (t) => {
    const { server, address, device, first } = await openTown(t);
    const shift = await freeShift(first);
    await first.addInitScript(() => {
        navigator.locks.request = (name, options, work) => Promise.resolve(work({}));
    });
    await first.reload();
    await saysStatus(first, 'Alt er sendt');
    await goToRoute(first, shift);
    const second = await device.context.newPage();
    await second.goto(address);
    await saysStatus(second, 'Alt er sendt');

    await first.getByRole('button', { name: 'Jeg kan tage vagten', exact: true }).click();
    const dialog = first.getByRole('dialog', { name: elsewhere });
    await dialog.getByText('1 ændring er kun på skærmen her').waitFor();
    await settle(first);
    await assertAccessible(first);
    await takePictures(first, 'elsewhere-unsaved');
    await dialog.getByRole('button', use).click();
    await saysStatus(first, '1 ændring fra før er gemt nu');
    await saysStatus(first, 'Alt er sendt');

    const office = await openDevice(t, tablet, `${server.url}?lang=da`);
    await joinAs(server, office.page, 'coordinator');
    await goToRoute(office.page, shift);
    await office.page.getByRole('button', { name: 'Giv vagten tilbage', exact: true }).waitFor();
});

test('in English, the tab that writes no more says so', async (t) => {
    const { server, device, first } = await openTown(t);
    await first.goto(`${server.url}?lang=en`);
    await saysStatus(first, 'Everything is sent');
    const second = await device.context.newPage();
    await second.goto(`${server.url}?lang=en`);
    await second.getByRole('button', { name: 'Use this tab' }).click();
    await saysStatus(second, 'Everything is sent');
    await first.bringToFront();
    await first.getByRole('dialog', { name: 'Open elsewhere' }).waitFor();
    await settle(first);
    await assertAccessible(first);
    await takePictures(first, 'elsewhere-first-en');
});
