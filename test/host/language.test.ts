import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Parts } from '../../src/extension';
import { chooseLanguage } from '../../src/host/language';
import { activate, fires } from './extension';

describe('the language', () => {
  let parts: Parts;
  before(async () => {
    parts = await activate();
  });
  after(() => set(undefined));

  const set = (value: string | undefined) =>
    vscode.workspace.getConfiguration('lastAck').update('language', value, vscode.ConfigurationTarget.Global);
  const titles = () => parts.states.getChildren().map((group) => parts.states.getTreeItem(group).label);

  it('follows VS Code unless it is set', () => {
    assert.equal(chooseLanguage('auto', 'en-GB'), 'en');
    assert.equal(chooseLanguage('auto', 'zh-cn'), 'zh-cn');
    assert.equal(chooseLanguage('auto', 'zh-TW'), 'zh-cn');
    assert.equal(chooseLanguage('auto', 'de'), 'en');
    assert.equal(chooseLanguage(undefined, 'zh'), 'zh-cn');
    assert.equal(chooseLanguage('en', 'zh-cn'), 'en');
    assert.equal(chooseLanguage('zh-cn', 'en'), 'zh-cn');
    assert.equal(chooseLanguage('klingon', 'en'), 'en');
  });

  it('changes the tree at once, and never a state’s name', async () => {
    const english = titles();
    assert.deepEqual(english, ['Opening', 'Open', 'Active close', 'Passive close']);
    await fires(parts.states.onDidChangeTreeData, () => set('zh-cn'));
    assert.deepEqual(titles(), ['建立连接', '连接已打开', '主动关闭', '被动关闭']);
    const [, , active] = parts.states.getChildren();
    const [finWait1] = parts.states.getChildren(active);
    const item = parts.states.getTreeItem(finWait1!);
    assert.equal(item.label, 'FIN_WAIT_1');
    assert.match((item.tooltip as vscode.MarkdownString).value, /考考我这个状态/);
    assert.ok(Object.keys(parts.translations.strings).length > 100);
    await fires(parts.states.onDidChangeTreeData, () => set('en'));
    assert.deepEqual(titles(), english);
    assert.deepEqual(parts.translations.strings, {});
  });

  it('changes the question that is being asked, and not the answer', async () => {
    await parts.tutor.open();
    await parts.tutor.begin('TIME_WAIT');
    const english = parts.tutor.screen('en');
    const chinese = parts.tutor.screen('zh-cn');
    assert.ok(english.kind === 'question' && chinese.kind === 'question');
    assert.match(chinese.prompt, /\p{Script=Han}/u);
    assert.doesNotMatch(english.prompt, /\p{Script=Han}/u);
    assert.equal(chinese.id, english.id);
    assert.deepEqual(
      chinese.options.map(({ id }) => id),
      english.options.map(({ id }) => id),
    );
  });
});
