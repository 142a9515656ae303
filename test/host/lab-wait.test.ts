import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/host/commands/ids';
import { FIRST, WaitLab } from '../../src/host/lab/waitLab';
import { waitScreen } from '../../src/host/lab/waitScreen';
import { Intent, readMessage } from '../../src/messages';
import type { Parts } from '../../src/extension';
import { activate, closeEditors, tabsOf, until } from './extension';

describe('the lab “Why 2MSL”', function () {
  this.timeout(120_000);
  let parts: Parts;
  const labs: { dispose(): void }[] = [];

  before(async () => {
    parts = await activate();
  });
  afterEach(async () => {
    for (const lab of labs.splice(0)) lab.dispose();
    await closeEditors();
  });

  const makeLab = (bound?: number) => {
    const lab = new WaitLab(bound);
    labs.push(lab);
    return lab;
  };
  const edges = (lab: WaitLab) => waitScreen(lab).lanes.map(({ edge }) => edge);

  it('searches in slices, so that others have their turn, and finds the edges', async () => {
    const lab = makeLab();
    assert.equal(lab.state, 'stopped');
    lab.go();
    assert.equal(lab.state, 'searching');
    let turns = 0;
    while (lab.state === 'searching') {
      await new Promise((resolve) => setTimeout(resolve, 0));
      turns += 1;
    }
    assert.ok(turns > 10, `${turns} turns`);
    assert.deepEqual(edges(lab), [
      { kind: 'at', ticks: 4 },
      { kind: 'at', ticks: 6 },
    ]);
  });

  it('leaves a search when the network changes, and knows at once what it has found before', async () => {
    const lab = makeLab();
    lab.go();
    await until(() => lab.experiment.progress.done >= 3);
    const left = lab.experiment;
    lab.set({ ...FIRST, losses: 2 }, 1);
    assert.equal(lab.turn, 1);
    const { done } = left.progress;
    await until(() => lab.experiment.progress.done >= 2);
    assert.equal(left.progress.done, done, 'the search that was left went on');
    lab.set(FIRST, 2);
    assert.ok(lab.experiment.progress.done >= done);
    await until(() => lab.state === 'done');
    lab.set({ ...FIRST, losses: 0 }, 3);
    lab.set(FIRST, 4);
    assert.equal(lab.state, 'done', 'nothing is searched twice');
    assert.deepEqual(edges(lab)[0], { kind: 'at', ticks: 4 });
  });

  it('stops and goes on; another length is shown without a new search', async () => {
    const lab = makeLab();
    lab.go();
    await until(() => lab.experiment.progress.done >= 1);
    lab.stop();
    const { experiment } = lab;
    const { done } = experiment.progress;
    lab.set({ ...FIRST, ticks: 0, ask: 'next' }, 1);
    assert.deepEqual([lab.state, lab.experiment === experiment], ['stopped', true]);
    lab.set({ ...FIRST, ticks: 0 }, 2);
    assert.ok(waitScreen(lab).ladder !== null, 'the run of a length that is too short');
    assert.equal(experiment.progress.done, done);
    lab.go();
    await until(() => lab.state === 'done');
    lab.set({ ...FIRST, ticks: 6 }, 3);
    assert.equal(waitScreen(lab).ladder, null);
  });

  it('says unknown where it was cut off, and knows no edge then', async () => {
    const lab = makeLab(3000);
    lab.go();
    await until(() => lab.state === 'done');
    assert.deepEqual(edges(lab)[0], { kind: 'open', above: 2, cutOff: true });
  });

  it('takes nothing from a page that is out of range', () => {
    const of = (setting: object) => readMessage(Intent, { type: 'waitSet', turn: 1, setting }).ok;
    assert.equal(of(FIRST), true);
    for (const wrong of [
      { msl: 1 },
      { msl: 1e9 },
      { rto: 0 },
      { rto: 1.5 },
      { losses: -1 },
      { losses: 4 },
      { duplicates: NaN },
      { rfc1337: 'on' },
      { ticks: 13 },
      { ask: 'B may abort' },
      { extra: 1 },
    ])
      assert.equal(of({ ...FIRST, ...wrong }), false, JSON.stringify(wrong));
    const lab = makeLab();
    // Each is allowed alone, but not together.
    lab.set({ ...FIRST, msl: 2, rto: 8, ticks: 12 });
    assert.deepEqual([lab.setting.rto, lab.setting.ticks], [4, 6]);
  });

  it('keeps its setting over a reload', async () => {
    const setting = { ...FIRST, losses: 3, msl: 3, rto: 2, ticks: 9 };
    await parts.waitPage.handle({ type: 'waitSet', turn: 1, setting });
    assert.deepEqual(parts.memento.get('lastAck.labWait'), { version: 1, data: setting });
    parts.waitPage.lab.stop();
    await parts.waitPage.handle({ type: 'waitSet', turn: 2, setting: FIRST });
    parts.waitPage.lab.stop();
  });

  it('marks in the tree of states where the ends of the run are that is shown, and no longer when there is none', async () => {
    const { waitPage, positions } = parts;
    await vscode.commands.executeCommand(COMMANDS.labWait);
    await until(() => tabsOf('lastAck.labWait').length === 1 && waitPage.lab.state === 'done');
    await waitPage.handle({ type: 'waitSet', turn: 1, setting: { ...FIRST, ticks: 3 } });
    // The page tells it: the run is shown at its end, where A has left TIME_WAIT.
    await until(() => positions.places.A === 'CLOSED' && positions.places.B === 'CLOSED');
    await waitPage.handle({ type: 'waitSet', turn: 2, setting: { ...FIRST, ticks: 4 } });
    assert.deepEqual(positions.places, { A: null, B: null });
    await waitPage.handle({ type: 'waitSet', turn: 3, setting: { ...FIRST, ticks: 3 } });
    await until(() => positions.places.A === 'CLOSED');
    await closeEditors();
    await until(() => positions.places.A === null && positions.places.B === null);
    await waitPage.handle({ type: 'waitSet', turn: 4, setting: FIRST });
  });

  it('opens by its command, searches while it is open, and opens run, model and CSV in the editor', async () => {
    await vscode.commands.executeCommand(COMMANDS.labWait);
    const { waitPage } = parts;
    await until(() => tabsOf('lastAck.labWait').length === 1 && waitPage.lab.state === 'done');
    await waitPage.handle({ type: 'waitSet', turn: 1, setting: { ...FIRST, ticks: 3 } });
    await waitPage.handle({ type: 'waitDo', act: 'openRun' });
    const text = () => vscode.window.activeTextEditor?.document.getText() ?? '';
    await until(() => /^set time-wait 3t$/m.test(text()) && /^deliver/m.test(text()));
    await waitPage.handle({ type: 'waitDo', act: 'openModel' });
    await until(() => /^explore$/m.test(text()) && /^claim never/m.test(text()));
    await waitPage.handle({ type: 'waitDo', act: 'export' });
    await until(() => text().startsWith('question,'));
    assert.equal(text().trim().split('\n').length, 15);
    await waitPage.handle({ type: 'waitSet', turn: 2, setting: { ...FIRST, msl: 4, rto: 4 } });
    await closeEditors();
    await until(() => !waitPage.isOpen && waitPage.lab.state !== 'searching');
    await waitPage.handle({ type: 'waitSet', turn: 3, setting: FIRST });
  });
});
