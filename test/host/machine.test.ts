import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import * as vscode from 'vscode';
import { explain, readSockets } from '../../src/core/sockets';
import type { Parts } from '../../src/extension';
import { COMMANDS } from '../../src/host/commands/ids';
import { MachineTree } from '../../src/host/machine/tree';
import type { Row } from '../../src/host/machine/rows';
import { SCHEME } from '../../src/host/machine/explained';
import type { Kernel } from '../../src/host/machine/door';
import type { Logger } from '../../src/host/logger';
import { readMachine, type View } from '../../src/kernel';
import { HandClock, many, settle, viewOf } from '../core/machine/sample';
import { activate, closeEditors, fires, until } from './extension';

const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);
const samples = resolve(process.env.LAST_ACK_ROOT ?? '.', 'test/fixtures/sockets');
const quietLog = { error: () => undefined, warnOnce: () => undefined } as unknown as Logger;

/** What a line shows: its text and what stands behind it. */
function lineOf(tree: MachineTree, row: Row): string {
  const { label, description } = tree.getTreeItem(row);
  return [label as string, description as string | undefined].filter(Boolean).join(' · ');
}

function rowOf(tree: MachineTree, id: string): Row {
  const row = tree.getChildren().find((one) => one.id === id);
  assert.ok(row, id);
  return row;
}

describe('the view "This machine"', () => {
  let parts: Parts;
  before(async () => {
    parts = await activate();
  });

  const show = async () => {
    await run('lastAck.machine.focus');
    await until(() => parts.machine.machineView.view.visible);
  };
  const hide = async () => {
    await run('workbench.view.explorer');
    await until(() => !parts.machine.machineView.view.visible);
  };

  it('has read nothing before it is first opened', () => {
    assert.equal(parts.machine.machineView.tree.present, undefined);
  });

  it('shows a listener and its connections, refreshed while it is visible, and whose the leak is', async function () {
    if (process.platform !== 'linux') return this.skip();
    const { tree } = parts.machine.machineView;
    const ends: Socket[] = [];
    let server: Server | undefined;
    try {
      server = createServer({ allowHalfOpen: true }, (end) => ends.push(end));
      await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
      const { port } = server.address() as AddressInfo;
      await show();
      const listener = () => tree.present?.byState.LISTEN.some(({ localPort }) => localPort === port) ?? false;
      await until(listener);

      for (let count = 0; count < 6; count += 1) {
        const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
        ends.push(client);
        await new Promise((connected) => client.once('connect', connected));
        client.end();
      }
      const leaked = () => tree.present?.byState.CLOSE_WAIT.filter(({ localPort }) => localPort === port) ?? [];
      await until(() => leaked().length === 6);
      const lines = () => tree.getChildren().map((row) => lineOf(tree, row));
      assert.ok(lines().includes(`6 CLOSE_WAIT on port ${port}: not closed here`), lines().join('\n'));

      await run(COMMANDS.machineProcess);
      assert.ok(leaked().every(({ process: owner }) => owner?.pid === process.pid));
      assert.ok(
        lines().some((line) => line.includes(`(${process.pid}) does not close`)),
        lines().join('\n'),
      );

      const below = tree.getChildren(rowOf(tree, 'state/LISTEN')).map((row) => lineOf(tree, row));
      assert.ok(
        below.some((line) => line.startsWith(`127.0.0.1:${port}`)),
        below.join('\n'),
      );
    } finally {
      for (const end of ends) end.destroy();
      if (server !== undefined) await new Promise((closed) => server?.close(closed));
      await hide();
    }
  });

  it('reads no more once it is hidden', async function () {
    if (process.platform !== 'linux') return this.skip();
    await show();
    await fires(parts.machine.machineView.tree.onDidRead, () => run(COMMANDS.machineRefresh));
    await hide();
    const before = parts.machine.machineView.tree.present;
    await run(COMMANDS.machineRefresh);
    await run(COMMANDS.machineResume);
    // Long enough: three readings of our own.
    for (let count = 0; count < 3; count += 1) await readMachine(new AbortController().signal);
    assert.equal(parts.machine.machineView.tree.present, before);
  });
});

