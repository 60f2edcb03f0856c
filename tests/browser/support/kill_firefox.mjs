// Firefox for kill_rounds.mjs.
import { Firefox } from './firefox.mjs';
import { watchWords, wordsOnPage } from './kill_rounds.mjs';

export class FirefoxTablet {
    constructor() {
        this.firefox = new Firefox();
    }
    async launch(tell) {
        await this.firefox.open();
        if (tell) await this.firefox.listen(watchWords, tell);
    }
    visit(address) { return this.firefox.goTo(address, 'none'); }
    async firstVisit(address, codes) {
        await this.launch();
        await this.visit(address);
        const { firefox } = this;
        await firefox.click('button', 'Jeg har en kode');
        await firefox.find('textbox', 'Kode');
        await this.fill('Kode', codes.find((entry) => entry.role === 'coordinator').code);
        await firefox.click('button', 'Tilslut');
        await firefox.waitFor((words) =>
            document.getElementById('status').textContent.includes(words), 'Alt er sendt');
        await firefox.waitFor(() => navigator.serviceWorker.ready.then(() => true));
        await this.kill();
    }
    goTo(place) {
        return this.firefox.evaluate((hash) => { window.location.hash = hash; }, place);
    }
    press(name) { return this.firefox.click('button', name); }
    async fill(label, text) {
        await this.firefox.on('textbox', label, (node) => {
            node.focus();
            node.select();
        });
        await this.firefox.type(text);
    }
    read() { return this.firefox.evaluate(wordsOnPage); }
    kill() { return this.firefox.kill(); }
    cleanUp() { return this.firefox.cleanUp(); }
}
