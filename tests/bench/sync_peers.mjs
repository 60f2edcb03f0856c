// `./dev bench sync --peers DIR`: ours and the peers' scripts of DIR, one after the other in one
// run on one machine, and how they compare. DIR is copied to build/peers, where npm gets packages.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

const [program, folder, ...more] = process.argv.slice(2);
const quiet = more.includes('--json');
const say = (text) => quiet || console.log(text);
const work = path.resolve('build/peers');

function prepare() {
  if (!existsSync(path.join(folder, 'package.json'))) {
    console.error(`bench sync: ${folder} has no package.json: name the folder of the peers`);
    process.exit(1);
  }
  mkdirSync(work, { recursive: true });
  cpSync(folder, work, { recursive: true, filter: (file) => !file.includes('node_modules') });
  if (existsSync(path.join(work, 'node_modules'))) return;
  say('npm gets the peers');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent'],
    { cwd: work, stdio: 'ignore', env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' } });
}

// The lines that a peer's script prints, one JSON object each.
function lines_of(script, ...options) {
  say(`running ${script}`);
  const text = execFileSync('node', [script, ...options],
    { cwd: work, encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] });
  return text.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
}

function step(lines, words) {
  const found = lines.find((line) => line.step?.startsWith(words));
  if (!found) throw new Error(`no peer printed a line "${words}"`);
  return found;
}

function ours() {
  const text = execFileSync(program, { encoding: 'utf8' });
  if (!quiet) console.log(text.trim());
  return JSON.parse(text.trim().split('\n').pop());
}

function yjs() {
  const lines = lines_of('yjs.mjs');
  const nothing = step(lines, 'nothing new');
  return {
    first_sync_all_bytes: step(lines, 'full state').v2gz,
    edit_up_bytes: step(lines, 'one edit, update size v1').mean,
    edits_500_bytes: step(lines, 'batch of').v2gz,
    nothing_new_up_bytes: nothing.up,
    nothing_new_down_bytes: nothing.down,
    server_apply_5000_ms: step(lines, 'server applies merged').ms,
    load_11000_ms: step(lines, 'load full state v2').ms,
  };
}

function automerge() {
  const lines = lines_of('automerge.mjs');
  const talk = lines_of('am-sync.mjs');
  const edit = step(talk, 'client edit 2');
  const nothing = step(talk, 'reconnect, nothing new');
  return {
    first_sync_all_bytes: step(lines, 'full state').bytes,
    edit_up_bytes: edit.up,
    edit_ack_bytes: edit.down,
    edits_500_bytes: step(lines, 'same batch as a bundle').bytes,
    nothing_new_up_bytes: nothing.up,
    nothing_new_down_bytes: nothing.down,
    server_apply_5000_ms: step(lines, 'server applies 5000').ms,
    load_11000_ms: step(lines, 'load full state').ms,
  };
}

function pouchdb() {
  const lines = lines_of('pouch.mjs');
  const edit = step(lines, 'one edit, push again');
  const nothing = step(lines, 'nothing new');
  const both = (line) => line.up + line.down;
  return {
    first_sync_all_bytes: both(step(lines, 'initial sync, batch 1000, gzip')),
    edit_up_bytes: edit.up,
    edit_ack_bytes: edit.down,
    edits_500_bytes: both(step(lines, 'batch: push')),
    nothing_new_up_bytes: nothing.up,
    nothing_new_down_bytes: nothing.down,
  };
}

prepare();
const figures = { tovholder: ours(), yjs: yjs(), automerge: automerge(), pouchdb: pouchdb() };
const ratios = {};
for (const [peer, theirs] of Object.entries(figures)) {
  if (peer === 'tovholder') continue;
  ratios[peer] = {};
  for (const [key, value] of Object.entries(theirs)) {
    const mine = figures.tovholder[key];
    if (!value || !mine) continue;
    ratios[peer][key] = Number((value / mine).toFixed(2));
    say(`${key.padEnd(22)} ${peer.padEnd(10)} ${value}  ours ${mine}  ×${ratios[peer][key]}`);
  }
}
console.log(JSON.stringify({ ...figures, ratios }));
