import * as vscode from 'vscode';
import type { HostMessage, Screen } from '../../messages';
import { Intent, readMessage } from '../../messages';
import { COMMANDS } from '../commands/ids';
import { runCommand } from '../commands/register';
import { Disposable } from '../dispose';
import { saveChart } from '../lab/chartFile';
import type { Translations } from '../language';
import type { Logger } from '../logger';
import type { Media } from '../media';
import { documentOf } from './document';

/** What every page needs of its surroundings. */
export interface Surroundings {
  readonly media: Media;
  readonly translations: Translations;
  readonly log: Logger;
}

/** What a content has to do with; the rest is the same on every page. */
type ContentIntent = Exclude<Intent, { type: 'ready' | 'copyRun' | 'watchRun' | 'saveChart' }>;

/** What one kind of page shows and does. */
export interface Content {
  title(): string;
  screen(): Screen;
  /** Fires when `title` or `screen` would answer something else. */
  readonly onDidChange: vscode.Event<unknown>;
  handle(intent: ContentIntent): Promise<void>;
}

/**
 * A page in a webview panel. The host owns what it shows: the page gets the whole snapshot when it says `ready` and after
 * every change, and sends intents. What it sends is checked here; anything else is logged once and ignored.
 */
export class Page extends Disposable {
  /** Whether the page has said that it listens. What changes before that is in its first snapshot. */
  private listening = false;

  constructor(
    readonly panel: vscode.WebviewPanel,
    private readonly content: Content,
    private readonly around: Surroundings,
  ) {
    super();
    const { media, translations } = around;
    const { webview } = panel;
    webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [media.uri('dist', 'webview')] };
    panel.iconPath = { light: media.uri('media', 'page-light.svg'), dark: media.uri('media', 'page-dark.svg') };
    this.own(panel);
    this.own(
      panel.onDidDispose(() => {
        this.dispose();
      }),
    );
    this.own(
      webview.onDidReceiveMessage((message: unknown) => {
        this.receive(message);
      }),
    );
    this.own(
      content.onDidChange(() => {
        this.draw();
      }),
    );
    this.own(
      translations.onDidChange(() => {
        this.draw();
      }),
    );
    panel.title = content.title();
    webview.html = documentOf(webview, media, translations.language);
  }

  /** Calls `then` when the panel has been closed. */
  onDidClose(then: () => void): void {
    this.own({ dispose: then });
  }

  private receive(message: unknown): void {
    const read = readMessage(Intent, message);
    if (!read.ok) {
      this.around.log.warnOnce(`A message of the page is ignored: ${read.reason}`);
      return;
    }
    const intent = read.message;
    if (intent.type === 'ready') {
      this.listening = true;
      this.draw();
      return;
    }
    this.handle(intent).catch((error: unknown) => {
      this.around.log.error(`The page asked for ${intent.type}`, error);
    });
  }

  /** What can be done with a run is the same wherever one is shown. */
  private handle(intent: Exclude<Intent, { type: 'ready' }>): Promise<void> {
    if (intent.type === 'copyRun') return this.copy(intent);
    if (intent.type === 'watchRun') return runCommand(COMMANDS.watch, intent.scenario);
    if (intent.type === 'saveChart') return saveChart(intent);
    return this.content.handle(intent);
  }

  /** Copies, and tells the page whether it is done: only then may it say so. */
  private async copy({ format, text }: Extract<Intent, { type: 'copyRun' }>): Promise<void> {
    const done = await vscode.env.clipboard.writeText(text).then(
      () => true,
      (error: unknown) => {
        this.around.log.error('A run was to be copied', error);
        return false;
      },
    );
    this.post({ type: 'copied', format, done });
  }

  private draw(): void {
    if (this.isDisposed) return;
    this.panel.title = this.content.title();
    if (!this.listening) return;
    const { language, strings } = this.around.translations;
    this.post({ type: 'snapshot', language, strings: { ...strings }, screen: this.content.screen() });
  }

  private post(message: HostMessage): void {
    if (!this.isDisposed) void this.panel.webview.postMessage(message);
  }
}
