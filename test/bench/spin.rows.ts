import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureSpin } from '../spin/tools';
import type { Row } from './rows';
import { median, register } from './rows';
import type { Close } from './searches';
import { closeModel, search } from './searches';

/**
 * SPIN on its own model of the same close (test/spin/close.pml), breadth first and compiled with -O3. Its CPU time leaves
 * out generating and compiling the verifier, ours has everything from the parsed model on, in a cold process. Each is
 * measured several times in turn, and the middle one counts.
 */
const CLOSE: Close = { msl: 4, timeWait: 8, lose: 1 };
const TURNS = 5;

register({
  title: 'explorer against SPIN',
  measure: async () => {
    const missing = await ensureSpin();
    if (missing !== undefined) return { skipped: missing };
    const folder = mkdtempSync(join(tmpdir(), 'last-ack-spin-'));
    try {
      compile(folder);
      return compare(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

function compile(folder: string): void {
  const { msl, timeWait, lose } = CLOSE;
  const parameters = {
    MSL: msl,
    TIME_WAIT_LENGTH: timeWait,
    RTO_LEAST: 1,
    RTO_MOST: msl,
    RESENDS: 2,
    LOSE: lose,
    DUPLICATE: 0,
    RFC1337: 1,
    B_ANY: 0,
    B_CLOSES: 1,
    WAS_A: '(1 << TIME_WAIT)',
    BAD: 'WAS(0, TIME_WAIT) && state[0] == CLOSED && FIN_IN_FLIGHT(1)',
  };
  const head = Object.entries(parameters).map(([name, value]) => `#define ${name} ${value}`);
  writeFileSync(join(folder, 'model.pml'), [...head, readFileSync('test/spin/close.pml', 'utf8')].join('\n'));
  execFileSync('spin', ['-a', 'model.pml'], { cwd: folder });
  const options = ['-O3', '-DBFS', '-DSAFETY', '-DNOREDUCE', '-w', '-o', 'pan', 'pan.c'];
  execFileSync('gcc', options, { cwd: folder });
}

function compare(folder: string): Row[] {
  const model = closeModel(CLOSE);
  const turns = Array.from({ length: TURNS }, () => ({ ours: search(model), theirs: runSpin(folder, 24) }));
  const least = runSpin(folder, 20);
  const [first] = turns;
  if (first === undefined) return [];
  if (first.ours.verdicts[0] !== 'true' || first.theirs.errors !== 0) throw new Error('the two verdicts disagree');
  const middle = (of: (turn: (typeof turns)[number]) => number) => median(turns.map(of));
  const name = (what: string) => `${what}, ${first.ours.worlds} worlds (SPIN: ${first.theirs.states})`;
  const spin = (value: number, who = 'SPIN') => ({ who, value });
  return [
    {
      name: name('CPU'),
      unit: 'ms',
      ours: middle(({ ours }) => ours.cpu),
      peer: spin(middle(({ theirs }) => theirs.cpu)),
      goal: 2,
    },
    {
      name: name('memory'),
      unit: 'MB',
      ours: middle(({ ours }) => ours.memory),
      peer: spin(middle(({ theirs }) => theirs.memory)),
      goal: 1,
    },
    {
      // What Node itself takes is left out of ours, and the hash table made as small as the states allow out of theirs.
      name: name('memory of the search alone, SPIN with -w20'),
      unit: 'MB',
      ours: middle(({ ours }) => ours.memory - ours.memoryBefore),
      peer: spin(least.memory, 'SPIN -w20'),
      goal: null,
    },
  ];
}

interface Spin {
  readonly errors: number;
  readonly states: number;
  /** User and system time, milliseconds. */
  readonly cpu: number;
  /** As SPIN counts it, MB. */
  readonly memory: number;
}

/** Runs the verifier; `bits`: the size of its hash table. The shell's `times` tells the CPU time of what it ran. */
function runSpin(folder: string, bits: number): Spin {
  const output = execFileSync('sh', ['-c', `./pan -m1000000 -w${bits}; times`], { cwd: folder, encoding: 'utf8' });
  const number = (pattern: RegExp) => {
    const match = pattern.exec(output);
    if (match === null) throw new Error(`SPIN said nothing like ${String(pattern)}:\n${output}`);
    return Number(match[1]);
  };
  const last = output.trim().split('\n').at(-1) ?? '';
  const times = [...last.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  );
  return {
    errors: number(/errors: (\d+)/),
    states: number(/(\d+) states, stored/),
    cpu: times.reduce((sum, seconds) => sum + seconds * 1000, 0),
    memory: number(/([\d.]+)\s+total actual memory usage/),
  };
}
