import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explore } from '../../../src/core/explore';
import { parse } from '../../../src/core/scenario';
import { ensureSpin } from '../../spin/tools';

/**
 * The second judge: test/spin/close.pml, decided by SPIN. Each case is one claim in both languages; the verdicts must be
 * equal, and where SPIN finds a run, the lengths of the shortest runs too.
 */
interface Case {
  readonly title: string;
  readonly msl: number;
  readonly timeWait: number;
  readonly lose: number;
  readonly duplicate?: number;
  readonly rfc1337: boolean;
  readonly resends?: number;
  /** `any`: B may close in any state; `close-wait`: only there; `never`. */
  readonly bCloses?: 'any' | 'close-wait' | 'never';
  readonly claim: string;
  /** What must not be reachable (for `never`: what the claim forbids; for `possible`: what it asks). */
  readonly bad?: string;
  /** What must not hold where a run ends (for `always`: the claim's opposite). */
  readonly endBad?: string;
}

const LATE_FIN = {
  claim: 'never A was TIME_WAIT and A CLOSED and B>A FIN,ACK',
  bad: 'WAS(0, TIME_WAIT) && state[0] == CLOSED && FIN_IN_FLIGHT(1)',
};

const CASES: readonly Case[] = [
  { title: 'one loss, TIME_WAIT one tick less than 2MSL', msl: 2, timeWait: 3, lose: 1, rfc1337: true, ...LATE_FIN },
  { title: 'one loss, TIME_WAIT 2MSL', msl: 2, timeWait: 4, lose: 1, rfc1337: true, ...LATE_FIN },
  { title: 'one loss, one tick less than 2MSL, msl 3t', msl: 3, timeWait: 5, lose: 1, rfc1337: true, ...LATE_FIN },
  { title: 'one loss, 2MSL, msl 3t', msl: 3, timeWait: 6, lose: 1, rfc1337: true, ...LATE_FIN },
  { title: 'two losses, one tick less than 3MSL', msl: 2, timeWait: 5, lose: 2, rfc1337: true, ...LATE_FIN },
  { title: 'two losses, 3MSL', msl: 2, timeWait: 6, lose: 2, rfc1337: true, ...LATE_FIN },
  { title: 'no loss, without RFC 1337’s fix, 3MSL', msl: 2, timeWait: 6, lose: 0, rfc1337: false, ...LATE_FIN },
  { title: 'no TIME_WAIT at all', msl: 2, timeWait: 0, lose: 0, rfc1337: true, ...LATE_FIN },
  { title: 'a duplicate instead of a loss', msl: 2, timeWait: 3, lose: 0, duplicate: 1, rfc1337: true, ...LATE_FIN },
  { title: 'both ends in TIME_WAIT', msl: 2, timeWait: 4, lose: 0, rfc1337: true, bCloses: 'any', claim: 'possible A TIME_WAIT and B TIME_WAIT', bad: 'state[0] == TIME_WAIT && state[1] == TIME_WAIT' },
  { title: 'both in TIME_WAIT never when B closes only in CLOSE_WAIT', msl: 2, timeWait: 4, lose: 1, rfc1337: true, claim: 'possible A TIME_WAIT and B TIME_WAIT', bad: 'state[0] == TIME_WAIT && state[1] == TIME_WAIT' },
  { title: 'the passive closer never passes TIME_WAIT', msl: 2, timeWait: 4, lose: 1, rfc1337: false, claim: 'never B TIME_WAIT', bad: 'state[1] == TIME_WAIT' },
  { title: 'A is CLOSED while B is still in LAST_ACK', msl: 2, timeWait: 4, lose: 2, rfc1337: true, claim: 'never A was TIME_WAIT and A CLOSED and B LAST_ACK', bad: 'WAS(0, TIME_WAIT) && state[0] == CLOSED && state[1] == LAST_ACK' },
  { title: 'B left in LAST_ACK for ever', msl: 2, timeWait: 2, lose: 3, rfc1337: true, resends: 1, claim: 'always B CLOSED', endBad: 'state[1] != CLOSED' },
  { title: 'everything ends CLOSED without loss', msl: 2, timeWait: 4, lose: 0, rfc1337: true, claim: 'always A CLOSED and B CLOSED', endBad: 'state[0] != CLOSED || state[1] != CLOSED' },
  { title: 'B never closes: A stays in FIN_WAIT_2', msl: 2, timeWait: 4, lose: 0, rfc1337: true, bCloses: 'never', claim: 'always A FIN_WAIT_2 and B CLOSE_WAIT', endBad: 'state[0] != FIN_WAIT_2 || state[1] != CLOSE_WAIT' },
  { title: 'a RST on its way to the old active closer', msl: 2, timeWait: 1, lose: 0, rfc1337: false, claim: 'possible B>A RST', bad: 'RST_IN_FLIGHT(1)' },
  { title: 'a RST from the closed active closer meets a late FIN', msl: 2, timeWait: 0, lose: 0, rfc1337: true, claim: 'possible A>B RST', bad: 'RST_IN_FLIGHT(0)' },
  { title: 'CLOSING without a simultaneous close', msl: 2, timeWait: 4, lose: 1, rfc1337: true, claim: 'possible A CLOSING', bad: 'state[0] == CLOSING' },
  { title: 'FIN_WAIT_2 skipped when the ACK of the FIN is lost', msl: 2, timeWait: 4, lose: 1, rfc1337: true, claim: 'possible A TIME_WAIT and not A was FIN_WAIT_2', bad: 'state[0] == TIME_WAIT && !WAS(0, FIN_WAIT_2)' },
]; // prettier-ignore

