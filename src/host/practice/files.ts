import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { COMMANDS } from '../commands/ids';
import { runCommand } from '../commands/register';
import type { Course } from '../course/course';
import { noticeText } from '../notice';
import type { Player } from '../play/player';
import type { ImportOutcome, Learner } from './learner';

/** What a learner's progress consists of. */
export interface Whole {
  readonly learner: Learner;
  readonly course: Course;
  readonly challenges: Pick<Player, 'stars' | 'importStars' | 'resetStars' | 'onDidChange'>;
}

/** Writes the progress to a file: the one that the command was called with, or one that the learner names. */
export async function exportProgress({ learner, course, challenges }: Whole, argument: unknown): Promise<void> {
  const title = t('Export Progress');
  const named = () =>
    vscode.window.showSaveDialog({ title, filters: filters(), ...suggested('last-ack-progress.json') });
  const file = argument instanceof vscode.Uri ? argument : await named();
  if (file === undefined) return;
  // The course and the challenges stand beside the rest: whoever does not know them leaves them out.
  const rest = { course: course.progress, challenges: challenges.stars };
  const whole = { ...(JSON.parse(await learner.exported()) as object), ...rest };
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(`${JSON.stringify(whole, null, 2)}\n`));
  void vscode.window.showInformationMessage(
    t('Your progress is in {0}.', noticeText(vscode.workspace.asRelativePath(file))),
  );
}

/** Merges a file into the progress. A wrong file changes nothing and says why. */
export async function importProgress(whole: Whole, argument: unknown): Promise<void> {
  const named = () => vscode.window.showOpenDialog({ title: t('Import Progress'), filters: filters() });
  const file = argument instanceof vscode.Uri ? argument : (await named())?.[0];
  if (file === undefined) return;
  const outcome = await readAndMerge(whole, file);
  if (outcome.problem !== null) {
    void vscode.window.showErrorMessage(problemText(outcome.problem));
    return;
  }
  const { concepts, left } = outcome;
  const read = t('The file’s progress on {0} concepts is merged into yours; where yours is newer, it stays.', concepts);
  const lost = left === 0 ? '' : t('{0} entries could not be read and were left out.', left);
  const show = t('Show progress');
  void vscode.window.showInformationMessage([read, lost].filter(Boolean).join(' '), show).then((answer) => {
    return answer === show ? runCommand(COMMANDS.showProgress) : undefined;
  });
}

async function readAndMerge(
  { learner, course, challenges }: Whole,
  file: vscode.Uri,
): Promise<ImportOutcome | { problem: 'unreadable' }> {
  let bytes: Uint8Array;
  try {
    bytes = await vscode.workspace.fs.readFile(file);
  } catch {
    return { problem: 'unreadable' };
  }
  const text = new TextDecoder().decode(bytes);
  const outcome = await learner.import(text);
  if (outcome.problem !== null) return outcome;
  const rest = JSON.parse(text) as { course?: unknown; challenges?: unknown };
  await course.import(rest.course);
  await challenges.importStars(rest.challenges);
  return outcome;
}

function problemText(problem: NonNullable<ImportOutcome['problem']> | 'unreadable'): string {
  switch (problem) {
    case 'too-big':
      return t('This file is too big to be progress exported from Last ACK. Nothing has changed.');
    case 'not-json':
      return t('This file is not JSON, so it is not progress exported from Last ACK. Nothing has changed.');
    case 'not-progress':
      return t('This file is JSON, but not progress exported from Last ACK. Nothing has changed.');
    case 'newer':
      return t('A newer Last ACK exported this file. Update the extension, then import it again. Nothing has changed.');
    case 'unreadable':
      return t('This file cannot be read. Nothing has changed.');
  }
}

function filters(): Record<string, string[]> {
  return { JSON: ['json'] };
}

/** A place for a new file: in the open folder, if there is one. */
function suggested(name: string): { defaultUri?: vscode.Uri } {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) };
}
