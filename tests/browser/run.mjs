// Runs every *.test.mjs beside it in real browsers against the real server: node run.mjs [WORD…]
// runs the tests whose names contain all the words.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inFile, runAll } from './support/harness.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.test.mjs')).sort()) {
    inFile(file.replace('.test.mjs', ''));
    await import(`./${file}`);
}
process.exitCode = await runAll(process.argv.slice(2));
