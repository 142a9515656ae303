import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Row } from '../../src/core/tcp';
import { STATES, TABLE } from '../../src/core/tcp';
import type { Parts } from '../../src/extension';
import { COMMANDS } from '../../src/host/commands/ids';
import type { StateNode } from '../../src/host/states/nodes';
import { activate } from './extension';

describe('the tree "Connection states"', () => {
  let tree: Parts['states'];
  before(async () => {
    tree = (await activate()).states;
  });

  const groups = () => tree.getChildren();
  const states = () => groups().flatMap((group) => tree.getChildren(group));
  const transitions = () => states().flatMap((state) => tree.getChildren(state));
  const all = () => [...groups(), ...states(), ...transitions()];
  const item = (node: StateNode) => tree.getTreeItem(node);
  const spoken = (node: StateNode) => item(node).accessibilityInformation?.label ?? '';

  it('has four groups, and each of the eleven states once', () => {
    assert.deepEqual(
      groups().map((group) => item(group).label),
      ['Opening', 'Open', 'Active close', 'Passive close'],
    );
    const names = states().map((state) => item(state).label);
    assert.deepEqual([...names].sort(), [...STATES].sort());
  });

  it('shows exactly the rows of the table that change the state, each under every state that it leaves', () => {
    const name = (state: string, row: Row) => `${state}: ${row.on} → ${row.to}`;
    const expected = TABLE.flatMap((row) =>
      row.from.filter((from) => row.to !== 'same' && row.to !== from).map((from) => name(from, row)),
    );
    const shown = transitions().map((node) => {
      assert.ok(node.kind === 'transition');
      return name(node.state, node.row);
    });
    assert.deepEqual([...shown].sort(), [...expected].sort());
  });

  it('says of a transition what happens, what is sent, where it leads and where that is written', () => {
    const lines = transitions().map((node) => `${item(node).label as string} (${item(node).description as string})`);
    assert.ok(lines.includes('close() → sends FIN → FIN_WAIT_1 (RFC 9293, 3.10.4)'), lines.join('\n'));
    assert.ok(lines.includes('ACK of our FIN arrives → FIN_WAIT_2 (RFC 9293, 3.10.7.4, step 5)'));
    assert.ok(lines.includes('TIME_WAIT is over → CLOSED (RFC 9293, 3.10.8)'));
    for (const node of transitions())
      assert.ok((item(node).label as string).endsWith(`→ ${node.kind === 'transition' ? node.to : ''}`));
  });

  it('gives every line an id of its own that stays the same', () => {
    const ids = () => all().map((node) => item(node).id);
    assert.equal(new Set(ids()).size, all().length);
    assert.ok(ids().every((id) => id !== undefined));
    assert.deepEqual(ids(), ids());
  });

  it('has no icon without a text, and a spoken form for every line', () => {
    for (const node of all()) {
      assert.ok(item(node).iconPath instanceof vscode.ThemeIcon);
      assert.ok((item(node).label as string).length > 0);
      assert.ok(spoken(node).length > (item(node).label as string).length);
    }
    for (const state of states())
      assert.match(spoken(state), /^[A-Z_0-9]+, (Opening|Open|Active close|Passive close), \d+ ways? out, /);
  });

  it('has rich tooltips, in which only our own two commands can be run', () => {
    const allowed: string[] = [COMMANDS.openState, COMMANDS.quizState];
    for (const node of all()) {
      const { tooltip } = item(node);
      assert.ok(tooltip instanceof vscode.MarkdownString);
      assert.equal(tooltip.supportThemeIcons, true);
      assert.ok(typeof tooltip.isTrusted === 'object');
      assert.deepEqual([...tooltip.isTrusted.enabledCommands].sort(), [...allowed].sort());
      for (const [, command] of tooltip.value.matchAll(/\(command:([^?)]+)/g))
        assert.ok(allowed.includes(command!), command);
    }
    const [timeWait] = states().filter((node) => item(node).label === 'TIME_WAIT');
    const { value } = item(timeWait!).tooltip as vscode.MarkdownString;
    assert.match(value, /2MSL/);
    assert.match(value, /`ss` TIME-WAIT · `netstat` TIME_WAIT · `\/proc\/net\/tcp` 06/);
  });

  it('offers the quiz on states, and opens the page of the state from the state and from its transitions', () => {
    for (const state of states()) assert.equal(item(state).contextValue, 'state');
    for (const node of [...states(), ...transitions()]) {
      const { command } = item(node);
      assert.equal(command?.command, COMMANDS.openState);
      const [argument] = command.arguments as [string];
      assert.equal(argument, node.kind === 'group' ? '' : node.state);
    }
  });
});
