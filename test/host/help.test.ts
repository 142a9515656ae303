import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { LANGUAGES } from '../../src/core/quiz/question';
import type { Parts } from '../../src/extension';
import { COMMANDS } from '../../src/host/commands/ids';
import { SCHEME } from '../../src/host/help/help';
import { activate, closeEditors, theExtension, until } from './extension';

/** The accessibility help, wherever VS Code runs. */
describe('the accessibility help', () => {
  let parts: Parts;
  before(async () => {
    parts = await activate();
    await closeEditors();
  });
  const speak = async (language: string | undefined) => {
    await vscode.workspace.getConfiguration('lastAck').update('language', language, vscode.ConfigurationTarget.Global);
  };
  after(async () => {
    await speak(undefined);
    await closeEditors();
  });

  for (const language of LANGUAGES)
    it(`opens as a text to be read, with the focus in it: ${language}`, async () => {
      await speak(language);
      await until(() => parts.translations.language === language);
      await vscode.commands.executeCommand(COMMANDS.accessibilityHelp);
      await until(() => vscode.window.activeTextEditor?.document.uri.scheme === SCHEME);
      const { document } = vscode.window.activeTextEditor!;
      await until(() => /\p{Script=Han}/u.test(document.getText()) === (language === 'zh-cn'));
      const text = document.getText();
      assert.equal(document.languageId, 'markdown');
      assert.ok(text.match(/^## /gm)!.length >= 12);
      assert.doesNotMatch(text, /undefined|\{\d\}/);
    });

  it('names every command of the palette as the palette does, and every setting', () => {
    const { contributes } = theExtension().packageJSON as {
      contributes: {
        commands: { command: string; title: string }[];
        menus: { commandPalette: { command: string; when: string }[] };
        configuration: { properties: Record<string, unknown> };
      };
    };
    const hidden = contributes.menus.commandPalette.flatMap(({ command, when }) => (when === 'false' ? [command] : []));
    const offered = contributes.commands.filter(({ command }) => !hidden.includes(command));
    const lines = parts.help.provideTextDocumentContent().split('\n');
    const named = lines.flatMap((line) => /^- Last ACK: (.+)$/.exec(line)?.[1] ?? []);
    assert.deepEqual(
      named,
      offered.map(({ title }) => title),
    );
    assert.ok(named.every((title) => !title.startsWith('%')));
    const settings = lines.flatMap((line) => /^- `(lastAck\.\w+)`/.exec(line)?.[1] ?? []);
    assert.deepEqual(settings, Object.keys(contributes.configuration.properties));
  });

  it('follows the language while it is open', async () => {
    await speak('en');
    await until(() => parts.translations.language === 'en');
    const document = await parts.help.show();
    await until(() => document.getText().includes('## A question'));
    await speak('zh-cn');
    await until(() => document.getText().includes('## 题目'));
  });
});
