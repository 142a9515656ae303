import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Parts } from '../../src/extension';
import { COMMANDS } from '../../src/host/commands/ids';
import { activate, closeEditors, tabsOf, theExtension, until } from './extension';

const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);

describe('the commands', () => {
  let parts: Parts;
  before(async () => {
    parts = await activate();
    await closeEditors();
  });
  afterEach(closeEditors);

  it('are the same in the code, in package.json and in VS Code', async () => {
    const { contributes } = theExtension().packageJSON as { contributes: { commands: { command: string }[] } };
    const declared = contributes.commands.map(({ command }) => command).sort();
    assert.deepEqual(Object.values(COMMANDS).slice().sort(), declared);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      declared.filter((id) => !registered.has(id)),
      [],
    );
  });

  it('open one page for all states', async () => {
    await run(COMMANDS.openState, 'FIN_WAIT_2');
    await until(() => tabsOf('lastAck.state').some(({ label }) => label === 'FIN_WAIT_2'));
    const [, , active] = parts.states.getChildren();
    const nodes = parts.states.getChildren(active);
    await run(COMMANDS.openState, nodes.at(-1));
    await until(() => tabsOf('lastAck.state').some(({ label }) => label === 'TIME_WAIT'));
    assert.equal(tabsOf('lastAck.state').length, 1);
  });

  it('open one tutor, and open it again where it was', async () => {
    await run(COMMANDS.start);
    await until(() => tabsOf('lastAck.tutor').length === 1);
    const before = parts.tutor.screen('en');
    await closeEditors();
    await until(() => !parts.tutorPage.isOpen);
    await run(COMMANDS.start);
    await run(COMMANDS.quiz);
    await until(() => tabsOf('lastAck.tutor').length === 1);
    assert.deepEqual(parts.tutor.screen('en'), before);
  });

  it('quiz on one state', async () => {
    await run(COMMANDS.quizState, 'CLOSE_WAIT');
    await until(() => tabsOf('lastAck.tutor').length === 1);
    const screen = parts.tutor.screen('en');
    assert.equal(screen.kind, 'question');
  });

  it('begin again', async () => {
    await run(COMMANDS.start);
    const screen = parts.tutor.screen('en');
    assert.ok(screen.kind === 'question');
    await parts.tutor.handle({ type: 'choose', question: screen.id, options: screen.options.map(({ id }) => id) });
    await run(COMMANDS.resetSession);
    const after = parts.tutor.screen('en');
    assert.ok(after.kind === 'question');
    assert.equal(after.number, 1);
    assert.deepEqual(after.chosen, []);
  });

  it('open a run as a scenario that nobody has to save', async () => {
    await run(COMMANDS.openRun, 'A close\ndeliver FIN A>B\n');
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.languageId, 'tcp-scenario');
    assert.equal(document.isUntitled, true);
    assert.equal(document.getText(), 'A close\ndeliver FIN A>B\n');
    await run('workbench.action.revertAndCloseActiveEditor');
  });
});
