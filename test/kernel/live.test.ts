import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExperimentId, KnownId, Observed, Verdict } from '../../src/core/live';
import { compare, EXPERIMENT_IDS, experimentOf, predict } from '../../src/core/live';
import type { Machine, StepResult } from '../../src/kernel';
import { findMachine, LiveRun, readMachine } from '../../src/kernel';

const never = new AbortController().signal;

/** What of this process would keep it alive: sockets, listeners, timers. */
const handles = () =>
  process
    .getActiveResourcesInfo()
    .filter((name) => /TCP|Timeout/.test(name))
    .sort();

/** The same once the test's own timer, which mocha sets after it has begun, is among them. */
async function baseline(): Promise<readonly string[]> {
  await new Promise((resolve) => setImmediate(resolve));
  return handles();
}

/** Waits until this process holds what it held before; a socket is closed in a later turn of the loop. */
async function untilAsBefore(before: readonly string[]): Promise<void> {
  while (handles().join() !== before.join()) await new Promise((resolve) => setImmediate(resolve));
}

/** The sockets that the kernel shows at these ports. */
async function rowsAt(ports: readonly number[]) {
  const view = await readMachine(never);
  assert.ok(view.kind === 'sockets');
  return view.table.sockets.filter(
    ({ localPort, remotePort }) => ports.includes(localPort) || ports.includes(remotePort),
  );
}

