// The thread: a shift taken with no network, a killed browser, and everybody sees it.
import { laptop, openDevice, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { startServer } from './support/server.mjs';
import { demoCodes, goTo, join, openFreeShift, readyForOffline, saysStatus, scrollUntilSeen }
    from './support/steps.mjs';

test('a shift taken offline survives SIGKILL and reaches the coordinator', async (t) => {
    const server = await startServer(t, { demo: true });
    const codes = await demoCodes(server);
    const volunteer = codes.find((entry) => entry.role === 'volunteer');
    const coordinator = codes.find((entry) => entry.role === 'coordinator');

    const device = await openDevice(t, tablet, `${server.url}?lang=da`);
    await join(device.page, volunteer.code);
    await saysStatus(device.page, 'Alt er sendt');
    await readyForOffline(device.page);
    await device.page.reload();  // the second visit
    await saysStatus(device.page, 'Alt er sendt');

    await server.end();
    await openFreeShift(device.page);
    await device.page.getByRole('button', { name: 'Jeg kan tage vagten', exact: true }).tap();
    await saysStatus(device.page, '1 ændring venter');
    const shift = new URL(device.page.url()).hash;
    await device.kill();

    await device.open(`${server.url}?lang=da`);
    await saysStatus(device.page, '1 ændring venter');
    await goTo(device.page, 'Vagter');
    await scrollUntilSeen(device.page, device.page.locator(`a[href="${shift}"]`)
        .and(device.page.getByRole('link', { name: /min vagt/ })));

    await server.start();
    await goTo(device.page, 'Mere');
    await saysStatus(device.page, 'Alt er sendt');

    const office = await openDevice(t, laptop, `${server.url}?lang=da`);
    await join(office.page, coordinator.code);
    await saysStatus(office.page, 'Alt er sendt');
    await office.page.evaluate((hash) => { window.location.hash = hash; }, shift);
    await office.page.getByText(volunteer.name).first().waitFor();
});
