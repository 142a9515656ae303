import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { State } from '../../core/tcp';
import { isState, STATE_GROUPS } from '../../core/tcp';
import type { Run } from '../quiz/runs';
import type { StateTexts } from '../states/texts';
import { groupTitle } from '../states/words';

/** The state that a command was called with: its name, or a line of the tree. */
export function stateOf(argument: unknown): State | undefined {
  const name = typeof argument === 'object' && argument !== null && 'state' in argument ? argument.state : argument;
  return typeof name === 'string' && isState(name) ? name : undefined;
}

/** Asks for a state; undefined when the learner thinks better of it. */
export async function pickState(placeHolder: string, texts: StateTexts): Promise<State | undefined> {
  const items = STATE_GROUPS.flatMap(({ id, states }) => [
    { label: groupTitle(id), kind: vscode.QuickPickItemKind.Separator, state: undefined },
    ...states.map((state) => ({ label: state, detail: texts.of(state)?.meaning ?? '', state })),
  ]);
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true });
  return picked?.state;
}

/** Asks which of several runs to open; a single one needs no question. */
export async function pickRun(runs: readonly Run[]): Promise<Run | undefined> {
  if (runs.length === 1) return runs[0];
  const items = runs.map((run) => ({ label: run.title, run }));
  return (await vscode.window.showQuickPick(items, { placeHolder: t('Which run?') }))?.run;
}
