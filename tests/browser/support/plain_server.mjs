// A server of a few files in memory, for what can be tried without the whole app.
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const types = {
    html: 'text/html', js: 'text/javascript', css: 'text/css', wasm: 'application/wasm',
    svg: 'image/svg+xml', png: 'image/png', webmanifest: 'application/manifest+json',
};

// All files of a folder under a prefix, as a static host would serve them.
export function filesOf(folder, prefix = '') {
    const files = {};
    for (const name of fs.readdirSync(folder)) {
        if (/\.(br|gz)$/.test(name)) continue;
        files[prefix + name] = fs.readFileSync(path.join(folder, name));
    }
    files[prefix] = files[`${prefix}index.html`];
    return files;
}

export class PlainServer {
    // name -> text or bytes; names are relative, '' is what '/' gets. `requests` counts by name.
    constructor(files) {
        this.files = files;
        this.requests = new Map();
    }

    async start() {
        this.server = http.createServer((request, response) => {
            const name = decodeURIComponent(request.url.split(/[?#]/)[0].slice(1));
            this.requests.set(name, (this.requests.get(name) ?? 0) + 1);
            const text = this.files[name];
            const type = types[name.split('.').pop()] ?? 'text/html';
            response.writeHead(text === undefined ? 404 : 200,
                               { 'Content-Type': type, 'Cache-Control': 'no-cache' });
            response.end(text ?? '');
        }).listen(this.port ?? 0, '127.0.0.1');
        await once(this.server, 'listening');
        this.port = this.server.address().port;
        this.url = `http://127.0.0.1:${this.port}/`;
        return this;
    }

    async end() {
        if (!this.server) return;
        this.server.closeAllConnections();
        this.server.close();
        await once(this.server, 'close');
        this.server = null;
    }
}

export async function startPlainServer(t, files) {
    const server = new PlainServer(files);
    t.onEnd(() => server.end());
    return server.start();
}
