import * as vscode from 'vscode';
import { reportRun } from '../../core/assist';
import { Disposable } from '../dispose';
import { inWords } from '../said';
import type { Analyses } from './analyses';

/** Addresses of reports: the path is for the tab, the query is the scenario’s own address. */
const SCHEME = 'last-ack-run';

/** Runs as text documents that cannot be edited: made from the scenario when they are opened, and again when asked. */
export class Reports extends Disposable implements vscode.TextDocumentContentProvider {
  private readonly changed = this.own(new vscode.EventEmitter<vscode.Uri>());
  readonly onDidChange = this.changed.event;

  constructor(private readonly analyses: Analyses) {
    super();
    this.own(vscode.workspace.registerTextDocumentContentProvider(SCHEME, this));
  }

  /** Shows the run of a scenario beside it. */
  async show(scenario: vscode.TextDocument): Promise<void> {
    const { uri } = scenario;
    const path = `/${uri.path.split('/').at(-1) ?? ''}.run.txt`;
    const report = vscode.Uri.from({ scheme: SCHEME, path, query: uri.toString() });
    this.changed.fire(report);
    const document = await vscode.workspace.openTextDocument(report);
    await vscode.window.showTextDocument(document, {
      viewColumn: vscode.ViewColumn.Beside,
      preview: true,
      preserveFocus: true,
    });
  }

  async provideTextDocumentContent(report: vscode.Uri): Promise<string> {
    const scenario = await vscode.workspace.openTextDocument(vscode.Uri.parse(report.query, true));
    const analysis = await this.analyses.of(scenario);
    if (analysis === undefined) return '';
    const { faults, scenario: read } = analysis.read;
    if (read?.kind === 'scripted' && faults.length === 0) return reportRun(read, inWords);
    return faults.map(({ line, column, message }) => `${line}:${column}: ${inWords(message)}\n`).join('');
  }
}
