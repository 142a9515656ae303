import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Completion, Possible, WordKind } from '../../core/assist';
import { complete } from '../../core/assist';
import { sourceText } from '../states/words';
import type { Analyses } from './analyses';
import { rangeOf } from './places';

/** What brings up the list besides letters. */
export const TRIGGERS = [' ', '>', ','];

const Kind = vscode.CompletionItemKind;
const WORDS: Record<WordKind, vscode.CompletionItemKind> = {
  keyword: Kind.Keyword,
  end: Kind.Variable,
  call: Kind.Method,
  state: Kind.EnumMember,
  flag: Kind.Constant,
  setting: Kind.Property,
  value: Kind.Value,
  error: Kind.EnumMember,
  timer: Kind.Property,
  field: Kind.Field,
};

/** What can be written at the cursor: the machine's own answer for the world before the line. */
export class Completions implements vscode.CompletionItemProvider {
  constructor(private readonly analyses: Analyses) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionItem[]> {
    const analysis = await this.analyses.of(document);
    if (analysis === undefined) return [];
    const line = position.line + 1;
    return complete(analysis, line, position.character + 1).map((one) => itemOf(one, line));
  }
}

function itemOf(completion: Completion, line: number): vscode.CompletionItem {
  const { text, snippet, rank, column, endColumn } = completion;
  const item = new vscode.CompletionItem(text, kindOf(completion));
  item.range = rangeOf({ line, column, endColumn });
  item.sortText = (rank * 100).toFixed(0).padStart(6, '0');
  if (snippet !== null) item.insertText = new vscode.SnippetString(snippet);
  if (completion.kind === 'line') describe(item, completion.possible);
  if (completion.kind === 'expectation' || completion.kind === 'condition') item.detail = t('holds here');
  return item;
}

function kindOf(completion: Completion): vscode.CompletionItemKind {
  switch (completion.kind) {
    case 'line':
      return completion.possible.action.kind === 'call' ? Kind.Method : Kind.Event;
    case 'expectation':
    case 'condition':
      return Kind.Value;
    case 'word':
      return WORDS[completion.word];
  }
}

/** What a line does: the segment, both ends afterwards, and the row of the table that says why. */
function describe(item: vscode.CompletionItem, { text, segment, row, A, B }: Possible): void {
  if (segment !== null) item.label = { label: text, description: segment };
  item.detail = `→ A ${A} · B ${B}`;
  if (row === null) return;
  const documentation = new vscode.MarkdownString();
  if (segment !== null) documentation.appendMarkdown(`\`${segment}\`\n\n`);
  // As markdown: `appendText` makes every blank one that does not break.
  item.documentation = documentation.appendMarkdown(`${t(row.why)}\n\n*${sourceText(row)}*`);
}
