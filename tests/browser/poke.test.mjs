// News reaches an open page at once, and a server that was away is found again.
import { laptop, openDevice, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { startServer } from './support/server.mjs';
import { demoCodes, join, openFreeShift, saysStatus } from './support/steps.mjs';

// Well below the minute after which a page asks by itself.
const atOnce = { timeout: 25000 };

async function takeFreeShift(page) {
    await openFreeShift(page);
    await page.getByRole('button', { name: 'Jeg kan tage vagten', exact: true }).click();
    return page.url().replace(/.*#/, '#');
}

test('a coordinator sees a taken shift at once, and a returned one after an outage',
     async (t) => {
    const server = await startServer(t, { demo: true });
    const codes = await demoCodes(server);
    const volunteer = codes.find((entry) => entry.role === 'volunteer');
    const coordinator = codes.find((entry) => entry.role === 'coordinator');
    const address = `${server.url}?lang=da`;
    const office = await openDevice(t, laptop, address);
    await join(office.page, coordinator.code);
    await saysStatus(office.page, 'Alt er sendt');
    const device = await openDevice(t, tablet, address);
    await join(device.page, volunteer.code);
    await saysStatus(device.page, 'Alt er sendt');

    const shift = await takeFreeShift(device.page);
    await office.page.goto(address + shift);
    await office.page.getByText(volunteer.name).first().waitFor(atOnce);

    await server.end();
    await server.start();
    await device.page.getByRole('button', { name: 'Giv vagten tilbage' }).click();
    await saysStatus(device.page, 'Alt er sendt');
    await office.page.getByText('søger afløser').first().waitFor(atOnce);
});
