// An activity from the first thought to its opening: what it lacks is said, each lack leads to its
// act, and all of it works without network.
import { laptop, openDevice, tablet } from './support/browser.mjs';
import { test } from './support/harness.mjs';
import { startServer } from './support/server.mjs';
import { goTo, goToRoute, joinAs, readyForOffline, saysStatus, settle } from './support/steps.mjs';

async function coordinator(t, options) {
    const server = await startServer(t, { demo: true });
    const device = await openDevice(t, options, `${server.url}?lang=da`);
    await joinAs(server, device.page, 'coordinator');
    await readyForOffline(device.page);
    return { server, device, page: device.page, context: device.context };
}

const lamp = (page, name) => page.getByRole('main').getByRole('link', { name });

async function save(page) {
    await page.getByRole('button', { name: 'Gem', exact: true }).click();
}

// By its name in the list, wherever it stands.
async function openActivity(page, name) {
    await goTo(page, 'Opgaver');
    await page.getByRole('searchbox').fill(name);
    await settle(page);
    await page.getByRole('main').getByRole('listitem').getByRole('link', { name }).first().click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
}

test('a new activity opens offline when its three lamps are green, and not before', async (t) => {
    const { server, page, context } = await coordinator(t, tablet);
    await context.setOffline(true);
    await goTo(page, 'Opgaver');
    await page.getByRole('link', { name: 'Ny opgave' })
        .or(page.getByRole('button', { name: 'Ny opgave' })).first().tap();
    await page.getByRole('textbox', { name: 'Opgavens navn' }).fill('Skak i parken');
    await page.getByRole('combobox', { name: 'Enhed' }).selectOption({ index: 1 });
    await save(page);
    await page.getByRole('heading', { level: 1, name: 'Skak i parken' }).waitFor();
    await page.getByText('under forberedelse').first().waitFor();
    await page.getByRole('button', { name: 'Åbn opgaven' }).tap();
    await page.getByText('Opgaven kan ikke åbnes endnu').first().waitFor();

    // Each lamp leads to the act that is missing.
    await lamp(page, /^Ramme, rød, Mangler: hvad borgeren får ud af det/).tap();
    await page.getByRole('textbox', { name: 'Hvad får borgeren ud af det?' }).fill('Selskab');
    await save(page);
    await lamp(page, /^Ramme, rød, Mangler: pårørende-spørgsmålet/).tap();
    await page.getByRole('radio', { name: 'Ja', exact: true }).tap();
    await save(page);
    await lamp(page, /^Ramme, grøn/).waitFor();
    await lamp(page, /^Plan, grøn/).waitFor();
    await lamp(page, /^Tovholder, grøn/).waitFor();
    await page.getByRole('button', { name: 'Åbn opgaven' }).tap();
    await page.getByText('Opgaven er åben').first().waitFor();
    await saysStatus(page, '4 ændringer venter');
    const route = new URL(page.url()).hash;
    await context.setOffline(false);
    await saysStatus(page, 'Alt er sendt');

    const other = await openDevice(t, laptop, `${server.url}?lang=da`);
    await joinAs(server, other.page, 'coordinator');
    await goToRoute(other.page, route);
    await lamp(other.page, /^Ramme, grøn/).waitFor();
    await other.page.getByRole('button', { name: 'Ny vagt' }).waitFor();
}, { limitSeconds: 180 });

test('a doubt is talked about, and its outcome is found by the next who asks', async (t) => {
    const { page, context } = await coordinator(t, laptop);
    await context.setOffline(true);
    await goTo(page, 'I dag');
    await page.getByRole('link', { name: 'Tag snakken, Køre beboere i egen bil' }).click();
    await page.getByRole('radio', { name: 'Frivillige må ikke' }).click();
    await page.getByRole('textbox', { name: 'Jeres begrundelse' }).fill('Taxa er tryggere');
    await save(page);
    await page.getByText('Udfaldet er gemt').first().waitFor();

    await openActivity(page, 'Besøgsven');
    await page.getByRole('link', { name: 'Stil spørgsmålet' }).click();
    const earlier = page.getByRole('list', { name: 'Det har I svaret før' });
    await earlier.getByText('Taxa er tryggere').waitFor();
    await earlier.getByText('Frivillige må ikke').waitFor();
    await context.setOffline(false);
    await saysStatus(page, 'Alt er sendt');
}, { limitSeconds: 120 });

