import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { COMMANDS } from '../commands/ids';
import type { Handlers } from '../commands/register';
import { scenarioAt } from '../notation/places';
import { noticeText } from '../notice';
import type { WatchPage } from './page';
import { watchedOf } from './watched';

/** Watching a run: one that is given as text, a file, or the scenario in front. What cannot be played at all opens nothing. */
export function watchHandlers(page: WatchPage): Pick<Handlers, (typeof COMMANDS)['watch']> {
  return {
    [COMMANDS.watch]: async (argument) => {
      const what = typeof argument === 'string' ? argument : await documentAt(argument);
      const refusal = typeof what === 'string' ? whyNot(what) : null;
      if (what === undefined) void vscode.window.showInformationMessage(t('Open a scenario (a .tcp file) first.'));
      else if (refusal !== null) void vscode.window.showInformationMessage(refusal);
      else await page.show(what);
    },
  };
}

/** The scenario with this address, or the one in front when there is no argument. Undefined for anything else. */
async function documentAt(argument: unknown): Promise<vscode.TextDocument | undefined> {
  if (argument !== undefined && !(argument instanceof vscode.Uri)) return undefined;
  return scenarioAt(argument);
}

/** Why nothing of a text can be played, in a sentence; null when something can. A document is shown all the same: it is being written. */
function whyNot(text: string): string | null {
  const { ladder, failed } = watchedOf(text);
  if (ladder !== null && ladder.steps.length > 0) return null;
  if (failed === null) return t('Nothing happens in this run.');
  return failed.line === null
    ? noticeText(failed.said)
    : t('Nothing can be played, from line {0} on: {1}', failed.line, noticeText(failed.said));
}