describe('the explorer and SPIN agree', function () {
  this.timeout(120_000);
  let folder = '';

  before(async function () {
    this.timeout(600_000);
    const missing = await ensureSpin();
    if (missing !== undefined) {
      console.log(`      skipped, no comparison with SPIN: ${missing}`);
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), 'last-ack-spin-'));
  });

  after(() => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  for (const one of CASES) {
    it(`${one.title}: ${one.claim}`, () => {
      const ours = decideWithExplorer(one);
      const theirs = decideWithSpin(one, folder);
      const reached = one.claim.startsWith('possible') ? 'true' : 'false';
      assert.equal(ours.verdict, theirs.found ? reached : reached === 'true' ? 'false' : 'true');
      if (theirs.found) assert.equal(ours.steps, theirs.steps);
    });
  }
});

function decideWithExplorer(one: Case): { verdict: string; steps: number | undefined } {
  const { bCloses = 'close-wait', resends = 2 } = one;
  const { scenario, faults } = parse(
    [
      'explore',
      `set msl ${one.msl}t`,
      `set rto 1t..${one.msl}t`,
      `set time-wait ${one.timeWait}t`,
      `set rfc1337 ${one.rfc1337 ? 'on' : 'off'}`,
      'A may close',
      ...(bCloses === 'never' ? [] : [bCloses === 'any' ? 'B may close' : 'B may close in CLOSE_WAIT']),
      `A may resend ${resends}`,
      `B may resend ${resends}`,
      `network may lose ${one.lose}`,
      `network may duplicate ${one.duplicate ?? 0}`,
      `claim ${one.claim}`,
    ].join('\n'),
  );
  assert.deepEqual(faults, []);
  assert.ok(scenario?.kind === 'explored');
  const [verdict] = explore(scenario).verdicts;
  assert.ok(verdict !== undefined);
  return { verdict: verdict.verdict, steps: verdict.steps };
}

/** Compiles the model with the case's parameters and searches it breadth first. */
function decideWithSpin(one: Case, folder: string): { found: boolean; steps: number } {
  const { bCloses = 'close-wait', resends = 2, bad, endBad } = one;
  const parameters = {
    MSL: one.msl,
    TIME_WAIT_LENGTH: one.timeWait,
    RTO_LEAST: 1,
    RTO_MOST: one.msl,
    RESENDS: resends,
    LOSE: one.lose,
    DUPLICATE: one.duplicate ?? 0,
    RFC1337: one.rfc1337 ? 1 : 0,
    B_ANY: bCloses === 'any' ? 1 : 0,
    B_CLOSES: bCloses === 'never' ? 0 : 1,
    WAS_A: 255,
    ...(bad === undefined ? {} : { BAD: bad }),
    ...(endBad === undefined ? {} : { END_BAD: endBad }),
  };
  const head = Object.entries(parameters).map(([name, value]) => `#define ${name} ${value}`);
  writeFileSync(join(folder, 'model.pml'), [...head, readFileSync('test/spin/close.pml', 'utf8')].join('\n'));
  const options = { cwd: folder, encoding: 'utf8' as const };
  execFileSync('spin', ['-a', 'model.pml'], options);
  execFileSync('gcc', ['-O0', '-DBFS', '-DSAFETY', '-DNOREDUCE', '-w', '-o', 'pan', 'pan.c'], options);
  const output = spawnSync('./pan', ['-m1000000'], options).stdout;
  assert.match(output, /errors: [01]\n/, output);
  assert.doesNotMatch(output, /net\[\(12-1\)\]/, 'the net of the model is too small');
  const violated = /assertion violated .*\(at depth (\d+)\)/.exec(output);
  // SPIN counts the first step, which only sets the scene, and not the one that fails; where a run ends it leaves the loop
  // with two steps more.
  const depth = Number(violated?.[1] ?? 0);
  return { found: violated !== null, steps: endBad === undefined ? depth : depth - 2 };
}