test('what was employees work waits for what they say, and an objection stays', async (t) => {
    const { page, context } = await coordinator(t, laptop);
    await context.setOffline(true);
    await openActivity(page, 'Gåtur efter frokost');
    await lamp(page, /^Ramme, rød, Mangler: medarbejdernes ord/).click();
    for (const [group, answer] of [['Aftenvagterne', 'De har indvendinger'],
                                   ['Aftenvagterne', 'Det er i orden']]) {
        await page.getByRole('textbox', { name: 'Hvem er spurgt?' }).fill(group);
        await page.getByRole('radio', { name: answer }).click();
        await save(page);
        await page.getByRole('list', { name: 'Medarbejderne' }).getByText(answer).waitFor();
        await page.getByRole('link', { name: 'Notér, hvad de siger' }).click();
    }
    await openActivity(page, 'Gåtur efter frokost');
    await page.getByRole('list', { name: 'Medarbejderne' }).getByText('De har indvendinger')
        .waitFor();
    await page.getByText('Medarbejdere har indvendinger').waitFor();
    await lamp(page, /^Ramme, grøn/).waitFor();
    await lamp(page, /^Tovholder, rød/).click();
    await page.getByRole('textbox', { name: 'Tovholder', exact: true }).fill('Karen Holm');
    await save(page);
    await page.getByRole('button', { name: 'Åbn opgaven' }).click();
    await page.getByText('Opgaven er åben').first().waitFor();

    await page.getByRole('link', { name: 'Aftal et niveau' }).click();
    await page.getByRole('radio', { name: 'Vi deles om det' }).click();
    await save(page);
    await page.getByRole('list', { name: 'Selvstyre' }).getByText('Vi deles om det').waitFor();
    await context.setOffline(false);
    await saysStatus(page, 'Alt er sendt');
}, { limitSeconds: 120 });

test('where an activity comes from is said, and how nobody coming is taken', async (t) => {
    const { page, context } = await coordinator(t, tablet);
    await context.setOffline(true);
    await openActivity(page, 'Havehold');
    await page.getByRole('link', { name: 'Ret: Baggrund' }).tap();
    await page.getByRole('radio', { name: 'Ny: ingen gjorde det før' }).tap();
    await page.getByRole('textbox', { name: 'Hvem har vurderet det?' }).fill('Chefgruppen');
    await save(page);
    await page.getByText('Ny: ingen gjorde det før').first().waitFor();
    await page.getByText('Nej · Chefgruppen').first().waitFor();
    await page.getByRole('link', { name: 'Ret: Vilkår' }).tap();
    await page.getByRole('radio', { name: 'Skal dækkes' }).tap();
    await save(page);
    await page.getByText('Skal dækkes').first().waitFor();
    await context.setOffline(false);
    await saysStatus(page, 'Alt er sendt');
}, { limitSeconds: 120 });

test('what was answered offline is there after the browser was killed', async (t) => {
    const { server, page, context, device } = await coordinator(t, tablet);
    await context.setOffline(true);
    await openActivity(page, 'Gåtur efter frokost');
    const { hash } = new URL(page.url());
    await page.getByRole('link', { name: 'Notér, hvad de siger' }).tap();
    await page.getByRole('textbox', { name: 'Hvem er spurgt?' }).fill('Nattevagterne');
    await page.getByRole('radio', { name: 'De har indvendinger' }).tap();
    await save(page);
    await page.getByText('Det er noteret').first().waitFor();
    await saysStatus(page, 'Gemt på denne tablet');
    await device.kill();

    await server.end();  // the network is still away: only the tablet can know
    const again = await device.open(`${server.url}?lang=da${hash}`);
    const employees = again.getByRole('list', { name: 'Medarbejderne' });
    await employees.getByText('Nattevagterne').first().waitFor();
    await again.getByText('Medarbejdere har indvendinger').waitFor();
    await saysStatus(again, '1 ændring venter');
}, { limitSeconds: 120 });
