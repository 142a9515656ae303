import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Observed, Predicted, Sight, Step } from '../../src/core/live';
import { EXPERIMENT_IDS } from '../../src/core/live';
import { COMMANDS } from '../../src/host/commands/ids';
import { LiveLab } from '../../src/host/lab/live';
import type { Ground, Run } from '../../src/host/lab/liveDoor';
import { liveScreen } from '../../src/host/lab/liveScreen';
import { Logger } from '../../src/host/logger';
import type { StepResult } from '../../src/kernel';
import { activate, closeEditors, tabsOf, until } from './extension';

/** The view type of the page; the page itself brings in what wants Node. */
const LIVE_VIEW = 'lastAck.labLive';

const isNode = typeof process !== 'undefined' && process.platform === 'linux';

/** A kernel that does what the machine says when it is let, and knows whether it has been let go. */
class FakeRun implements Run {
  readonly ports = { A: 1, B: 2 };
  isGone = false;
  answers: ((result: StepResult) => void)[] = [];

  constructor(private readonly waits: boolean) {}

  runStep(_: Step, { states, passed, answer }: Predicted): Promise<StepResult> {
    const observed: Observed = { states, passed, answer, left: { A: null, B: null } };
    if (!this.waits) return Promise.resolve({ kind: 'seen', observed });
    return new Promise((resolve) => this.answers.push(resolve));
  }

  look(): Promise<Sight | null> {
    return Promise.resolve(null);
  }

  dispose(): void {
    this.isGone = true;
    for (const answer of this.answers.splice(0)) answer({ kind: 'stopped' });
  }
}

