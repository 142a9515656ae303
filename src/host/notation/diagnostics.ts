import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Problem } from '../../core/assist';
import { MOST_PROBLEMS, problemsOf } from '../../core/assist';
import { Disposable } from '../dispose';
import { inWords } from '../said';
import type { Analyses } from './analyses';
import { isScenario, rangeOf } from './places';

/** So long after the last keystroke the problems are looked for, in milliseconds. */
const PAUSE = 150;

/** The problems of the scenarios that can be seen, as one types. What is not visible is not looked at until it is. */
export class Problems extends Disposable {
  private readonly collection = this.own(vscode.languages.createDiagnosticCollection('lastAck'));
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly changed = this.own(new vscode.EventEmitter<vscode.Uri>());
  /** Fires when the problems of a document have been listed anew. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly analyses: Analyses) {
    super();
    this.own(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.soon(document, PAUSE);
      }),
    );
    this.own(
      // Also for a document whose language changes: VS Code tells that as a close and an open, and what is seen stays the same.
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.soon(document, 0);
      }),
    );
    this.own(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.forget(uri);
      }),
    );
    this.own(
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.lookAtVisible();
      }),
    );
    this.lookAtVisible();
  }

  override dispose(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
    super.dispose();
  }

  /** Lists the problems of everything that can be seen anew: in another language, for instance. */
  lookAtVisible(): void {
    for (const { document } of vscode.window.visibleTextEditors) this.soon(document, 0);
  }

  private soon(document: vscode.TextDocument, pause: number): void {
    if (!isScenario(document)) return;
    const key = document.uri.toString();
    clearTimeout(this.waiting.get(key));
    this.waiting.set(
      key,
      setTimeout(() => {
        this.waiting.delete(key);
        void this.look(document);
      }, pause),
    );
  }

  private async look(document: vscode.TextDocument): Promise<void> {
    if (!vscode.window.visibleTextEditors.some((editor) => editor.document === document)) return;
    const analysis = await this.analyses.of(document);
    if (analysis === undefined || this.isDisposed || document.isClosed) return;
    this.collection.set(document.uri, problemsOf(analysis).map(diagnosticOf));
    this.changed.fire(document.uri);
  }

  private forget(uri: vscode.Uri): void {
    clearTimeout(this.waiting.get(uri.toString()));
    this.waiting.delete(uri.toString());
    this.collection.delete(uri);
  }
}

function diagnosticOf(problem: Problem): vscode.Diagnostic {
  const more = problem.kind === 'more';
  const message =
    problem.message === null
      ? t('There are more problems; the first {0} are listed.', MOST_PROBLEMS)
      : inWords(problem.message);
  const severity = more ? vscode.DiagnosticSeverity.Information : vscode.DiagnosticSeverity.Error;
  const diagnostic = new vscode.Diagnostic(rangeOf(problem), message, severity);
  diagnostic.source = 'Last ACK';
  diagnostic.code = problem.kind;
  return diagnostic;
}
