// A coordinator's own Excel files, imported with no network.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { laptop, openDevice } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { root, startServer } from './support/server.mjs';
import { join, readyForOffline, saysStatus } from './support/steps.mjs';

// How many rows each table of the server's database holds: once it ends, all are in one table.
async function rowCounts(server) {
    await server.end();
    const out = execFileSync('sqlite3', [server.database,
        'select table_id, count(*) from row group by table_id'], { encoding: 'utf8' });
    await server.start();
    return Object.fromEntries(out.trim().split('\n').map((line) => line.split('|').map(Number)));
}

// Chooses the file and goes on to what will happen.
async function preview(page, file) {
    await page.evaluate(() => { window.location.hash = '#/import'; });
    const another = page.getByRole('button', { name: 'Hent en fil mere' });
    if (await another.isVisible()) await another.click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Vælg fil' }).click();
    await (await chooser).setFiles(path.join(root, 'tests/data', file));
    await page.getByRole('button', { name: 'Se, hvad der sker' }).click();
    await page.getByRole('heading', { level: 1, name: 'Det her sker' }).waitFor();
}

async function says(page, words) {
    await page.getByText(words).first().waitFor();
}

test('both files are imported offline, the server holds exactly the accepted rows, and again ' +
     'changes nothing', async (t) => {
    const server = await startServer(t);
    const { page, context } = await openDevice(t, laptop, `${server.url}?lang=da`);
    await join(page, server.firstCode());
    await saysStatus(page, 'Alt er sendt');
    await readyForOffline(page);
    const before = await rowCounts(server);
    await context.setOffline(true);

    await preview(page, 'frivillige.csv');
    await says(page, '156 frivillige bliver oprettet');
    await says(page, '25 rækker bliver ikke læst ind');
    await page.getByRole('table').getByRole('row').nth(1).waitFor();
    await page.getByRole('button', { name: 'Importér', exact: true }).click();
    await says(page, 'Det er på plads');
    await preview(page, 'vagtplan.csv');
    await says(page, '324 vagter bliver oprettet');
    await says(page, '5 rækker bliver ikke læst ind');
    await page.getByRole('button', { name: 'Importér', exact: true }).click();
    await saysStatus(page, '2 ændringer venter');

    await context.setOffline(false);
    await saysStatus(page, 'Alt er sendt');
    const after = await rowCounts(server);
    const [units, people, grants, activities, shifts] = [1, 2, 3, 4, 5].map(
        (table) => (after[table] ?? 0) - (before[table] ?? 0));
    assert.deepEqual({ units, people, grants, activities, shifts },
                     { units: 7, people: 156, grants: 156, activities: 11, shifts: 324 });

    await preview(page, 'frivillige.csv');
    await says(page, 'Der er ikke noget nyt i filen');
    assert.deepEqual(await rowCounts(server), after);
}, { limitSeconds: 240 });