describe('the lab of a real close', () => {
  const log = new Logger('Test of the live lab');
  const labs: LiveLab[] = [];
  after(() => {
    log.dispose();
  });
  afterEach(async () => {
    for (const lab of labs.splice(0)) lab.dispose();
    await closeEditors();
  });

  const make = (waits = false, ground: Partial<Ground> = {}) => {
    const runs: FakeRun[] = [];
    const begin = () => {
      const run = new FakeRun(waits);
      runs.push(run);
      return Promise.resolve(run);
    };
    const lab = new LiveLab({ hasNode: true, isPossible: () => Promise.resolve(true), begin, ...ground }, log);
    labs.push(lab);
    return { lab, runs };
  };

  it('begins nothing before a click, runs a step at a time, then the rest, and begins anew', async () => {
    const { lab, runs } = make();
    await lab.arrive();
    await lab.act({ do: 'choose', experiment: 'active' });
    assert.equal(runs.length, 0);
    await lab.act({ do: 'step' });
    assert.deepEqual([lab.state.phase, lab.state.done.length, runs.length], ['open', 1, 1]);
    await lab.act({ do: 'all' });
    assert.deepEqual([lab.state.phase, lab.state.done.length, runs.length], ['done', 4, 1]);
    assert.ok(liveScreen(lab.state).steps.every(({ seen }) => seen?.verdict === 'same'));
    await lab.act({ do: 'step' });
    assert.deepEqual([lab.state.done.length, runs.length, runs[0]?.isGone], [1, 2, true]);
  });

  it('lets go of everything when it is stopped, another is chosen, the page is left, and at the end', async () => {
    for (const end of ['stop', 'choose', 'leave', 'dispose'] as const) {
      const { lab, runs } = make(true);
      const going = lab.act({ do: 'all' });
      await until(() => runs[0]?.answers.length === 1);
      if (end === 'stop') await lab.act({ do: 'stop' });
      else if (end === 'choose') await lab.act({ do: 'choose', experiment: 'linger' });
      else if (end === 'leave') lab.leave();
      else lab.dispose();
      await going;
      assert.equal(runs[0]?.isGone, true, end);
      if (end !== 'dispose') assert.equal(lab.state.phase, end === 'stop' ? 'stopped' : 'idle');
    }
  });

  it('lets go and says so when a step fails, or the code for Node cannot be loaded', async () => {
    const { lab, runs } = make(true);
    const going = lab.act({ do: 'step' });
    await until(() => runs[0]?.answers.length === 1);
    runs[0]?.answers.shift()?.({ kind: 'failed', reason: 'slow', detail: '' });
    await going;
    assert.deepEqual([lab.state.phase, lab.state.failed, runs[0]?.isGone], ['failed', 'slow', true]);
    const other = make(false, { begin: () => Promise.reject(new Error('not there')) });
    await other.lab.act({ do: 'step' });
    assert.deepEqual([other.lab.state.phase, other.lab.state.failed], ['failed', 'load']);
  });

  it('runs nothing where there is no Node or no /proc, and shows what is predicted', async () => {
    for (const [lacks, ground] of [
      ['node', { hasNode: false }],
      ['proc', { isPossible: () => Promise.resolve(false) }],
    ] as const) {
      const { lab, runs } = make(false, ground);
      await lab.arrive();
      await lab.act({ do: 'all' });
      assert.deepEqual([lab.state.lacks, lab.state.phase, runs.length], [lacks, 'idle', 0]);
      assert.ok(liveScreen(lab.state).steps.length > 0);
    }
  });

  it('after a reload it opens nothing, and says that a run which was under way has ended', async () => {
    const before = make();
    await before.lab.act({ do: 'choose', experiment: 'half-close' });
    assert.deepEqual(before.lab.kept, { chosen: 'half-close', isUnderWay: false });
    await before.lab.act({ do: 'step' });
    const { kept } = before.lab;
    assert.deepEqual(kept, { chosen: 'half-close', isUnderWay: true });

    const after = make();
    after.lab.takeUp(kept);
    await after.lab.arrive();
    const { chosen, phase, at, ports, now } = liveScreen(after.lab.state);
    assert.deepEqual([chosen, phase, at, ports, now], ['half-close', 'ended', 0, null, null]);
    assert.equal(after.runs.length, 0, 'something was begun without a click');
    assert.equal(after.lab.kept.isUnderWay, false, 'it is said once');
    await after.lab.act({ do: 'step' });
    assert.deepEqual([after.lab.state.phase, after.lab.state.done.length, after.runs.length], ['open', 1, 1]);
    await after.lab.act({ do: 'all' });
    assert.deepEqual([after.lab.state.phase, after.lab.kept.isUnderWay], ['done', false]);
  });

  it('writes what a reload needs while a run is under way, and takes it back when the page is closed', async function () {
    if (!isNode) this.skip();
    const { livePage, memento } = await activate();
    const kept = () => memento.get('lastAck.labLive');
    await vscode.commands.executeCommand(COMMANDS.labLive);
    await until(() => livePage.screen().kind === 'live');
    await livePage.handle({ type: 'live', act: { do: 'choose', experiment: 'leak' } });
    await livePage.handle({ type: 'live', act: { do: 'step' } });
    assert.equal(livePage.lab.state.phase, 'open');
    await until(() => livePage.lab.kept.isUnderWay);
    assert.deepEqual(kept(), { version: 1, data: { chosen: 'leak', isUnderWay: true } });
    await closeEditors();
    await until(() => !livePage.isOpen);
    assert.deepEqual(kept(), { version: 1, data: { chosen: 'leak', isUnderWay: false } });
  });

  it('the command opens the page, which runs every experiment on the real kernel and is over when it is closed', async function () {
    const { livePage } = await activate();
    await vscode.commands.executeCommand(COMMANDS.labLive);
    await until(() => tabsOf(LIVE_VIEW).length === 1);
    assert.equal(livePage.lab.state.phase, 'idle');
    if (!isNode) this.skip();
    for (const experiment of EXPERIMENT_IDS) {
      await livePage.handle({ type: 'live', act: { do: 'choose', experiment } });
      await livePage.handle({ type: 'live', act: { do: 'all' } });
      const { phase, done } = livePage.lab.state;
      assert.equal(phase, 'done', experiment);
      assert.ok(
        done.every(({ verdict }) => verdict.kind !== 'different'),
        experiment,
      );
    }
    await closeEditors();
    await until(() => !livePage.isOpen && livePage.lab.state.phase === 'idle');
    assert.equal(livePage.lab.state.ports, null);
  });
});
