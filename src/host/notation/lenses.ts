import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Analysis, Summary } from '../../core/assist';
import { summaryOf } from '../../core/assist';
import type { Verdict } from '../../core/explore';
import { sayFinding } from '../../core/said';
import type { Claim, Place } from '../../core/scenario';
import { COMMANDS } from '../commands/ids';
import { Disposable } from '../dispose';
import { inWords } from '../said';
import type { Analyses } from './analyses';
import { rangeOf } from './places';
import type { Decided, Verdicts } from './verdicts';

/** Draws a run as a ladder and plays it. */
const WATCH = 'lastAck.watch';

/** As long as a lens may be before it is cut, in characters. */
const LONGEST = 90;

const TOP = new vscode.Range(0, 0, 0, 0);

/** Above the first line: run, how the file stands, explore, the ladder. Above each claim: what was found about it. */
export class Lenses extends Disposable implements vscode.CodeLensProvider {
  private readonly changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(
    private readonly analyses: Analyses,
    private readonly verdicts: Verdicts,
  ) {
    super();
    this.own(
      verdicts.onDidChange(() => {
        this.refresh();
      }),
    );
  }

  /** Draws them anew: in another language, for instance. */
  refresh(): void {
    this.changed.fire();
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const analysis = await this.analyses.of(document);
    if (analysis === undefined) return [];
    const { uri } = document;
    const summary = summaryOf(analysis);
    switch (summary.kind) {
      case 'empty':
        return [];
      case 'faults':
      case 'failed':
        return [runLens(uri, analysis), ...troubleLens(uri, summary), ...ladderLens(uri, summary)].flat();
      case 'held':
        return [...runLens(uri, analysis), heldLens(uri, summary), ...ladderLens(uri, summary)];
      case 'explored': {
        const decided = this.verdicts.of(document);
        return [exploreLens(uri, decided), ...summary.claims.map((claim, at) => claimLens(uri, claim, at, decided))];
      }
    }
  }
}

function lens(range: vscode.Range, title: string, command: string, ...args: unknown[]): vscode.CodeLens {
  return new vscode.CodeLens(range, { title, command, arguments: args });
}

function runLens(uri: vscode.Uri, { read }: Analysis): vscode.CodeLens[] {
  if (read.scenario?.kind !== 'scripted' || read.faults.length > 0) return [];
  return [lens(TOP, `$(play) ${t('Run')}`, COMMANDS.runScenario, uri)];
}

function ladderLens(uri: vscode.Uri, { kind }: Summary): vscode.CodeLens[] {
  return kind === 'faults' ? [] : [lens(TOP, `$(list-tree) ${t('Open ladder')}`, WATCH, uri)];
}

function heldLens(uri: vscode.Uri, { lines, expectations }: Extract<Summary, { kind: 'held' }>): vscode.CodeLens {
  const held =
    expectations === 0 ? t('{0} lines, nothing is expected', lines) : t('{0} lines, all expectations hold', lines);
  return lens(TOP, `$(pass) ${held}`, COMMANDS.runScenario, uri);
}

/** What is wrong first; a click leads there. */
function troubleLens(uri: vscode.Uri, summary: Extract<Summary, { kind: 'faults' | 'failed' }>): vscode.CodeLens[] {
  const fault = summary.kind === 'faults';
  const place: Place = fault ? summary.first : summary.failure.place;
  const message = inWords(fault ? summary.first.message : sayFinding(summary.failure));
  const title = `$(error) ${t('line {0}: {1}', place.line, shorten(message))}`;
  return [lens(TOP, title, 'vscode.open', uri, { selection: rangeOf(place) })];
}

function shorten(text: string): string {
  const plain = text.replaceAll('`', '');
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}

function exploreLens(uri: vscode.Uri, decided: Decided | undefined): vscode.CodeLens {
  const title = decided === 'searching' ? `$(loading~spin) ${t('Exploring…')}` : `$(search) ${t('Explore')}`;
  return lens(TOP, title, COMMANDS.exploreScenario, uri);
}

function claimLens(uri: vscode.Uri, claim: Claim, at: number, decided: Decided | undefined): vscode.CodeLens {
  const range = rangeOf(claim.place);
  const verdict = decided === 'searching' ? undefined : decided?.[at];
  if (verdict === undefined) {
    const title =
      decided === 'searching' ? `$(loading~spin) ${t('Exploring…')}` : `$(question) ${t('not decided yet')}`;
    return lens(range, title, COMMANDS.exploreScenario, uri);
  }
  const title = verdictTitle(verdict);
  if (verdict.run === undefined) return lens(range, title, COMMANDS.exploreScenario, uri);
  return lens(
    range,
    `${title} – ${t('open a shortest run ({0} steps)', verdict.steps ?? 0)}`,
    COMMANDS.openRun,
    verdict.run,
  );
}

/** `true (all 1,234 worlds)` */
function verdictTitle({ verdict, worlds, run }: Verdict): string {
  const count = worlds.toLocaleString('en');
  switch (verdict) {
    case 'true':
      return `$(pass) ${run === undefined ? t('true (all {0} worlds)', count) : t('true')}`;
    case 'false':
      return `$(error) ${run === undefined ? t('false (all {0} worlds)', count) : t('false')}`;
    case 'unknown':
      return `$(question) ${t('unknown: stopped at {0} worlds', count)}`;
  }
}
