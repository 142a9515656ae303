import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as vscode from 'vscode';
import type { Parts } from '../../src/extension';
import { COMMANDS } from '../../src/host/commands/ids';
import type { Content } from '../../src/host/pages/page';
import { PlayLinks } from '../../src/host/play/link';
import { HOSTILE, isPolluted, POLLUTING } from '../core/hostile/texts';
import { activate, closeEditors, theExtension, until } from './extension';

/** What of an open page a test looks at, whatever is private. */
interface Open {
  readonly panel: vscode.WebviewPanel;
  readonly content: Content;
  receive(message: unknown): void;
}

const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);

describe('security', function () {
  this.timeout(240_000);
  let parts: Parts;
  before(async () => {
    parts = await activate();
  });
  after(closeEditors);

  /** Every kind of page: how it is opened, and who has it. */
  const kinds: Readonly<Record<string, { open: () => Thenable<unknown>; owner: () => object }>> = {
    tutor: { open: () => run(COMMANDS.start), owner: () => ({ page: parts.tutorPage }) },
    state: { open: () => run(COMMANDS.openState, 'TIME_WAIT'), owner: () => parts.statePage },
    progress: { open: () => run(COMMANDS.showProgress), owner: () => parts.progressPage },
    play: { open: () => run(COMMANDS.play), owner: () => parts.playPage },
    watch: { open: () => run(COMMANDS.watch, 'A close'), owner: () => parts.watchPage },
    labPorts: { open: () => run(COMMANDS.labPorts), owner: () => parts.portsPage },
    labWait: { open: () => run(COMMANDS.labWait), owner: () => parts.waitPage },
    labLive: { open: () => run(COMMANDS.labLive), owner: () => parts.livePage },
    lesson: {
      open: () => run(COMMANDS.openLesson, parts.classroom.course.lessons[0]?.id),
      owner: () => parts.classroom,
    },
  };

  const openPage = async (kind: string): Promise<Open> => {
    const { open, owner } = kinds[kind]!;
    await open();
    const found = () => (owner() as { page: { page: Open | undefined } }).page.page;
    await until(() => found() !== undefined);
    return found()!;
  };

  it('knows every kind of page that the manifest names', () => {
    const manifest = JSON.parse(readFileSync(join(theExtension().extensionPath, 'package.json'), 'utf8')) as {
      activationEvents: string[];
    };
    const named = manifest.activationEvents.flatMap(
      (event) => /^onWebviewPanel:lastAck\.(\w+)$/.exec(event)?.[1] ?? [],
    );
    assert.deepEqual(named.sort(), Object.keys(kinds).sort());
  });

  for (const kind of Object.keys(kinds)) {
    it(`the page ${kind} runs only its own script, loads only its own files and runs no command by a link`, async () => {
      const { panel } = await openPage(kind);
      const { html, options, cspSource } = panel.webview;
      const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
      const nonce = /'nonce-([0-9a-f]{32})'/.exec(policy)?.[1];
      assert.ok(nonce, policy);
      assert.deepEqual(policy.split('; '), [
        `default-src 'none'`,
        `style-src ${cspSource}`,
        `script-src 'nonce-${nonce}'`,
        `img-src ${cspSource}`,
      ]);
      assert.doesNotMatch(html, /unsafe|<style| style=| on\w+=|javascript:/);
      assert.equal([...html.matchAll(/<script/g)].length, 1);
      assert.equal(options.enableScripts, true);
      assert.equal(options.enableForms, false);
      assert.equal(options.enableCommandUris ?? false, false);
      const roots = options.localResourceRoots?.map(String);
      assert.deepEqual(roots, [vscode.Uri.joinPath(theExtension().extensionUri, 'dist', 'webview').toString()]);
      assert.deepEqual(options.portMapping ?? [], []);
    });

    it(`what the page ${kind} may not say changes nothing`, async () => {
      const page = await openPage(kind);
      // What goes on by itself, a search for instance, is over before the look.
      const look = () => JSON.stringify(page.content.screen());
      if (kind === 'labWait') await until(() => !look().includes('"state":"searching"'));
      if (kind === 'labPorts') await until(() => look().includes('"running":null'));
      await until(() => !look().includes('"kind":"loading"'));
      const before = look();
      const heard: unknown[] = [];
      const { content } = page;
      const handle = content.handle.bind(content);
      content.handle = (intent) => {
        heard.push(intent);
        return Promise.resolve();
      };
      try {
        const cycle: Record<string, unknown> = { type: 'choose' };
        cycle.question = cycle;
        const rubbish: unknown[] = [
          ...fc.sample(fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true }), 300),
          ...HOSTILE,
          ...HOSTILE.map((type) => ({ type })),
          ...POLLUTING.map((json): unknown => JSON.parse(json)),
          cycle,
          { type: 'revisit', number: NaN },
          { type: 'play', act: { do: 'goTo', node: Infinity } },
          { type: 'choose', question: 'x', options: Array.from({ length: 100_000 }, () => 'a') },
          { type: 'runCommand', command: 'workbench.action.closeAllEditors' },
        ];
        for (const message of rubbish) page.receive(message);
      } finally {
        content.handle = handle;
      }
      assert.deepEqual(heard, []);
      assert.equal(isPolluted(), false);
      assert.equal(look(), before);
    });
  }

  it('what a page may say about things that are not there does no harm either', async () => {
    const text = HOSTILE[0]!;
    for (const kind of ['tutor', 'state', 'progress', 'lesson']) {
      const page = await openPage(kind);
      await until(() => page.content.screen().kind !== 'loading');
      const before = JSON.stringify(page.content.screen());
      for (const question of [text, '__proto__', 'constructor', '']) {
        await page.content.handle({ type: 'choose', question, options: [text] });
        await page.content.handle({ type: 'check', question });
        await page.content.handle({ type: 'hint', question });
        await page.content.handle({ type: 'next', question });
        await page.content.handle({ type: 'lessonPart', lesson: question, part: 1 });
        await page.content.handle({ type: 'lessonTask', lesson: question, afresh: true });
      }
      assert.equal(JSON.stringify(page.content.screen()), before, kind);
    }
  });

  it('a link to a shared run that is none opens nothing and changes nothing', async () => {
    const { player } = parts;
    await player.open();
    const before = JSON.stringify([player.setup, player.tree]);
    let shown = 0;
    const links = new PlayLinks(player, { show: () => (shown += 1) });
    const coded = (value: unknown) => `play=${Buffer.from(JSON.stringify(value)).toString('base64url')}`;
    const queries = HOSTILE.flatMap((text) => [
      text,
      `play=${text}`,
      coded({ v: 1, p: { challenge: text }, r: [] }),
      coded({ v: 1, p: { free: 'rfc' }, r: [text] }),
    ]);
    for (const query of [...queries, ...POLLUTING.map((json) => coded(JSON.parse(json)))])
      for (const path of ['/play', '/', '/../play', '/command:workbench.action.quit'])
        await links.handleUri({ path, query });
    assert.equal(shown, 0);
    assert.equal(JSON.stringify([player.setup, player.tree]), before);
    await run('notifications.clearAll');
  });

  it('the words of a hostile scenario are nowhere in what Markdown shows of it, nor may they run a command', async () => {
    const hostile = HOSTILE.filter((text) => text.length < 500 && !text.includes('\n') && !text.includes('\u0000'));
    const content = [
      'scenario [x](command:workbench.action.quit) <img src=x onerror=alert(1)>',
      'set msl 2s # [x](command:workbench.action.quit)',
      ...hostile.map((text) => `# ${text}`),
      'A close',
      'deliver FIN A>B # <img src=x onerror=alert(1)>',
      ...hostile.map((text) => `A ${text}`),
      ...hostile.map((text) => `expect A ${text}`),
      ...hostile.map((text) => `set ${text} ${text}`),
    ].join('\n');
    const document = await vscode.workspace.openTextDocument({ language: 'tcp-scenario', content });
    await vscode.window.showTextDocument(document);
    let hovers = 0;
    for (let line = 0; line < document.lineCount; line += 1) {
      for (let column = 0; column <= Math.min(60, document.lineAt(line).text.length); column += 3) {
        const found = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          new vscode.Position(line, column),
        );
        for (const part of found.flatMap(({ contents }) => contents)) {
          const { value, isTrusted, supportHtml } = part as vscode.MarkdownString;
          hovers += 1;
          assert.ok(!value.includes('workbench.action') && !/<\w|javascript:/.test(value), value);
          assert.equal(supportHtml ?? false, false);
          for (const [, command] of value.matchAll(/\(command:([\w.]+)/g)) assert.equal(command, COMMANDS.openState);
          if (typeof isTrusted === 'object') assert.deepEqual([...isTrusted.enabledCommands], [COMMANDS.openState]);
          else assert.equal(isTrusted ?? false, false);
        }
      }
    }
    assert.ok(hovers > 0, 'nothing was hovered');
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.ok(Array.isArray(symbols));
    await until(() => vscode.languages.getDiagnostics(document.uri).length > 0);
    for (const { message } of vscode.languages.getDiagnostics(document.uri)) assert.ok(message.length < 1000, message);
    await run('workbench.action.revertAndCloseActiveEditor');
  });
});
