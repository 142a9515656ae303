import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Numbers } from '../../core/assist';
import { hintsOf, numbersAfter } from '../../core/assist';
import { tellTime } from '../../core/scenario';
import type { Analyses } from './analyses';

/** A hint that knows what it stands behind, so that its tooltip can be made when somebody asks for it. */
class StateHint extends vscode.InlayHint {
  constructor(
    position: vscode.Position,
    label: string,
    readonly document: vscode.TextDocument,
    readonly count: number,
  ) {
    super(position, label);
    this.paddingLeft = true;
  }
}

/** Both ends' states behind each line that changed one, and behind the last; the arrow tells them from code without a colour. */
export class Hints implements vscode.InlayHintsProvider {
  constructor(private readonly analyses: Analyses) {}

  async provideInlayHints(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.InlayHint[]> {
    const analysis = await this.analyses.of(document);
    if (analysis === undefined) return [];
    return hintsOf(analysis, range.start.line + 1, range.end.line + 1).map(
      ({ line, A, B, count }) =>
        new StateHint(document.lineAt(line - 1).range.end, `→ A ${A} · B ${B}`, document, count),
    );
  }

  async resolveInlayHint(hint: vscode.InlayHint): Promise<vscode.InlayHint> {
    if (!(hint instanceof StateHint)) return hint;
    const analysis = await this.analyses.of(hint.document);
    const numbers = analysis === undefined ? null : numbersAfter(analysis, hint.count);
    if (numbers !== null) hint.tooltip = tooltipOf(numbers, analysis?.read.head?.clock.discrete ?? false);
    return hint;
  }
}

/** The three numbers of each end that TCP works with, and what is under way. */
export function tooltipOf(numbers: Numbers, discrete: boolean): vscode.MarkdownString {
  const row = (end: 'A' | 'B') => {
    const { state, sndNxt, sndUna, rcvNxt } = numbers[end];
    return `| ${end} | ${state} | ${sndUna} | ${sndNxt} | ${rcvNxt} |`;
  };
  const table = ['| | | SND.UNA | SND.NXT | RCV.NXT |', '|---|---|--:|--:|--:|', row('A'), row('B')].join('\n');
  const flying = t('In flight: {0}', numbers.inFlight);
  return new vscode.MarkdownString(`${table}\n\n${flying} · ${tellTime(numbers.now, discrete)}`);
}
