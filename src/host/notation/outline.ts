import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Part } from '../../core/assist';
import { foldsOf, layOut, outlineOf } from '../../core/assist';
import type { Analyses } from './analyses';

const KINDS: Record<Part['kind'], vscode.SymbolKind> = {
  settings: vscode.SymbolKind.Namespace,
  block: vscode.SymbolKind.Module,
  title: vscode.SymbolKind.String,
  setting: vscode.SymbolKind.Property,
  action: vscode.SymbolKind.Event,
  permission: vscode.SymbolKind.Event,
  expectation: vscode.SymbolKind.Boolean,
  claim: vscode.SymbolKind.Boolean,
};

/** The parts of a file: its settings, and what happens block by block. Also what of it can be folded. */
export class Outline implements vscode.DocumentSymbolProvider, vscode.FoldingRangeProvider {
  constructor(private readonly analyses: Analyses) {}

  async provideDocumentSymbols(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
    const analysis = await this.analyses.of(document);
    return analysis === undefined ? [] : outlineOf(analysis).map((part) => symbolOf(document, part));
  }

  async provideFoldingRanges(document: vscode.TextDocument): Promise<vscode.FoldingRange[]> {
    const analysis = await this.analyses.of(document);
    if (analysis === undefined) return [];
    return foldsOf(analysis).map(({ kind, line, endLine }) => {
      const range = new vscode.FoldingRange(line - 1, endLine - 1);
      if (kind === 'comment') range.kind = vscode.FoldingRangeKind.Comment;
      return range;
    });
  }
}

function symbolOf(document: vscode.TextDocument, { kind, name, line, endLine, parts }: Part): vscode.DocumentSymbol {
  const first = document.lineAt(line - 1).range;
  const range = first.union(document.lineAt(endLine - 1).range);
  const symbol = new vscode.DocumentSymbol(name === '' ? t('Settings') : name, '', KINDS[kind], range, first);
  symbol.children = parts.map((part) => symbolOf(document, part));
  return symbol;
}

/** The layout of a file, or of some of its lines. */
export class Layout implements vscode.DocumentFormattingEditProvider, vscode.DocumentRangeFormattingEditProvider {
  constructor(private readonly analyses: Analyses) {}

  async provideDocumentFormattingEdits(document: vscode.TextDocument): Promise<vscode.TextEdit[]> {
    const analysis = await this.analyses.of(document);
    if (analysis === undefined) return [];
    return layOut(analysis.read.lines).map(({ line, text }) =>
      vscode.TextEdit.replace(document.lineAt(line - 1).range, text),
    );
  }

  async provideDocumentRangeFormattingEdits(
    document: vscode.TextDocument,
    range: vscode.Range,
  ): Promise<vscode.TextEdit[]> {
    const all = await this.provideDocumentFormattingEdits(document);
    return all.filter((edit) => edit.range.intersection(range) !== undefined);
  }
}
