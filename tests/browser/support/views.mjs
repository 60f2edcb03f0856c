// Every view of the app by role, for the tests that look at all of them.
export const views = {
    visitor: [
        { name: 'start', route: '#/' },
        { name: 'code', route: '#/kode' },
    ],
    volunteer: [
        { name: 'today', route: '#/idag' },
        { name: 'shifts', route: '#/vagter' },
        { name: 'shift', route: '#/vagter', open: /ledige? plads/ },
        { name: 'sync', route: '#/synk' },
        { name: 'settings', route: '#/indstillinger' },
        { name: 'more', route: '#/mere' },
    ],
    coordinator: [
        { name: 'today', route: '#/idag' },
        { name: 'shifts', route: '#/vagter' },
        { name: 'shift', route: '#/vagter', open: /ledige? plads/ },
        { name: 'new-shift', route: '#/vagter/ny' },
        { name: 'people', route: '#/frivillige' },
        { name: 'person', route: '#/frivillige', open: /./, list: true },
        { name: 'new-person', route: '#/frivillige/ny' },
        { name: 'activities', route: '#/opgaver' },
        { name: 'activity', route: '#/opgaver', open: /./, list: true },
        { name: 'new-activity', route: '#/opgaver/ny' },
        { name: 'import', route: '#/import' },
        { name: 'sync', route: '#/synk' },
        { name: 'settings', route: '#/indstillinger' },
        { name: 'more', route: '#/mere' },
    ],
};

// Opens the view and waits until it has stopped drawing.
export async function openView(page, view, settle) {
    await page.evaluate((route) => { window.location.hash = route; }, view.route);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settle(page);
    if (view.open) {
        await page.getByRole('main').getByRole('listitem').getByRole('link', { name: view.open })
            .first().click();
        await settle(page);
    }
}
