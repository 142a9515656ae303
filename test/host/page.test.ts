import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readMessage, Snapshot } from '../../src/messages';
import type { Intent, Screen } from '../../src/messages';
import { Translations } from '../../src/host/language';
import { Logger } from '../../src/host/logger';
import { Media } from '../../src/host/media';
import { Page } from '../../src/host/pages/page';
import { theExtension } from './extension';

/** A panel without a browser in it: what the host posts is kept, and the test speaks for the page. */
function fakePanel() {
  const fromPage = new vscode.EventEmitter<unknown>();
  const closed = new vscode.EventEmitter<void>();
  const posted: unknown[] = [];
  const webview = {
    options: {} as vscode.WebviewOptions,
    html: '',
    cspSource: 'https://source.example',
    asWebviewUri: (uri: vscode.Uri) => uri,
    onDidReceiveMessage: fromPage.event,
    postMessage: (message: unknown) => Promise.resolve(posted.push(message) > 0),
  };
  const panel = {
    webview,
    title: '',
    onDidDispose: closed.event,
    dispose: () => {
      closed.fire();
    },
  };
  return {
    panel: panel as unknown as vscode.WebviewPanel,
    webview,
    posted,
    say: (message: unknown) => {
      fromPage.fire(message);
    },
  };
}

class Recorder extends Logger {
  readonly warnings: string[] = [];
  override warn(message: string): void {
    this.warnings.push(message);
  }
}

describe('a page', () => {
  const log = new Recorder('Test of a page');
  const media = new Media(theExtension().extensionUri);
  const translations = new Translations(media, log);
  const changed = new vscode.EventEmitter<void>();
  let screen: Screen = { kind: 'loading' };
  let heard: Intent[] = [];
  let fake: ReturnType<typeof fakePanel>;
  let page: Page;

  beforeEach(() => {
    heard = [];
    log.warnings.length = 0;
    screen = { kind: 'loading' };
    fake = fakePanel();
    const content = {
      title: () => 'Title',
      screen: () => screen,
      onDidChange: changed.event,
      handle: (intent: Intent) => Promise.resolve(void heard.push(intent)),
    };
    page = new Page(fake.panel, content, { media, translations, log });
  });
  afterEach(() => {
    page.dispose();
  });
  after(() => {
    translations.dispose();
    log.dispose();
  });

  it('may load only its own style, script and pictures, and runs nothing inline', () => {
    const { html, options } = fake.webview;
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const nonce = /'nonce-([0-9a-f]{32})'/.exec(policy)?.[1];
    assert.ok(nonce);
    assert.equal(
      policy,
      `default-src 'none'; style-src https://source.example; script-src 'nonce-${nonce}'; ` +
        'img-src https://source.example',
    );
    const scripts = [...html.matchAll(/<script([^>]*)>/g)].map(([, attributes]) => attributes!);
    assert.equal(scripts.length, 1);
    assert.ok(scripts[0]!.includes(`nonce="${nonce}"`) && scripts[0]!.includes('dist/webview/page.js'));
    assert.doesNotMatch(html, /<style| style=| on\w+=/);
    assert.deepEqual(options.localResourceRoots?.map(String), [media.uri('dist', 'webview').toString()]);
    assert.equal(options.enableCommandUris ?? false, false);
  });

  it('has another nonce each time', () => {
    const other = fakePanel();
    const second = new Page(
      other.panel,
      { title: () => '', screen: () => screen, onDidChange: changed.event, handle: () => Promise.resolve() },
      { media, translations, log },
    );
    assert.notEqual(other.webview.html, fake.webview.html);
    second.dispose();
  });

  it('gets nothing before it is ready, then the whole snapshot, and again after every change', () => {
    changed.fire();
    assert.deepEqual(fake.posted, []);
    fake.say({ type: 'ready' });
    screen = { kind: 'problem', message: 'None.' };
    changed.fire();
    const snapshots = fake.posted.map((message) => {
      const read = readMessage(Snapshot, message);
      assert.ok(read.ok);
      return read.message;
    });
    assert.deepEqual(
      snapshots.map((one) => one.screen),
      [{ kind: 'loading' }, { kind: 'problem', message: 'None.' }],
    );
    assert.deepEqual(heard, []);
  });

  it('is asked for the snapshot as often as it is reloaded', () => {
    fake.say({ type: 'ready' });
    fake.say({ type: 'ready' });
    assert.equal(fake.posted.length, 2);
    assert.deepEqual(fake.posted[0], fake.posted[1]);
  });

  it('is heard when it says what it may', () => {
    fake.say({ type: 'check', question: 'x' });
    fake.say({ type: 'openState', state: 'TIME_WAIT' });
    assert.deepEqual(heard, [
      { type: 'check', question: 'x' },
      { type: 'openState', state: 'TIME_WAIT' },
    ]);
  });

  it('is not heard when it says anything else; each kind of mistake is logged once', () => {
    const rubbish = [
      undefined,
      null,
      7,
      'ready',
      [],
      {},
      { type: 'eval', code: '1' },
      { type: 'check' },
      { type: 'check', question: 'x', more: 1 },
      { type: 'openState', state: 'OPEN' },
      { type: 'choose', question: 'x', options: 'a' },
      { type: 'choose', question: 'x', options: Array.from({ length: 1000 }, () => 'a') },
    ];
    for (const message of [...rubbish, ...rubbish]) fake.say(message);
    assert.deepEqual(heard, []);
    assert.deepEqual(fake.posted, []);
    assert.ok(log.warnings.length > 0);
    assert.equal(new Set(log.warnings).size, log.warnings.length);
  });

  it('hears and says nothing once it is closed', () => {
    fake.say({ type: 'ready' });
    const before = fake.posted.length;
    page.dispose();
    changed.fire();
    fake.say({ type: 'ready' });
    assert.equal(fake.posted.length, before);
  });
});
