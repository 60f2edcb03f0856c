// With no network at all: a file goes from tablet to tablet, and arrives once.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { openDevice, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { startServer } from './support/server.mjs';
import { demoCodes, goTo, join, openFreeShift, saysStatus, settle } from './support/steps.mjs';

async function toSyncPage(page) {
    await goTo(page, 'Mere');
    await page.getByRole('link', { name: /Gemt og sendt/ }).first().click();
    await page.getByRole('heading', { name: 'Uden net: fra tablet til tablet' }).waitFor();
    await settle(page);
}

async function readFile(page, path) {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Læs en fil fra en anden tablet' }).click();
    await (await chooser).setFiles(path);
}

test('a shift taken with no network travels by file on another tablet and is sent once',
     async (t) => {
    const server = await startServer(t, { demo: true });
    const codes = await demoCodes(server);
    const code = (role) => codes.find((entry) => entry.role === role).code;
    const hers = await openDevice(t, tablet, `${server.url}?lang=da`);
    await join(hers.page, code('volunteer'));
    const office = await openDevice(t, tablet, `${server.url}?lang=da`);
    await join(office.page, code('coordinator'));
    for (const { page } of [office, hers]) await saysStatus(page, 'Alt er sendt');
    await hers.page.reload();  // has heard that somebody leads her, and how to seal for them
    await saysStatus(hers.page, 'Alt er sendt');

    await hers.context.setOffline(true);
    await office.context.setOffline(true);
    await openFreeShift(hers.page);
    await hers.page.getByRole('button', { name: 'Jeg kan tage vagten', exact: true }).tap();
    await saysStatus(hers.page, '1 ændring venter');
    await toSyncPage(hers.page);
    const download = hers.page.waitForEvent('download');
    await hers.page.getByRole('button', { name: 'Send med fil' }).click();
    const file = await download;
    assert.equal(file.suggestedFilename(), 'tovholder-aendringer.tov');
    const path = `${hers.profile}/carried.tov`;
    await file.saveAs(path);
    await saysStatus(hers.page, 'Filen med 1 ændring er klar');

    await toSyncPage(office.page);
    await readFile(office.page, path);
    await office.page.getByRole('heading', { name: 'Filer fra andre tabletter' }).waitFor();
    await office.page.getByText('1 ændring. Den afleveres, når der er net.').waitFor();
    await settle(office.page);

    await office.context.setOffline(false);
    await saysStatus(office.page, 'Afleveret: 1 ændring fra en anden tablet');
    await office.page.getByRole('heading', { name: 'Filer fra andre tabletter' })
        .waitFor({ state: 'detached' });

    await saysStatus(hers.page, '1 ændring venter');  // her tablet has heard of nothing
    await hers.context.setOffline(false);
    await saysStatus(hers.page, 'Alt er sendt');
    await readFile(office.page, path);
    await saysStatus(office.page, 'Filen var afleveret før');

    const altered = fs.readFileSync(path);
    altered[200] ^= 1;
    fs.writeFileSync(path, altered);
    await readFile(office.page, path);
    await office.page.getByText('det er ikke en fil fra Tovholder').first().waitFor();
});
