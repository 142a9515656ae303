import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Fix } from '../../core/assist';
import { fixesOf } from '../../core/assist';
import type { Analyses } from './analyses';
import { rangeOf } from './places';

/** Quick fixes: what is possible, what is the case, what was probably meant. */
export class Fixes implements vscode.CodeActionProvider {
  static readonly metadata = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };

  constructor(private readonly analyses: Analyses) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const analysis = await this.analyses.of(document);
    if (analysis === undefined) return [];
    return fixesOf(analysis, range.start.line + 1, range.end.line + 1).map((fix) =>
      actionOf(document, fix, diagnostics),
    );
  }
}

function actionOf(
  document: vscode.TextDocument,
  fix: Fix,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(titleOf(document, fix), vscode.CodeActionKind.QuickFix);
  const place = rangeOf(fix.problem);
  action.diagnostics = diagnostics.filter((one) => one.range.isEqual(place));
  action.isPreferred = fix.preferred;
  action.edit = new vscode.WorkspaceEdit();
  // A line may have to follow the last one, which has no end yet.
  if (fix.line > document.lineCount) {
    const end = document.lineAt(document.lineCount - 1).range.end;
    action.edit.insert(document.uri, end, `\n${fix.text.trimEnd()}`);
  } else action.edit.replace(document.uri, rangeOf(fix), fix.text);
  return action;
}

function titleOf(document: vscode.TextDocument, fix: Fix): string {
  switch (fix.kind) {
    case 'replace':
    case 'negate':
      return t('Change to “{0}”', fix.text);
    case 'insert-line':
    case 'expect-error':
      return t('Add the line “{0}”', fix.text.trim());
    case 'insert-word':
      return t('Insert “{0}”', fix.text.trim());
    case 'remove':
      return t('Remove “{0}”', document.getText(rangeOf(fix)).trimEnd());
  }
}
