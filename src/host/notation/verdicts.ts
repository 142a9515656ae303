import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Verdict } from '../../core/explore';
import { createSearch } from '../../core/explore';
import type { Explored } from '../../core/scenario';
import { Disposable } from '../dispose';
import { noticeText } from '../notice';
import type { Analyses } from './analyses';
import { giveWay } from './analyses';

/** As long as the extension host may be kept busy at one go, in milliseconds; worlds between two looks at the clock. */
const SLICE = 30;
const PIECE = 500;

/** What has been found out about the claims of a document, or that it is being found out. */
export type Decided = 'searching' | readonly Verdict[];

/**
 * The verdicts on the claims of explored files. They are found when somebody asks, since the worlds may be a million, and
 * forgotten when the text changes.
 */
export class Verdicts extends Disposable {
  private readonly found = new Map<string, { readonly version: number; readonly decided: Decided }>();
  private readonly changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChange = this.changed.event;

  constructor(private readonly analyses: Analyses) {
    super();
    this.own(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.found.delete(uri.toString())));
  }

  /** What is known of the claims of a document as it stands now; undefined when nobody has asked. */
  of(document: vscode.TextDocument): Decided | undefined {
    const found = this.found.get(document.uri.toString());
    return found?.version === document.version ? found.decided : undefined;
  }

  /** Decides the claims of a document, with progress that can be stopped. False when it has none that could be decided. */
  async decide(document: vscode.TextDocument): Promise<boolean> {
    if (this.of(document) === 'searching') return true;
    const analysis = await this.analyses.of(document);
    const scenario = analysis?.read.scenario;
    if (analysis === undefined || scenario?.kind !== 'explored' || analysis.read.faults.length > 0) return false;
    const { version } = document;
    this.keep(document, version, 'searching');
    let verdicts: readonly Verdict[] | undefined;
    try {
      verdicts = await search(
        scenario,
        document,
        () => this.isDisposed || document.isClosed || document.version !== version,
      );
    } finally {
      if (verdicts === undefined) this.forget(document, version);
      else this.keep(document, version, verdicts);
    }
    return true;
  }

  private keep(document: vscode.TextDocument, version: number, decided: Decided): void {
    this.found.set(document.uri.toString(), { version, decided });
    this.changed.fire();
  }

  private forget(document: vscode.TextDocument, version: number): void {
    const key = document.uri.toString();
    if (this.found.get(key)?.version === version) this.found.delete(key);
    this.changed.fire();
  }
}

/** The verdicts; those still open when the search is stopped are `unknown`. Undefined when the text is another by now. */
async function search(
  scenario: Explored,
  document: vscode.TextDocument,
  isStale: () => boolean,
): Promise<readonly Verdict[] | undefined> {
  const title = t('Exploring {0}', noticeText(scenario.title ?? vscode.workspace.asRelativePath(document.uri)));
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const work = createSearch(scenario);
    const goOn = () => {
      const end = performance.now() + SLICE;
      while (performance.now() < end) if (!work.advance(PIECE)) return false;
      return true;
    };
    while (goOn()) {
      progress.report({ message: t('{0} worlds', work.worlds.toLocaleString('en')) });
      await giveWay();
      if (isStale()) return undefined;
      if (token.isCancellationRequested) break;
    }
    return work.result().verdicts;
  });
}
