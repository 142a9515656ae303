import { t } from '@vscode/l10n';
import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Screen } from '../../messages';
import { COMMANDS } from '../commands/ids';
import { runCommand } from '../commands/register';
import { Disposable } from '../dispose';
import { OnePage } from '../pages/one';
import type { Content, Surroundings } from '../pages/page';
import type { Positions } from '../states/positions';
import { Stored } from '../storage';
import type { Watched } from './watched';
import { watchedOf } from './watched';

/** The view type of the page. */
export const WATCH_VIEW = 'lastAck.watch';

/** How long a document must have stayed as it is before it is run again, in milliseconds. */
const PAUSE = 200;

const Remembered = v.strictObject({ uri: v.nullable(v.string()), text: v.string() });

/** What is watched: a document, which may change, or a text. */
interface Source {
  readonly uri: vscode.Uri | null;
  readonly text: string;
}

/** The page that plays any run. There is one, which the next run takes over; what it watches survives a reload. */
export class WatchPage extends Disposable implements Content {
  private readonly changed = this.own(new vscode.EventEmitter<undefined>());
  readonly onDidChange = this.changed.event;
  private readonly stored;
  private readonly page: OnePage;
  private source: Source | undefined;
  private watched: Watched | undefined;
  private selected: Positions['selected'];
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(
    memento: vscode.Memento,
    private readonly positions: Positions,
    private readonly around: Surroundings,
  ) {
    super();
    this.stored = new Stored(memento, 'lastAck.watchPage', 1, Remembered, around.log);
    this.selected = positions.selected;
    const content = () => {
      this.recall().catch((error: unknown) => {
        around.log.error('The run that was watched', error);
      });
      return this;
    };
    const leave = () => {
      positions.leave();
    };
    this.page = this.own(new OnePage(WATCH_VIEW, content, around, leave));
    this.own(
      positions.onDidChange(() => {
        // Where both ends are is the page's own news: only a selection changes what it shows.
        if (this.selected === positions.selected) return;
        this.selected = positions.selected;
        this.changed.fire(undefined);
      }),
    );
    this.own(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document.uri.toString() === this.source?.uri?.toString())
          this.follow(document);
      }),
    );
    this.own({
      dispose: () => {
        clearTimeout(this.pause);
      },
    });
  }

  get isOpen(): boolean {
    return this.page.isOpen;
  }

  /** Shows a document's run, or that of a text, on the page that is open if there is one. */
  async show(what: vscode.TextDocument | string): Promise<void> {
    clearTimeout(this.pause);
    const source = typeof what === 'string' ? { uri: null, text: what } : { uri: what.uri, text: what.getText() };
    this.take(source);
    this.page.show();
    await this.remember();
  }

  title(): string {
    const name = this.source?.uri?.path.split('/').at(-1) ?? this.watched?.title ?? '';
    return name === '' ? t('Last ACK: a run') : name;
  }

  screen(): Screen {
    const { source, watched, positions } = this;
    if (source === undefined || watched === undefined) return { kind: 'loading' };
    return {
      kind: 'watch',
      id: source.uri?.toString() ?? `text ${hashOf(source.text)}`,
      ...watched,
      title: watched.title === '' ? this.title() : watched.title,
      isDocument: source.uri !== null,
      selected: positions.selected,
    };
  }

  async handle(intent: Parameters<Content['handle']>[0]): Promise<void> {
    if (intent.type === 'places') this.positions.move({ A: intent.A, B: intent.B });
    if (intent.type === 'selectState') this.positions.select(intent.state);
    if (intent.type === 'openState') await runCommand(COMMANDS.openState, intent.state);
    if (intent.type === 'openWatched') await this.open(intent.line);
  }

  private take(source: Source): void {
    this.source = source;
    this.watched = watchedOf(source.text);
    if (this.watched.ladder === null) this.positions.leave();
    this.changed.fire(undefined);
  }

  private follow(document: vscode.TextDocument): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      if (document.uri.toString() !== this.source?.uri?.toString()) return;
      this.take({ uri: document.uri, text: document.getText() });
      this.remember().catch((error: unknown) => {
        this.around.log.error('The run that is watched', error);
      });
    }, PAUSE);
  }

  private async open(line: number | null): Promise<void> {
    const { source } = this;
    if (source === undefined) return;
    if (source.uri === null) {
      await runCommand(COMMANDS.openRun, source.text);
      return;
    }
    const document = await vscode.workspace.openTextDocument(source.uri);
    const seen = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    const at = Math.min(document.lineCount, line ?? 1) - 1;
    await vscode.window.showTextDocument(document, {
      viewColumn: seen?.viewColumn ?? vscode.ViewColumn.Beside,
      ...(line === null ? {} : { selection: document.lineAt(at).range }),
    });
  }

  private async remember(): Promise<void> {
    if (this.source === undefined) return;
    const { uri, text } = this.source;
    await this.stored.write({ uri: uri?.toString() ?? null, text });
  }

  /** After a reload: what was watched, as it is now if it is a document that can still be read. */
  private async recall(): Promise<void> {
    if (this.source !== undefined) return;
    const { value } = await this.stored.read();
    const uri = value === undefined || value.uri === null ? null : vscode.Uri.parse(value.uri);
    const text = value?.text ?? '';
    const document = uri === null ? undefined : await readable(uri);
    this.take(document === undefined ? { uri: null, text } : { uri, text: document.getText() });
  }
}

async function readable(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/** A short name for a text, the same after a reload: FNV-1a. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16);
}
