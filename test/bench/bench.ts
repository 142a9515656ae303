import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Measured, Row } from './rows';
import { isMet, ratioOf, registered } from './rows';

/**
 * `npm run bench`: measures everything that has a goal, and prints a table; with `-- --json` an array of
 * {name, ours, peer, unit, ratio, goal, met}. Words after that choose groups whose title contains one of them.
 */

const json = process.argv.includes('--json');
const alone = process.argv.indexOf('--alone');
const words = alone > 0 ? [] : process.argv.slice(2).filter((word) => word !== '--json');
const here = new URL('.', import.meta.url);

for (const file of readdirSync(here).sort()) {
  if (file.endsWith('.rows.mjs')) await import(new URL(file, here).href);
}

if (alone > 0) {
  const bench = registered().find(({ title }) => title === process.argv[alone + 1]);
  console.log(JSON.stringify(await bench?.measure()));
  process.exit();
}

/** Each in a process of its own: what one has compiled and allocated must not weigh on the next. */
function measureAlone(title: string): Measured {
  const file = fileURLToPath(import.meta.url);
  const args = [...process.execArgv, file, '--alone', title];
  const told = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  // A package that a group uses may print lines of its own before.
  return JSON.parse(told.trimEnd().split('\n').at(-1) ?? '') as Measured;
}

const chosen = registered().filter(({ title }) => words.length === 0 || words.some((word) => title.includes(word)));
const all: Row[] = [];
for (const { title } of chosen) {
  const found = measureAlone(title);
  const skipped = 'skipped' in found ? found.skipped : null;
  if (skipped !== null) {
    console.error(`${title}: skipped, ${skipped}`);
    continue;
  }
  const rows = found as readonly Row[];
  all.push(...rows);
  if (!json) printTable(title, rows);
}
if (json) {
  const told = all.map((row) => ({ ...row, peer: row.peer?.value ?? null, ratio: ratioOf(row), met: isMet(row) }));
  console.log(JSON.stringify(told, null, 2));
}

function printTable(title: string, rows: readonly Row[]): void {
  const lines = [['', 'ours', 'peer', 'unit', 'ours ÷ peer', 'goal', ''], ...rows.map(tell)];
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  console.log(`\n${title}`);
  for (const line of lines) {
    const [name = '', ...rest] = line.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(`  ${[name, ...rest].join('  ')}`.trimEnd());
  }
}

function tell(row: Row): string[] {
  const ratio = ratioOf(row);
  const met = isMet(row);
  return [
    row.name,
    figure(row.ours),
    row.peer === null ? '' : `${row.peer.who} ${figure(row.peer.value)}`,
    row.unit,
    ratio === null ? '' : figure(ratio),
    row.goal === null ? '' : `≤ ${row.goal}`,
    met === null ? '' : met ? 'met' : 'NOT MET',
  ];
}

/** Three digits that count. */
function figure(value: number): string {
  return value >= 1000 ? value.toFixed(0) : Number(value.toPrecision(3)).toString();
}
