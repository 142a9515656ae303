import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { HostMessage, Intent, Screen } from '../../src/messages';
import { HostMessage as HostMessageSchema, readMessage } from '../../src/messages';
import type { Parts } from '../../src/extension';
import { COMMANDS } from '../../src/host/commands/ids';
import { Logger } from '../../src/host/logger';
import { Media } from '../../src/host/media';
import { Page } from '../../src/host/pages/page';
import { closeScenario } from '../../src/host/states/close';
import { watchHandlers } from '../../src/host/watch/commands';
import type { WatchPage } from '../../src/host/watch/page';
import { activate, closeEditors, tabsOf, theExtension, until } from './extension';

const CLOSE = ['scenario Mine', 'A close', 'deliver FIN A>B', 'deliver ACK B>A'];
const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);

/** What the extension and the page that watches do together, in VS Code and with its real page. */
describe('watching a run', () => {
  let parts: Parts;
  before(async () => {
    parts = await activate();
    await closeEditors();
  });
  afterEach(async () => {
    await closeEditors();
    await until(() => !parts.watchPage.isOpen);
  });

  const edit = async (uri: vscode.Uri, change: (edit: vscode.WorkspaceEdit) => void) => {
    const edits = new vscode.WorkspaceEdit();
    change(edits);
    assert.ok(await vscode.workspace.applyEdit(edits), uri.toString());
  };
  const made: vscode.TextDocument[] = [];
  /** A scenario that is open but in no editor, in a file of the workspace with a name that no other has had. */
  const scenario = async (lines: readonly string[]) => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, `watched-${made.length}.tcp`);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${lines.join('\n')}\n`));
    const document = await vscode.workspace.openTextDocument(uri);
    made.push(document);
    assert.equal(document.languageId, 'tcp-scenario');
    return document;
  };
  after(async () => {
    for (const document of made) {
      await document.save();
      await vscode.workspace.fs.delete(document.uri);
    }
  });
  const shown = () => {
    const screen = parts.watchPage.screen();
    assert.ok(screen.kind === 'watch');
    return screen;
  };
  const lastState = () => {
    const { ladder } = shown();
    return `${ladder?.steps.at(-1)?.A ?? ''} ${ladder?.steps.at(-1)?.B ?? ''}`;
  };

  it('plays a document that is named by its address, and follows it as it is edited', async () => {
    const { uri } = await scenario(CLOSE);
    await run(COMMANDS.watch, uri);
    await until(() => tabsOf('lastAck.watch').length === 1);
    assert.equal(shown().title, 'Mine');
    assert.equal(shown().isDocument, true);
    assert.equal(lastState(), 'FIN_WAIT_2 CLOSE_WAIT');
    await edit(uri, (edits) => {
      edits.insert(uri, new vscode.Position(4, 0), 'B close\ndeliver FIN B>A\n');
    });
    await until(() => lastState() === 'TIME_WAIT LAST_ACK');
    assert.equal(shown().failed, null);
    await edit(uri, (edits) => {
      edits.delete(uri, new vscode.Range(2, 0, 6, 0));
    });
    await until(() => lastState() === 'FIN_WAIT_1 ESTABLISHED');
  });

  it('plays up to a line that is impossible, says which it is and why, and shows it', async () => {
    const document = await scenario([...CLOSE, 'deliver FIN B>A', 'B close']);
    await vscode.window.showTextDocument(document);
    await run(COMMANDS.watch);
    const { ladder, failed } = shown();
    assert.equal(lastState(), 'FIN_WAIT_2 CLOSE_WAIT');
    assert.ok(ladder !== null && ladder.steps.length > 3);
    assert.equal(failed?.line, 5);
    assert.match(failed.said, /FIN/);
    await parts.watchPage.handle({ type: 'openWatched', line: 5 });
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document, document);
    assert.equal(editor.document.getText(editor.selection), 'deliver FIN B>A');
  });

  it('shows a document of which nothing can be played yet, and plays it once something can', async () => {
    const { uri } = await scenario(['scenario Mine', 'A clos']);
    await run(COMMANDS.watch, uri);
    assert.equal(shown().ladder?.steps.length ?? 0, 0);
    assert.equal(shown().failed?.line, 2);
    await edit(uri, (edits) => {
      edits.insert(uri, new vscode.Position(1, 6), 'e');
    });
    await until(() => lastState() === 'FIN_WAIT_1 ESTABLISHED');
    assert.equal(shown().failed, null);
  });

  it('plays the scenario in front, and a text, on the one page there is', async () => {
    await vscode.window.showTextDocument(await scenario(CLOSE));
    await run(COMMANDS.watch);
    assert.equal(shown().title, 'Mine');
    await run(COMMANDS.watch, 'scenario Another\nB abort\n');
    assert.equal(shown().title, 'Another');
    assert.equal(shown().isDocument, false);
    await until(() => tabsOf('lastAck.watch').some(({ label }) => label === 'Another'));
    assert.equal(tabsOf('lastAck.watch').length, 1);
    await parts.watchPage.handle({ type: 'openWatched', line: 2 });
    assert.equal(vscode.window.activeTextEditor?.document.getText(), 'scenario Another\nB abort\n');
    await run('workbench.action.revertAndCloseActiveEditor');
  });

  it('opens the close of the walkthrough', async () => {
    await run(COMMANDS.watchClose);
    await until(() => tabsOf('lastAck.watch').length === 1);
    assert.equal(shown().ladder?.scenario, closeScenario());
    assert.equal(lastState(), 'CLOSED CLOSED');
  });

  it('moves both ends in the tree of states with the player, and takes them away when it is closed', async () => {
    const { positions } = parts;
    await run(COMMANDS.watch, CLOSE.join('\n'));
    // The page itself says where it is: a run opens at its end.
    await until(() => positions.places.A === 'FIN_WAIT_2' && positions.places.B === 'CLOSE_WAIT');
    await parts.watchPage.handle({ type: 'places', A: 'FIN_WAIT_1', B: 'ESTABLISHED' });
    const here = parts.states
      .getChildren()
      .flatMap((group) => parts.states.getChildren(group))
      .map((node) => parts.states.getTreeItem(node))
      .filter(({ accessibilityInformation }) => accessibilityInformation?.label.includes(' is here'));
    assert.deepEqual(
      here.map(({ label }) => label),
      ['ESTABLISHED', 'FIN_WAIT_1'],
    );
    await closeEditors();
    await until(() => positions.places.A === null && positions.places.B === null);
  });

  it('leaves the tree when nothing of the document can be played any more', async () => {
    const { uri } = await scenario(CLOSE);
    await run(COMMANDS.watch, uri);
    await until(() => parts.positions.places.A === 'FIN_WAIT_2');
    await edit(uri, (edits) => {
      edits.replace(uri, new vscode.Range(0, 0, 4, 0), 'explore\nA may close\n');
    });
    await until(() => parts.positions.places.A === null);
    assert.equal(shown().ladder, null);
    assert.equal(shown().failed?.line, null);
  });

  it('selects in the tree what is selected on the page, and back', async () => {
    const { positions, states } = parts;
    await run('workbench.view.extension.lastAck');
    await run('lastAck.states.focus');
    await run(COMMANDS.watch, CLOSE.join('\n'));
    await until(() => states.view.visible);
    await parts.watchPage.handle({ type: 'selectState', state: 'LAST_ACK' });
    await until(() => {
      const [node] = states.view.selection;
      return node?.kind === 'state' && node.state === 'LAST_ACK';
    });
    assert.equal(shown().selected, 'LAST_ACK');
    positions.select('CLOSING');
    assert.equal(shown().selected, 'CLOSING');
    await parts.watchPage.handle({ type: 'selectState', state: null });
    assert.equal(shown().selected, null);
  });

  it('says in one sentence that rubbish cannot be played, and opens nothing', async () => {
    const opened: unknown[] = [];
    const handlers = watchHandlers({
      show: (what: unknown) => Promise.resolve(opened.push(what)),
    } as unknown as WatchPage);
    const said: string[] = [];
    const { window } = vscode;
    const { showInformationMessage } = window;
    Object.defineProperty(window, 'showInformationMessage', {
      configurable: true,
      value: (message: string) => Promise.resolve(void said.push(message)),
    });
    try {
      const rubbish = [
        '',
        'rubbish',
        '\u0000',
        'scenario Only a title',
        'explore\nA may close\n',
        7,
        null,
        {},
        [],
        true,
      ];
      for (const argument of rubbish) await handlers[COMMANDS.watch](argument);
      assert.equal(said.length, rubbish.length);
      for (const sentence of said) assert.match(sentence, /^[^\n]{10,300}$/);
    } finally {
      Object.defineProperty(window, 'showInformationMessage', { configurable: true, value: showInformationMessage });
    }
    assert.deepEqual(opened, []);
    assert.equal(tabsOf('lastAck.watch').length, 0);
  });

  it('is offered where a scenario is, and nowhere else', () => {
    const { contributes } = theExtension().packageJSON as {
      contributes: { menus: Record<string, { command: string; when: string; group?: string }[]> };
    };
    const of = (menu: string) => contributes.menus[menu]?.find(({ command }) => command === COMMANDS.watch);
    assert.equal(of('editor/title')?.when, 'resourceLangId == tcp-scenario');
    assert.match(of('editor/title')?.group ?? '', /^navigation/);
    assert.equal(of('explorer/context')?.when, 'resourceLangId == tcp-scenario');
    assert.equal(of('commandPalette')?.when, 'editorLangId == tcp-scenario');
  });
});

describe('copying a run', () => {
  const log = new Logger('Test of copying');
  let parts: Parts;
  before(async () => {
    parts = await activate();
  });
  after(() => {
    log.dispose();
  });

  /** A page without a browser in it: the test speaks for the page. */
  function pageOf() {
    const fromPage = new vscode.EventEmitter<unknown>();
    const posted: HostMessage[] = [];
    const webview = {
      options: {},
      html: '',
      cspSource: 'https://source.example',
      asWebviewUri: (uri: vscode.Uri) => uri,
      onDidReceiveMessage: fromPage.event,
      postMessage: (message: unknown) => {
        const read = readMessage(HostMessageSchema, message);
        assert.ok(read.ok);
        return Promise.resolve(posted.push(read.message) > 0);
      },
    };
    const panel = { webview, title: '', onDidDispose: new vscode.EventEmitter<void>().event, dispose: () => undefined };
    const screen: Screen = { kind: 'loading' };
    const never = new vscode.EventEmitter<void>().event;
    const content = { title: () => '', screen: () => screen, onDidChange: never, handle: () => Promise.resolve() };
    const { translations } = parts;
    const page = new Page(panel as unknown as vscode.WebviewPanel, content, {
      media: new Media(theExtension().extensionUri),
      translations,
      log,
    });
    return {
      page,
      posted,
      say: (intent: Intent) => {
        fromPage.fire(intent);
      },
    };
  }

  it('reaches the clipboard, and is confirmed after that and not before', async () => {
    const { page, posted, say } = pageOf();
    try {
      await vscode.env.clipboard.writeText('before');
      for (const format of ['text', 'svg', 'mermaid'] as const) {
        const text = `A run as ${format}, →\n`;
        const before = posted.length;
        say({ type: 'copyRun', format, text });
        assert.equal(posted.length, before);
        await until(() => posted.length > before);
        assert.deepEqual(posted.at(-1), { type: 'copied', format, done: true });
        assert.equal(await vscode.env.clipboard.readText(), text);
      }
    } finally {
      page.dispose();
    }
  });
});
