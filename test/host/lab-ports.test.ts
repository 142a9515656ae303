import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/host/commands/ids';
import { saveChart } from '../../src/host/lab/chartFile';
import { PortsLab } from '../../src/host/lab/ports';
import { DEFAULT_FORM } from '../../src/host/lab/portsForm';
import type { Going } from '../../src/host/lab/portsRun';
import { runInSlices } from '../../src/host/lab/portsRun';
import { portsScreen } from '../../src/host/lab/portsScreen';
import type { PortsField, PortsForm } from '../../src/messages/ports';
import { Intent, readMessage } from '../../src/messages';
import type { Parts } from '../../src/extension';
import { activate, closeEditors, tabsOf, until } from './extension';

/** The view type of the page. */
const PORTS_VIEW = 'lastAck.labPorts';

/** So many requests that no run of them comes to its end while a test looks. */
const ENDLESS = '100000000';

describe('the lab in which ports run out', function () {
  this.timeout(120_000);
  let parts: Parts;
  const labs: PortsLab[] = [];

  before(async () => {
    parts = await activate();
  });
  afterEach(async () => {
    for (const lab of labs.splice(0)) lab.dispose();
    await closeEditors();
  });

  /** A lab, and every run that it has begun. */
  const make = () => {
    const runs: Going[] = [];
    const lab = new PortsLab((...given) => {
      const going = runInSlices(...given);
      runs.push(going);
      return going;
    });
    labs.push(lab);
    return { lab, runs };
  };
  const done = (lab: PortsLab) => until(() => lab.state.running === null);
  const fill = (lab: PortsLab, values: Partial<PortsForm>) => {
    for (const [field, value] of Object.entries(values)) lab.act({ do: 'fill', field: field as PortsField, value });
  };

  it('runs what the form says, in slices, and then every remedy on the same requests', async () => {
    const { lab } = make();
    const seen: number[] = [];
    lab.onDidChange(() => seen.push(lab.state.running ?? 1));
    lab.act({ do: 'run' });
    assert.equal(lab.state.running, 0);
    await done(lab);
    assert.deepEqual(
      seen,
      [...seen].sort((one, other) => one - other),
      'progress goes on and never back',
    );
    const { result, remedies, preset } = portsScreen(lab.state);
    assert.equal(preset, 'linux');
    // All ports of the range are taken once each before the first refusal.
    assert.equal(result?.firstRefusal?.attempt, 60_999 - 32_768 + 2);
    assert.equal(result.opened + result.refused, result.attempts);
    assert.ok(remedies.length > 1 && remedies.every(({ refused }) => refused <= result.refused));
    assert.equal(remedies.find(({ id }) => id === 'reuse-addr')?.refused, result.refused);
  });

  it('says what cannot be at its field, runs nothing of it, and keeps the last result', async () => {
    const { lab, runs } = make();
    lab.act({ do: 'run' });
    await done(lab);
    const { base } = lab.state;
    const begun = runs.length;
    for (const [values, field, kind] of [
      [{ rate: '-500' }, 'rate', 'out-of-bounds'],
      [{ rate: '' }, 'rate', 'not-a-number'],
      [{ rate: 'many' }, 'rate', 'not-a-number'],
      [{ rate: 'Infinity' }, 'rate', 'not-a-number'],
      [{ rate: '1e999' }, 'rate', 'out-of-bounds'],
      [{ requests: '1000000000000' }, 'requests', 'out-of-bounds'],
      [{ requests: '0' }, 'requests', 'out-of-bounds'],
      [{ requests: '1.5' }, 'requests', 'not-whole'],
      [{ requestsPerConnection: '0' }, 'requestsPerConnection', 'out-of-bounds'],
      [{ serviceTime: '-1' }, 'serviceTime', 'out-of-bounds'],
      [{ timeWait: '-1' }, 'timeWait', 'out-of-bounds'],
      [{ timeWait: '1 minute' }, 'timeWait', 'not-a-number'],
      [{ destinations: '0' }, 'destinations', 'out-of-bounds'],
      [{ destinations: '65536' }, 'destinations', 'too-many-pairs'],
      [{ lowPort: '0' }, 'lowPort', 'out-of-bounds'],
      [{ highPort: '65536' }, 'highPort', 'out-of-bounds'],
      [{ lowPort: '2000', highPort: '1999' }, 'highPort', 'range-empty'],
      [{ seed: '-1' }, 'seed', 'out-of-bounds'],
      [{ maxRecords: '1e12' }, 'maxRecords', 'out-of-bounds'],
      [{ closesFirst: 'nobody' }, 'closesFirst', 'not-a-choice'],
    ] as const) {
      fill(lab, { ...DEFAULT_FORM, ...values });
      lab.act({ do: 'run' });
      const { faults, running, result } = portsScreen(lab.state);
      assert.deepEqual(
        faults.map((fault) => [fault.field, fault.kind]),
        [[field, kind]],
        JSON.stringify(values),
      );
      assert.deepEqual([running, result !== null, lab.state.base === base], [null, true, true]);
    }
    assert.equal(runs.length, begun, 'something that cannot be was run');
    fill(lab, { ...DEFAULT_FORM, rate: 'many', lowPort: '0', seed: '-1' });
    lab.act({ do: 'run' });
    assert.equal(lab.state.faults.length, 3, 'all faults at once');
    lab.act({ do: 'reset' });
    assert.deepEqual([lab.state.faults, lab.state.form], [[], DEFAULT_FORM]);
    await done(lab);
  });

  it('takes the smallest and the largest of everything', async () => {
    for (const values of [
      { lowPort: '1', highPort: '1', requests: '1', timeWait: '0', serviceTime: '0', maxRecords: '0' },
      { lowPort: '1', highPort: '65535', destinations: '64', requests: '20000', rate: '1e7', timeWait: '86400' },
    ]) {
      const { lab } = make();
      fill(lab, values);
      lab.act({ do: 'run' });
      assert.deepEqual(lab.state.faults, []);
      await done(lab);
      const { base, form } = lab.state;
      assert.equal(base?.totals.attempts, Number(form.requests));
    }
  });

  it('a preset changes what it speaks of and nothing else', async () => {
    const { lab } = make();
    fill(lab, { rate: '100', requests: '1000' });
    for (const [preset, ports, seconds] of [
      ['windows-2000', 3976, '240'],
      ['windows', 16_384, '120'],
      ['rfc', 28_232, '240'],
      ['linux-wide', 64_512, '60'],
      ['linux', 28_232, '60'],
    ] as const) {
      lab.act({ do: 'preset', preset });
      await done(lab);
      const screen = portsScreen(lab.state);
      assert.deepEqual([screen.preset, screen.result?.ports, screen.form.timeWait], [preset, ports, seconds]);
      assert.deepEqual([screen.form.rate, screen.result?.attempts, screen.sources.length > 0], ['100', 1000, true]);
    }
    fill(lab, { highPort: '60998' });
    assert.equal(portsScreen(lab.state).preset, null);
  });

  it('is stopped under way and runs again; a change leaves the run of before', async () => {
    const { lab, runs } = make();
    lab.act({ do: 'run' });
    await done(lab);
    const { base } = lab.state;
    fill(lab, { requests: ENDLESS });
    await until(() => (lab.state.running ?? 0) > 0);
    lab.act({ do: 'stop' });
    assert.deepEqual([lab.state.running, lab.state.isStopped, lab.state.base === base], [null, true, true]);
    await runs.at(-1)?.over;
    assert.equal(lab.state.base, base, 'a run that was stopped has told of itself');
    lab.act({ do: 'run' });
    assert.deepEqual([lab.state.running, lab.state.isStopped], [0, false]);
    const left = runs.at(-1);
    fill(lab, { requests: '1000' });
    await until(() => lab.state.base?.totals.attempts === 1000 && lab.state.running === null);
    await left?.over;
    assert.equal(lab.state.base?.totals.attempts, 1000);
  });

  it('takes from a page only what its form has', () => {
    const of = (act: object) => readMessage(Intent, { type: 'ports', act }).ok;
    assert.equal(of({ do: 'fill', field: 'rate', value: '1' }), true);
    for (const wrong of [
      { do: 'fill', field: 'at', value: '1' },
      { do: 'fill', field: '__proto__', value: '1' },
      { do: 'fill', field: 'rate', value: 500 },
      { do: 'fill', field: 'rate', value: '1'.repeat(41) },
      { do: 'preset', preset: 'plan9' },
      { do: 'go' },
    ])
      assert.equal(of(wrong), false, JSON.stringify(wrong));
  });

  it('opens by its command, keeps its form for a reload, and runs nothing any more when it is closed', async () => {
    const { portsPage, memento } = parts;
    const { lab } = portsPage;
    const kept = () => memento.get<{ readonly version: number; readonly data: PortsForm }>(PORTS_VIEW);
    await vscode.commands.executeCommand(COMMANDS.labPorts);
    await until(() => tabsOf(PORTS_VIEW).length === 1 && portsPage.screen().kind === 'ports');
    await portsPage.handle({ type: 'ports', act: { do: 'reset' } });
    await until(() => lab.state.base !== null && lab.state.running === null);
    await portsPage.handle({ type: 'ports', act: { do: 'fill', field: 'requests', value: ENDLESS } });
    assert.deepEqual(kept(), { version: 1, data: { ...DEFAULT_FORM, requests: ENDLESS } });
    await until(() => (lab.state.running ?? 0) > 0);
    const { going } = lab as unknown as { readonly going: Going };
    await closeEditors();
    await until(() => !portsPage.isOpen);
    await going.over;

    // Opened anew it takes up what was written, and runs it.
    await vscode.commands.executeCommand(COMMANDS.labPorts);
    await until(() => portsPage.isOpen && (lab.state.running ?? 0) > 0);
    assert.equal(lab.state.form.requests, ENDLESS);
    await portsPage.handle({ type: 'ports', act: { do: 'reset' } });
    assert.deepEqual(kept()?.data, DEFAULT_FORM);
  });

  describe('a chart is saved', () => {
    const { showSaveDialog } = vscode.window;
    const answer = (file: vscode.Uri | undefined) => {
      vscode.window.showSaveDialog = () => Promise.resolve(file);
    };
    afterEach(() => {
      vscode.window.showSaveDialog = showSaveDialog;
    });

    for (const [format, text] of [
      ['csv', 'Seconds,TIME_WAIT\r\n0,0\r\n'],
      ['svg', '<svg xmlns="http://www.w3.org/2000/svg"><text>首次失败</text></svg>'],
    ] as const)
      it(`as ${format}: where the learner says, or nowhere`, async () => {
        const [folder] = vscode.workspace.workspaceFolders ?? [];
        assert.ok(folder, 'a folder is open');
        const file = vscode.Uri.joinPath(folder.uri, `how-ports-run-out.${format}`);
        answer(undefined);
        await saveChart({ format, name: 'how-ports-run-out', text });
        await assert.rejects(async () => vscode.workspace.fs.stat(file));
        answer(file);
        await saveChart({ format, name: 'how-ports-run-out', text });
        assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)), text);
        await vscode.workspace.fs.delete(file);
      });
  });
});
