// Makes many sockets on the loopback of a network namespace of its own, and prints what one look at them costs as JSON:
// {sockets, first, ours, ss, longest}, in milliseconds: the first look, and one when the page has refreshed a few times, as it
// does while it is open. Then the child ends, and the namespace with all its sockets.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { explain } from '../../src/core/sockets';
import { readMachine } from '../../src/kernel';
import { median } from './rows';

const wanted = 50_000;
/** So few to one address that none needs the port of another. */
const each = 2000;
const atOnce = 200;
const turns = 9;
const warming = 4;

execFileSync('ip', ['link', 'set', 'lo', 'up'], { stdio: 'ignore' });
// Else a connection takes a record over instead of adding one.
writeFileSync('/proc/sys/net/ipv4/tcp_tw_reuse', '0');

const server = createServer((end) => end.on('error', () => undefined).resume());
await new Promise<void>((resolve) => server.listen(5000, '0.0.0.0', 1024, resolve));
let made = 0;
const dial = () =>
  new Promise<void>((resolve) => {
    const address = `127.0.0.${1 + Math.trunc(made++ / each)}`;
    const client = connect(5000, address, () => client.end());
    client
      .on('error', () => undefined)
      .on('close', () => {
        resolve();
      });
    client.resume();
  });
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    while (made < wanted) await dial();
  }),
);

const { signal } = new AbortController();
async function look(): Promise<number> {
  const view = await readMachine(signal);
  if (view.kind !== 'sockets') throw new Error(`${view.reason} ${view.detail}`);
  return explain(view.table.sockets, view.ephemeral).total;
}

/** The CPU time of ss and of what the kernel does for it, by the shell's own clock. */
function timeSs(): number {
  const script = 'TIMEFORMAT="%U %S"; time ss -tan > /dev/null';
  const told = execFileSync('bash', ['-c', `{ ${script}; } 2>&1`], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return told
    .trim()
    .split(' ')
    .reduce((sum, seconds) => sum + Number(seconds) * 1000, 0);
}

const [ours, theirs]: [number[], number[]] = [[], []];
let sockets = 0;
let first = 0;
for (let turn = 0; turn < warming + turns; turn++) {
  const before = process.cpuUsage();
  sockets = await look();
  const { user, system } = process.cpuUsage(before);
  const took = (user + system) / 1000;
  if (turn === 0) first = took;
  if (turn < warming) continue;
  ours.push(took);
  theirs.push(timeSs());
}

/** The most CPU time for which nobody else had a turn during a look. */
const spent = () => (({ user, system }) => (user + system) / 1000)(process.cpuUsage());
let [longest, last, looking] = [0, spent(), true];
const watch = (async () => {
  while (looking) {
    await setImmediate();
    const now = spent();
    longest = Math.max(longest, now - last);
    last = now;
  }
})();
await look();
looking = false;
await watch;

console.log(JSON.stringify({ sockets, first, ours: median(ours), ss: median(theirs), longest }));
process.exit(0);
