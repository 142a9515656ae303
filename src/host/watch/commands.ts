import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { COMMANDS } from '../commands/ids';
import type { Handlers } from '../commands/register';
import { scenarioAt } from '../notation/places';
import type { WatchPage } from './page';

/** Watching a run: one that is given as text, a file, or the scenario in front. */
export function watchHandlers(page: WatchPage): Pick<Handlers, (typeof COMMANDS)['watch']> {
  return {
    [COMMANDS.watch]: async (argument) => {
      const what = typeof argument === 'string' ? argument : await scenarioAt(argument);
      if (what === undefined) void vscode.window.showInformationMessage(t('Open a scenario (a .tcp file) first.'));
      else await page.show(what);
    },
  };
}