async function untilOnlyRecords(ports: readonly number[]): Promise<void> {
  for (;;) {
    const rows = await rowsAt(ports);
    if (rows.every(({ state, inode }) => state === 'TIME_WAIT' && inode === 0)) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function seen(result: StepResult): Observed {
  assert.ok(result.kind === 'seen', JSON.stringify(result));
  return result.observed;
}

/** Runs all that can be run of an experiment. */
async function runAll(run: LiveRun, id: ExperimentId): Promise<{ observed: Observed; verdict: Verdict }[]> {
  const experiment = experimentOf(id);
  const predicted = predict(experiment);
  const done: { observed: Observed; verdict: Verdict }[] = [];
  for (const [index, step] of experiment.steps.entries()) {
    if (step.onlyPredicted) continue;
    const observed = seen(await run.runStep(step, predicted[index]!));
    done.push({ observed, verdict: compare(predicted[index]!, observed) });
  }
  return done;
}

const isLinux = process.platform === 'linux';
const explained: Partial<Record<ExperimentId, readonly KnownId[]>> = { leak: ['epipe'], again: ['reopened'] };

describe('a close on the real kernel', function () {
  before(function () {
    if (!isLinux) this.skip();
  });

  for (const id of EXPERIMENT_IDS) {
    it(`${id}: the kernel does what the machine says, and nothing is left`, async () => {
      const before = await baseline();
      const run = new LiveRun();
      assert.deepEqual(handles(), before, 'nothing is open before the first step');
      let ports: readonly number[];
      try {
        const done = await runAll(run, id);
        ports = Object.values(run.ports ?? {});
        for (const [index, { verdict, observed }] of done.entries()) {
          const isLast = index === done.length - 1;
          const known = verdict.known.filter((one) => one !== 'too-quick');
          assert.deepEqual(known, isLast ? (explained[id] ?? []) : [], JSON.stringify(observed));
          assert.equal(verdict.kind, known.length > 0 ? 'explained' : 'same', JSON.stringify(observed));
        }
        assert.ok(ports.length === 2);
        assert.ok((await rowsAt(ports)).length > 0 || id === 'linger', 'the kernel has seen our ports');
      } finally {
        run.dispose();
      }
      await untilAsBefore(before);
      await untilOnlyRecords(ports);
    });
  }

  it('counts what TIME_WAIT and an orphan in FIN_WAIT_2 have left by the kernel’s own timer', async () => {
    for (const [id, steps, end, state] of [
      ['active', 4, 'A', 'TIME_WAIT'],
      ['passive', 3, 'B', 'TIME_WAIT'],
      ['leak', 2, 'A', 'FIN_WAIT_2'],
    ] as const) {
      const run = new LiveRun();
      try {
        const experiment = experimentOf(id);
        const predicted = predict(experiment);
        for (let index = 0; index < steps; index++)
          seen(await run.runStep(experiment.steps[index]!, predicted[index]!));
        const first = await run.look();
        assert.equal(first?.states[end], state);
        const left = first.left[end] ?? NaN;
        // 60 s at first; how much of it is gone depends on how busy this machine is.
        assert.ok(left > 0 && left <= 62_000, String(left));
        for (;;) {
          const later = (await run.look())?.left[end] ?? NaN;
          assert.ok(later <= left, 'it only runs down');
          if (later < left) break;
        }
      } finally {
        run.dispose();
      }
    }
  });

  it('ends in the middle of a step when it is disposed, and leaves nothing', async () => {
    const before = await baseline();
    const experiment = experimentOf('active');
    const predicted = predict(experiment);
    for (const step of experiment.steps.keys()) {
      const run = new LiveRun();
      for (let index = 0; index < step; index++) seen(await run.runStep(experiment.steps[index]!, predicted[index]!));
      const ports = Object.values(run.ports ?? {});
      const going = run.runStep(experiment.steps[step]!, predicted[step]!);
      run.dispose();
      assert.deepEqual(await going, { kind: 'stopped' });
      await untilAsBefore(before);
      await untilOnlyRecords(ports);
      assert.equal((await run.runStep(experiment.steps[0]!, predicted[0]!)).kind, 'stopped');
      assert.equal(await run.look(), null);
    }
  });

  it('says what it saw when the kernel does not come to what was predicted', async () => {
    const before = await baseline();
    const run = new LiveRun(findMachine(), 400);
    try {
      const experiment = experimentOf('active');
      const predicted = predict(experiment)[0]!;
      const wrong = { ...predicted, states: { A: 'CLOSING', B: 'LAST_ACK' } } as const;
      const observed = seen(await run.runStep(experiment.steps[0]!, wrong));
      assert.deepEqual(observed.states, { A: 'ESTABLISHED', B: 'ESTABLISHED' });
      assert.equal(compare(wrong, observed).kind, 'different');
    } finally {
      run.dispose();
    }
    await untilAsBefore(before);
  });

  it('gives up a call that does not end, and lets go of everything', async () => {
    const before = await baseline();
    const run = new LiveRun(findMachine(), 400);
    const experiment = experimentOf('active');
    const [predicted] = predict(experiment);
    seen(await run.runStep(experiment.steps[0]!, predicted!));
    // Nobody has sent anything.
    const endless = { ...experiment.steps[0]!, call: { name: 'receive' } as const };
    const result = await run.runStep(endless, predicted!);
    assert.deepEqual(result, { kind: 'failed', reason: 'slow', detail: 'receive' });
    await untilAsBefore(before);
  });

  it('a step that fails leaves nothing: no table, or a call that has no socket', async () => {
    const before = await baseline();
    const folder = mkdtempSync(join(tmpdir(), 'last-ack-live-'));
    try {
      const nowhere: Machine = { proc: folder, netstat: null, timeout: 1, mostOutput: 1 };
      const experiment = experimentOf('active');
      const [predicted] = predict(experiment);
      const noTable = await new LiveRun(nowhere).runStep(experiment.steps[0]!, predicted!);
      assert.ok(noTable.kind === 'failed' && noTable.reason === 'table', JSON.stringify(noTable));
      const noSocket = await new LiveRun().runStep(experiment.steps[1]!, predicted!);
      assert.ok(noSocket.kind === 'failed' && noSocket.reason === 'call', JSON.stringify(noSocket));
      await untilAsBefore(before);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('where a kernel can be watched', () => {
  it('is where there is a /proc', () => {
    assert.equal(LiveRun.isPossible(null), false);
    assert.equal(LiveRun.isPossible({ proc: null, netstat: null, timeout: 1, mostOutput: 1 }), false);
    assert.equal(LiveRun.isPossible({ proc: '/proc', netstat: null, timeout: 1, mostOutput: 1 }), true);
  });
});
