// A real Firefox with a profile of its own, driven by WebDriver BiDi: just what a person's steps
// need, by role and name as everywhere else.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import bundle from 'playwright-core/lib/utilsBundle';
import { temporaryFolder } from './server.mjs';

const executable = process.env.TOVHOLDER_FIREFOX ?? '/usr/bin/firefox-esr';
const patienceMs = 60000;

// Without a screen Firefox has no WebGL: one in memory, shared by all, gone with this program.
let screen;
function screenName() {
    screen ??= new Promise((found, failed) => {
        const child = spawn('Xvfb', ['-displayfd', '1', '-nolisten', 'tcp', '-screen', '0',
                                     '1280x1024x24'], { stdio: ['ignore', 'pipe', 'ignore'] });
        process.once('exit', () => child.kill());
        child.once('error', failed);
        child.once('exit', () => failed(new Error('Xvfb ended')));
        child.stdout.once('data', (number) => {
            child.unref();
            child.stdout.unref();
            found(`:${String(number).trim()}`);
        });
    });
    return screen;
}

// No first-run pages, no updates, no asking the network; graphics in software.
const preferences = {
    'app.update.enabled': false,
    'app.normandy.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.homepage_override.mstone': 'ignore',
    'browser.startup.page': 0,
    'browser.newtabpage.enabled': false,
    'browser.sessionstore.resume_from_crash': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'messaging-system.rsexperimentloader.enabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    'toolkit.startup.max_resumed_crashes': -1,
    'webgl.force-enabled': true,
    'intl.accept_languages': 'da-DK',
};

function writePreferences(profile) {
    const lines = Object.entries(preferences).map(
        ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
    fs.writeFileSync(path.join(profile, 'user.js'), lines.join(''));
}

function groupLives(leader) {
    try {
        process.kill(-leader, 0);
        return true;
    } catch (error) {
        if (error.code !== 'ESRCH') throw error;
        return false;
    }
}

// One WebSocket: commands with numbers, each with its answer.
class Connection {
    constructor(address) {
        this.socket = new bundle.ws(address);
        this.waiting = new Map();
        this.number = 0;
        this.socket.on('message', (text) => this.take(JSON.parse(text)));
        this.socket.on('close', () => {
            for (const { reject } of this.waiting.values()) reject(new Error('Firefox is gone'));
        });
        this.socket.on('error', () => {});  // close follows
    }
    take(message) {
        if (message.method === 'script.message') this.told?.(message.params);
        const asked = this.waiting.get(message.id);
        if (!asked) return;  // an event, or an answer that nobody waits for any more
        this.waiting.delete(message.id);
        if (message.type === 'error') asked.reject(new Error(message.message));
        else asked.resolve(message.result);
    }
    send(method, params) {
        return new Promise((resolve, reject) => {
            this.number += 1;
            this.waiting.set(this.number, { resolve, reject });
            this.socket.send(JSON.stringify({ id: this.number, method, params }), (error) => {
                if (error) reject(error);
            });
        });
    }
}

export class Firefox {
    constructor() {
        this.profile = temporaryFolder('firefox');
        writePreferences(this.profile);
    }

    async open(address) {
        const options = ['--remote-debugging-port', '0', '--profile', this.profile];
        this.child = spawn(executable, options, {
            stdio: ['ignore', 'ignore', 'pipe'],
            detached: true,
            env: { ...process.env, DISPLAY: await screenName(), LIBGL_ALWAYS_SOFTWARE: '1' },
        });
        this.ended = once(this.child, 'exit');
        this.connection = new Connection(`${await this.listening()}/session`);
        await once(this.connection.socket, 'open');
        await this.connection.send('session.new', { capabilities: {} });
        const { contexts } = await this.connection.send('browsingContext.getTree', {});
        this.context = contexts[0].context;
        await this.connection.send('browsingContext.setViewport', {
            context: this.context, viewport: { width: 1024, height: 768 } });
        if (address) await this.goTo(address);
    }

    // The address that it says on stderr.
    listening() {
        return new Promise((found, failed) => {
            let said = '';
            this.child.stderr.on('data', (text) => {
                said += text;
                const line = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
                if (line) found(line[1]);
            });
            this.child.once('exit', () => failed(new Error(`Firefox ended:\n${said}`)));
        });
    }

    goTo(url, wait = 'complete') {
        return this.connection.send('browsingContext.navigate',
                                    { context: this.context, url, wait });
    }

    // Runs `work(tell)` in each page from now on; `told` is given what it tells.
    async listen(work, told) {
        this.connection.told = ({ data }) => told(data.value);
        await this.connection.send('session.subscribe', { events: ['script.message'] });
        await this.connection.send('script.addPreloadScript', {
            functionDeclaration: String(work),
            arguments: [{ type: 'channel', value: { channel: 'told' } }],
        });
    }

    // As page.evaluate, for plain values.
    async evaluate(work, argument) {
        const answer = await this.connection.send('script.evaluate', {
            expression: `JSON.stringify((${work})(${JSON.stringify(argument)})) ?? 'null'`,
            target: { context: this.context },
            awaitPromise: true,
        });
        if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
        return JSON.parse(answer.result.value);
    }

    async waitFor(work, argument) {
        const until = Date.now() + patienceMs;
        while (Date.now() < until) {
            const value = await this.evaluate(work, argument);
            if (value) return value;
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
        throw new Error(`this never came: ${work} ${JSON.stringify(argument)}`);
    }

    // The first element of that role and name, once it is there.
    async find(role, name) {
        const until = Date.now() + patienceMs;
        while (Date.now() < until) {
            const { nodes } = await this.connection.send('browsingContext.locateNodes', {
                context: this.context,
                locator: { type: 'accessibility', value: { role, name } },
                maxNodeCount: 1,
            });
            if (nodes.length > 0) return nodes[0];
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
        throw new Error(`no ${role} is called ${name}`);
    }

    // Runs `work(node)` on the first element of that role and name.
    async on(role, name, work) {
        const element = { sharedId: (await this.find(role, name)).sharedId };
        await this.connection.send('script.callFunction', {
            functionDeclaration: String(work),
            arguments: [element],
            target: { context: this.context },
            awaitPromise: false,
        });
        return element;
    }

    async click(role, name) {
        const element = await this.on(role, name,
                                      (node) => node.scrollIntoView({ block: 'nearest' }));
        await this.connection.send('input.performActions', {
            context: this.context,
            actions: [{
                type: 'pointer', id: 'finger', parameters: { pointerType: 'mouse' },
                actions: [
                    { type: 'pointerMove', x: 0, y: 0, origin: { type: 'element', element } },
                    { type: 'pointerDown', button: 0 },
                    { type: 'pointerUp', button: 0 },
                ],
            }],
        });
    }

    async type(text) {
        const keys = [...text].flatMap((value) => [{ type: 'keyDown', value },
                                                   { type: 'keyUp', value }]);
        await this.connection.send('input.performActions', {
            context: this.context, actions: [{ type: 'key', id: 'keyboard', actions: keys }] });
    }

    // The battery is out: no goodbye to anything, for its children neither.
    async kill() {
        process.kill(-this.child.pid, 'SIGKILL');
        await this.ended;
        while (groupLives(this.child.pid)) {
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
    }

    async cleanUp() {
        if (this.child && this.child.exitCode === null && !this.child.signalCode) await this.kill();
        fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
}
