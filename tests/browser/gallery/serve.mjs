// Serves the gallery as the site is served: web/ with its placeholders filled, the fonts, and
// gallery.js for the app. Loopback only.
import http from 'node:http';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};
const csp =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
  "connect-src 'self'; " +
  "img-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

function find(name) {
  const program = name.replace(/^tovholder\./, 'gallery.');
  const places = [
    path.join(root, 'build/web', program),
    path.join(root, 'build/fonts', name),
    path.join(root, 'web', name),
  ];
  return places.find((place) => fs.existsSync(place) && fs.statSync(place).isFile());
}

export function serveGallery() {
  const server = http.createServer((request, response) => {
    const name = path.basename(new URL(request.url, 'http://x').pathname) || 'index.html';
    const file = find(name);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    let bytes = fs.readFileSync(file);
    const extension = path.extname(file);
    if (
      ['.html', '.js', '.css', '.webmanifest'].includes(extension) &&
      file.startsWith(path.join(root, 'web'))
    ) {
      bytes = bytes.toString().replace(/@@([\w.-]+)@@/g, '$1');
    }
    response.writeHead(200, {
      'Content-Type': types[extension],
      'Content-Security-Policy': csp,
      'Cache-Control': 'no-store',
    });
    response.end(bytes);
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      resolve({ url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() });
    }),
  );
}