describe('the tree of a machine', () => {
  let clock: HandClock;
  let readings: number;
  const open: MachineTree[] = [];
  beforeEach(() => {
    clock = new HandClock();
    readings = 0;
  });
  afterEach(() => {
    for (const tree of open.splice(0)) tree.dispose();
  });

  function treeOf(next: () => View, more: Partial<Kernel> = {}): MachineTree {
    const kernel: Kernel = {
      readMachine: () => {
        readings += 1;
        return Promise.resolve(next());
      },
      findOwners: () => Promise.resolve({ owners: new Map(), hidden: 0 }),
      ...more,
    };
    const tree = new MachineTree({ open: () => Promise.resolve(kernel), clock }, quietLog);
    open.push(tree);
    return tree;
  }

  it('reads nothing while nobody looks', async () => {
    const tree = treeOf(() => viewOf([]));
    tree.getChildren();
    clock.turn(60_000);
    await settle();
    assert.equal(readings, 0);
  });

  it('counts TIME_WAIT down between readings, and draws only those lines', async () => {
    const tree = treeOf(() => viewOf(many(2, { state: 'TIME_WAIT', timer: 'time-wait', timerLeft: 42_000 })));
    tree.look(true);
    await settle();
    const row = rowOf(tree, 'state/TIME_WAIT');
    const [first] = tree.getChildren(row);
    assert.equal(lineOf(tree, first!), ':40000 → 10.0.0.2:443 · 42 s left');
    const drawn: (readonly string[] | undefined)[] = [];
    tree.onDidChangeTreeData((rows) => drawn.push(rows?.map(({ id }) => id)));
    clock.turn(1000);
    assert.equal(readings, 1);
    assert.equal(lineOf(tree, first!), ':40000 → 10.0.0.2:443 · 41 s left');
    assert.deepEqual(drawn, [['state/TIME_WAIT', ...tree.getChildren(row).map(({ id }) => id)]]);
    tree.fold(row);
    clock.turn(900);
    assert.equal(drawn.length, 1);
  });

  it('keeps the lists short with fifty thousand sockets', async () => {
    const tree = treeOf(() => viewOf(many(50_000, { state: 'TIME_WAIT', timer: 'time-wait', timerLeft: 42_000 }, 1)));
    tree.look(true);
    await settle();
    assert.equal(lineOf(tree, rowOf(tree, 'state/TIME_WAIT')), 'TIME_WAIT · 50000 · 42 s left');
    const groups = tree.getChildren(rowOf(tree, 'state/TIME_WAIT'));
    assert.equal(groups.length, 1);
    const sockets = tree.getChildren(groups[0]);
    assert.equal(sockets.length, 101);
    assert.equal(lineOf(tree, sockets[0]!), '10.0.0.1:1 · 42 s left');
    assert.match(
      tree.getTreeItem(sockets[0]!).tooltip as string,
      /^10\.0\.0\.1:1 → 10\.0\.0\.2:443\n.*\nholds port 1$/,
    );
    assert.equal(lineOf(tree, sockets.at(-1)!), 'and 49900 more');
    const [finding] = tree.getChildren();
    // Those with a local port below the ephemeral range were not opened by connect().
    assert.equal(lineOf(tree, finding!), '17233 TIME_WAIT towards 10.0.0.2:443');
  });

  it('says why there is nothing, offers to explain a text instead, and goes on trying', async () => {
    let view: View = { kind: 'failed', reason: 'unreadable', detail: '/proc/net/tcp EACCES' };
    const tree = treeOf(() => view);
    tree.look(true);
    await settle();
    const rows = tree.getChildren();
    assert.deepEqual(
      rows.map((row) => lineOf(tree, row)),
      ['The kernel’s table cannot be read: /proc/net/tcp EACCES', 'Explain the text of ss or netstat instead'],
    );
    assert.equal(tree.getTreeItem(rows[1]!).command?.command, COMMANDS.explainSockets);
    view = viewOf(many(3, {}));
    clock.turn(2000);
    await settle();
    assert.equal(lineOf(tree, rowOf(tree, 'state/ESTABLISHED')), 'ESTABLISHED · 3');
    view = { kind: 'failed', reason: 'not-understood', detail: 'h4ha' };
    clock.turn(2000);
    await settle();
    const notes = tree.getChildren().filter(({ node }) => node.kind === 'note');
    assert.deepEqual(
      notes.map((row) => lineOf(tree, row)),
      ['What the system printed is no table of sockets: h4ha', 'What is shown was read before.'],
    );
    assert.equal(lineOf(tree, rowOf(tree, 'state/ESTABLISHED')), 'ESTABLISHED · 3');
  });

  it('says as its last line that a part is missing', async () => {
    const tree = treeOf(() => ({ ...viewOf(many(1, {})), missing: [{ file: '/proc/net/tcp6', code: 'EIO' }] }));
    tree.look(true);
    await settle();
    assert.match(lineOf(tree, tree.getChildren().at(-1)!), /^A part is missing: \/proc\/net\/tcp6 .*\(EIO\)\.$/);
  });

  it('forgets the process of a socket that has gone: its number may be another’s', async () => {
    let sockets = many(5, { state: 'CLOSE_WAIT', inode: 9 });
    const owners = new Map([[9, { pid: 1, name: 'old' }]]);
    const tree = treeOf(() => viewOf(sockets), { findOwners: () => Promise.resolve({ owners, hidden: 0 }) });
    tree.look(true);
    await settle();
    assert.deepEqual(await tree.findProcesses(new AbortController().signal), { asked: 1, found: 1, hidden: 0 });
    assert.match(lineOf(tree, tree.getChildren()[0]!), /old \(1\) does not close/);
    sockets = [];
    clock.turn(2000);
    await settle();
    sockets = many(5, { state: 'CLOSE_WAIT', inode: 9 });
    clock.turn(2000);
    await settle();
    assert.match(lineOf(tree, tree.getChildren()[0]!), /not closed here/);
  });

  it('is empty where there is no Node, and nothing is tried', async () => {
    const tree = new MachineTree({ open: null, clock }, quietLog);
    open.push(tree);
    tree.look(true);
    tree.refresh();
    await settle();
    assert.deepEqual([tree.canRead, tree.getChildren(), clock.waiting], [false, [], 0]);
  });

  it('says so when what reads cannot be loaded', async () => {
    const tree = new MachineTree({ open: () => Promise.reject(new Error('gone')), clock }, quietLog);
    open.push(tree);
    tree.look(true);
    await settle();
    assert.match(lineOf(tree, tree.getChildren()[0]!), /could not be loaded/);
  });
});

describe('explaining a file of sockets', () => {
  before(activate);
  afterEach(closeEditors);

  for (const name of readdirSync(samples).filter((one) => one.endsWith('.txt'))) {
    it(`explains ${name}`, async () => {
      await run(COMMANDS.explainSockets, vscode.Uri.file(join(samples, name)));
      const { document } = vscode.window.activeTextEditor!;
      assert.deepEqual([document.uri.scheme, document.languageId], [SCHEME, 'markdown']);
      const table = readSockets(readFileSync(join(samples, name), 'utf8'));
      assert.ok('sockets' in table && table.sockets.length > 0);
      const { counts } = explain(table.sockets, null);
      const text = document.getText();
      assert.ok(text.startsWith(`# TCP sockets: ${name}\n`));
      assert.match(text, new RegExp(`\\| TIME_WAIT +\\| +${counts.TIME_WAIT} \\|`));
      assert.match(text, new RegExp(`\\| CLOSE_WAIT +\\| +${counts.CLOSE_WAIT} \\|`));
    });
  }
});
