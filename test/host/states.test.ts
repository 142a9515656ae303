import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { State } from '../../src/core/tcp';
import { STATES } from '../../src/core/tcp';
import type { Parts } from '../../src/extension';
import { COMMANDS } from '../../src/host/commands/ids';
import { runCommand } from '../../src/host/commands/register';
import type { StateNode } from '../../src/host/states/nodes';
import { activate, until } from './extension';

describe('both ends of a run, in the tree of states', () => {
  let parts: Parts;
  before(async () => {
    parts = await activate();
    await vscode.commands.executeCommand('lastAck.states.focus');
    await until(() => parts.states.view.visible);
  });
  afterEach(() => {
    parts.positions.leave();
    parts.positions.select(null);
  });

  // Asked for again each time: the tree must answer with the same nodes.
  const nodes = () => parts.states.getChildren().flatMap((group) => parts.states.getChildren(group));
  const nodeOf = (state: State): StateNode => {
    const node = nodes().find((one) => one.kind === 'state' && one.state === state);
    assert.ok(node);
    return node;
  };
  const item = (state: State) => parts.states.getTreeItem(nodeOf(state));
  const said = (state: State) => (item(state).description ?? '') as string;
  /** The nodes that are drawn again because of `change`. */
  const redrawn = (change: () => void): StateNode[][] => {
    const fired: StateNode[][] = [];
    const listening = parts.states.onDidChangeTreeData((changed) => fired.push(changed ?? []));
    change();
    listening.dispose();
    return fired;
  };

  it('are in the description, the tooltip and the spoken form of their states, and nowhere else', () => {
    parts.positions.move({ A: 'FIN_WAIT_2', B: 'CLOSE_WAIT' });
    assert.match(said('FIN_WAIT_2'), /^A( ·|$)/);
    assert.match(said('CLOSE_WAIT'), /^B( ·|$)/);
    assert.match(item('FIN_WAIT_2').accessibilityInformation?.label ?? '', /^FIN_WAIT_2, A is here, Active close/);
    assert.match((item('CLOSE_WAIT').tooltip as vscode.MarkdownString).value, /B is here|B&nbsp;is&nbsp;here/);
    for (const state of STATES)
      if (state !== 'FIN_WAIT_2' && state !== 'CLOSE_WAIT') assert.doesNotMatch(said(state), /^[AB]\b/, state);

    parts.positions.move({ A: 'CLOSED', B: 'CLOSED' });
    assert.match(said('CLOSED'), /^A B( ·|$)/);
    assert.doesNotMatch(said('FIN_WAIT_2'), /^[AB]\b/);
  });

  it('go when the run is left', () => {
    parts.positions.move({ A: 'TIME_WAIT', B: 'LAST_ACK' });
    parts.positions.leave();
    for (const state of STATES) assert.doesNotMatch(said(state), /^[AB]\b/, state);
  });

  it('have only the states drawn again that an end has left or entered', () => {
    parts.positions.move({ A: 'FIN_WAIT_1', B: 'ESTABLISHED' });
    const fired = redrawn(() => {
      parts.positions.move({ A: 'FIN_WAIT_1', B: 'CLOSE_WAIT' });
    });
    assert.deepEqual(fired, [[nodeOf('ESTABLISHED'), nodeOf('CLOSE_WAIT')]]);
    assert.deepEqual(
      redrawn(() => {
        parts.positions.select('LISTEN');
      }),
      [],
      'selecting moves nobody',
    );
  });

  it('leave the same nodes in place, so that VS Code knows them again', () => {
    for (const [index, node] of nodes().entries()) assert.equal(nodes()[index], node);
    for (const state of STATES) {
      const node = nodeOf(state);
      for (const way of parts.states.getChildren(node)) assert.equal(parts.states.getParent(way), node);
      assert.ok(parts.states.getChildren(parts.states.getParent(node)).includes(node));
    }
  });

  it('has the state selected in the tree that a page selects', async () => {
    parts.positions.select('CLOSING');
    await until(() => parts.states.view.selection[0] === nodeOf('CLOSING'));
    parts.positions.select('LAST_ACK');
    await until(() => parts.states.view.selection[0] === nodeOf('LAST_ACK'));
  });

  it('tells the pages of a state that is selected in the tree', async () => {
    for (const state of ['SYN_SENT', 'CLOSE_WAIT'] as const) {
      await parts.states.view.reveal(nodeOf(state), { select: true });
      await until(() => parts.positions.selected === state);
    }
  });
});

describe('the page of a state, in VS Code', () => {
  let parts: Parts;
  before(async () => {
    parts = await activate();
  });
  afterEach(() => {
    parts.positions.leave();
  });

  const screen = () => {
    const shown = parts.statePage.screen();
    assert.ok(shown.kind === 'state');
    return shown;
  };

  it('has both ends of the run that is being watched in its diagram, as they move', async () => {
    await runCommand(COMMANDS.openState, 'TIME_WAIT');
    let redraws = 0;
    const listening = parts.statePage.onDidChange(() => (redraws += 1));
    parts.positions.move({ A: 'TIME_WAIT', B: 'LAST_ACK' });
    listening.dispose();
    assert.equal(redraws, 1);
    assert.deepEqual(screen().places, { A: 'TIME_WAIT', B: 'LAST_ACK' });
  });

  it('goes to the state that is selected in its diagram, and says so to the tree', async () => {
    await parts.statePage.handle({ type: 'selectState', state: 'CLOSE_WAIT' });
    assert.equal(screen().state, 'CLOSE_WAIT');
    assert.equal(parts.positions.selected, 'CLOSE_WAIT');
    await parts.statePage.handle({ type: 'selectState', state: null });
    assert.equal(screen().state, 'CLOSE_WAIT', 'a page of no state there is not');
  });

  it('lists every question that is about it, by topic', async () => {
    await runCommand(COMMANDS.openState, 'TIME_WAIT');
    const listed = screen().questions.flatMap(({ items }) => items.map(({ id }) => id));
    assert.ok(listed.includes('why-2msl'));
    assert.equal(new Set(listed).size, listed.length);
    for (const { items } of screen().questions) assert.ok(items.every(({ prompt }) => prompt.length > 0));
  });

  it('asks just the question that is pressed', async () => {
    await parts.statePage.handle({ type: 'quizQuestion', question: 'why-2msl' });
    const isAsked = () => {
      const shown = parts.tutor.screen('en');
      return shown.kind === 'question' && shown.id === 'why-2msl' && shown.of === 1;
    };
    await until(isAsked);
  });

  it('opens a close in four segments in the editor, to be changed', async () => {
    await runCommand(COMMANDS.watchClose, 'text');
    const isThere = () => {
      const { document } = vscode.window.activeTextEditor ?? {};
      return document?.languageId === 'tcp-scenario' && document.getText().includes('deliver FIN B>A');
    };
    await until(isThere);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('asks nothing for an id that no question has', async () => {
    const before = parts.tutor.screen('en');
    assert.equal(await parts.tutor.ask('no-such-question'), false);
    assert.deepEqual(parts.tutor.screen('en'), before);
  });

  it('knows what every tool on every system calls it', async () => {
    for (const state of STATES) {
      await parts.statePage.show(state);
      const { tools, list, meaning, who, many } = screen();
      assert.match(tools.proc, /^0[1-9AB]$/);
      for (const text of [tools.ss, ...Object.values(tools.netstat), meaning, who, many]) assert.ok(text.length > 0);
      assert.equal(list === null, state === 'CLOSED', 'nothing lists what is closed');
    }
  });
});
