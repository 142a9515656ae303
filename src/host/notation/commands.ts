import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { COMMANDS } from '../commands/ids';
import type { Handlers } from '../commands/register';
import type { Notation } from './register';
import { scenarioAt } from './places';

/** What the commands of a scenario do. Each takes its address, or the scenario in front. */
export function notationHandlers({ reports, verdicts }: Notation) {
  return {
    [COMMANDS.runScenario]: async (argument: unknown) => {
      const document = await scenarioAt(argument);
      if (document === undefined) say(t('Open a scenario (a .tcp file) first.'));
      else await reports.show(document);
    },
    [COMMANDS.exploreScenario]: async (argument: unknown) => {
      const document = await scenarioAt(argument);
      if (document === undefined) say(t('Open a scenario (a .tcp file) first.'));
      else if (!(await verdicts.decide(document)))
        say(t('Only a scenario with the line “explore”, and without problems, can be explored.'));
    },
  } satisfies Partial<Handlers>;
}

/** Answers a command that has nothing to do, without waiting until the answer is put away. */
function say(message: string): void {
  void vscode.window.showInformationMessage(message);
}
