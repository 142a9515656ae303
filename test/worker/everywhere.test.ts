import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { prepare } from '../../src/core/quiz/prepare';
import { STATES } from '../../src/core/tcp';
import type { Parts } from '../../src/extension';
import { COMMANDS } from '../../src/host/commands/ids';
import { activate, closeEditors, tabsOf, theExtension, until } from '../host/extension';

const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);

describe('in a browser, without Node and without a disk', () => {
  let parts: Parts;
  before(async () => {
    parts = await activate();
    await closeEditors();
  });
  afterEach(closeEditors);

  it('these tests run where they are meant to: a web worker, a virtual workspace, the packaged extension', () => {
    assert.equal(vscode.env.uiKind, vscode.UIKind.Web);
    assert.equal(vscode.env.remoteName, undefined);
    assert.equal('importScripts' in globalThis, true);
    assert.equal('Buffer' in globalThis, false);
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.equal(folder?.uri.scheme, 'memfs');
    assert.match(theExtension().extensionUri.toString(), /^http:\/\/.*\/extension$/);
    assert.match(vscode.version, /^1\.91\./);
  });

  it('has every command of the manifest', async () => {
    const { contributes } = theExtension().packageJSON as { contributes: { commands: { command: string }[] } };
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = contributes.commands.filter(({ command }) => !registered.has(command));
    assert.deepEqual(missing, []);
  });

  it('has all eleven states in the tree', () => {
    const { states } = parts;
    const names = states
      .getChildren()
      .flatMap((group) => states.getChildren(group).map((one) => states.getTreeItem(one).label));
    assert.deepEqual([...names].sort(), [...STATES].sort());
  });

  it('has all questions, lessons and challenges, read over HTTP', () => {
    assert.ok(parts.questions.size >= 80, String(parts.questions.size));
    assert.equal(parts.classroom.course.lessons.length, 8);
    assert.ok(parts.player.challenges.length >= 20, String(parts.player.challenges.length));
  });

  for (const language of ['en', 'zh-cn'] as const) {
    it(`asks a question and decides the answer (${language})`, async () => {
      await vscode.workspace
        .getConfiguration('lastAck')
        .update('language', language, vscode.ConfigurationTarget.Global);
      await until(() => parts.translations.language === language);
      const { tutor, learner } = parts;
      await run(COMMANDS.quizState, 'TIME_WAIT');
      await until(() => tutor.screen(language).kind === 'question');
      const screen = tutor.screen(language);
      assert.ok(screen.kind === 'question');
      const { choice, solution } = prepare(learner.question(screen.id)!);
      const truths = choice?.verdicts.flatMap(({ option, verdict }) => (verdict.holds === true ? [option.id] : []));
      const options = [...(solution?.answer ?? truths ?? [])];
      await tutor.handle({ type: 'choose', question: screen.id, options });
      await tutor.handle({ type: 'check', question: screen.id });
      const after = tutor.screen(language);
      assert.ok(after.kind === 'question' && after.verdict?.right === true);
      assert.equal(/[一-龥]/.test(after.verdict.explanation), language === 'zh-cn');
      await vscode.workspace
        .getConfiguration('lastAck')
        .update('language', undefined, vscode.ConfigurationTarget.Global);
      await until(() => parts.translations.language === 'en');
    });
  }

  const pages: readonly (readonly [string, string, readonly unknown[]])[] = [
    ['lastAck.tutor', COMMANDS.start, []],
    ['lastAck.state', COMMANDS.openState, ['LAST_ACK']],
    ['lastAck.progress', COMMANDS.showProgress, []],
    ['lastAck.lesson', COMMANDS.openLesson, ['two-directions']],
    ['lastAck.play', COMMANDS.play, []],
    ['lastAck.watch', COMMANDS.watch, ['A close\ndeliver FIN A>B\n']],
  ];
  for (const [viewType, command, args] of pages) {
    it(`${command} opens a page`, async () => {
      void run(command, ...args);
      await until(() => tabsOf(viewType).length === 1);
    });
  }

  it('knows a scenario in a virtual file, says what is wrong with it and offers how to mend it', async () => {
    const uri = vscode.Uri.parse('memfs:/workspace/mine.tcp');
    const text = 'scenario Mine\nA close\ndeliver FIN A>B\nexpect A TIME_WAIT\n';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    assert.equal(document.languageId, 'tcp-scenario');
    await until(() => vscode.languages.getDiagnostics(uri).length > 0);
    const [problem] = vscode.languages.getDiagnostics(uri);
    assert.equal(problem!.range.start.line, 3);
    const fixes = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      problem!.range,
    );
    assert.ok(fixes.some(({ edit }) => edit !== undefined));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      new vscode.Position(2, 9),
    );
    assert.ok(hovers.length > 0);
  });

  it('explores a scenario in a virtual file', async () => {
    const uri = vscode.Uri.parse('memfs:/workspace/explored.tcp');
    const text = 'scenario All\nexplore\nA may close\nB may close in CLOSE_WAIT\nclaim possible A TIME_WAIT\n';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await run(COMMANDS.exploreScenario);
    await until(() => {
      const decided = parts.notation.verdicts.of(document);
      return typeof decided === 'object' && decided.every(({ verdict }) => verdict === 'true');
    });
  });

  it('exports progress to a virtual file and imports it again', async () => {
    const uri = vscode.Uri.parse('memfs:/workspace/progress.json');
    await run(COMMANDS.exportProgress, uri);
    const before = parts.learner.progress;
    await run(COMMANDS.importProgress, uri);
    assert.deepEqual(parts.learner.progress, before);
  });
});
