// Somebody cannot come: she holds her place, others are asked, the first yes has it, all are told.
import { openDevice, phone, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { assertAccessible, takePictures } from './support/looks.mjs';
import { startServer } from './support/server.mjs';
import { goTo, goToRoute, joinAs, openFreeShift, readyForOffline, saysStatus, settle }
    from './support/steps.mjs';

test('a volunteer who cannot come stands until another says yes, offline, and both are told',
     async (t) => {
    const server = await startServer(t, { demo: true });
    const address = `${server.url}?lang=da`;
    const hers = await openDevice(t, tablet, address);
    await joinAs(server, hers.page, 'volunteer');
    await readyForOffline(hers.page);
    await openFreeShift(hers.page);
    const shift = hers.page.url().replace(/.*#/, '#');
    await hers.page.getByRole('button', { name: 'Jeg kan tage vagten', exact: true }).tap();
    await hers.context.setOffline(true);
    await hers.page.getByRole('button', { name: 'Giv vagten tilbage' }).tap();
    await hers.page.getByText('Du står på vagten, til en anden har sagt ja').first().waitFor();
    await hers.page.getByRole('list', { name: 'Hvem bliver spurgt' }).waitFor();
    await settle(hers.page);
    await assertAccessible(hers.page);
    await takePictures(hers.page, 'substitute-sought');
    await hers.page.getByRole('button', { name: 'Jeg kan komme alligevel' }).tap();
    await hers.page.getByRole('button', { name: 'Giv vagten tilbage' }).tap();
    await hers.context.setOffline(false);
    await saysStatus(hers.page, 'Alt er sendt');

    // Her coordinator sees it, and takes over without a network.
    const office = await openDevice(t, phone, address);
    await joinAs(server, office.page, 'coordinator');
    await readyForOffline(office.page);
    await goToRoute(office.page, shift);
    await office.page.getByText('søger afløser').first().waitFor();
    await office.page.getByRole('list', { name: 'Hvem bliver spurgt' }).waitFor();
    await settle(office.page);
    await assertAccessible(office.page);
    await takePictures(office.page, 'substitute-office');
    await office.context.setOffline(true);
    await office.page.getByRole('button', { name: 'Jeg kan tage vagten', exact: true }).tap();
    await office.page.getByText('Tak, fordi du træder til').first().waitFor();
    await office.context.setOffline(false);
    await saysStatus(office.page, 'Alt er sendt');

    await goTo(hers.page, 'I dag');
    await hers.page.getByText(/har taget din vagt/).first().waitFor();
    await settle(hers.page);
    await assertAccessible(hers.page);
}, { limitSeconds: 180 });

test('one who is asked says yes in one tap', async (t) => {
    const server = await startServer(t, { demo: true });
    const { page, context } = await openDevice(t, tablet, `${server.url}?lang=da`);
    await joinAs(server, page, 'volunteer');
    await readyForOffline(page);
    await context.setOffline(true);
    await goTo(page, 'I dag');
    await page.getByText('Kan du træde til?').first().waitFor();
    await settle(page);
    await assertAccessible(page);
    await takePictures(page, 'substitute-asked');
    await page.getByRole('button', { name: /^Ja, jeg kan/ }).first().tap();
    await page.getByText('Tak, fordi du træder til').first().waitFor();
    await context.setOffline(false);
    await saysStatus(page, 'Alt er sendt');
});
