import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { COMMANDS } from '../commands/ids';
import type { Handlers } from '../commands/register';
import { runCommand } from '../commands/register';
import type { Tutor } from '../quiz/tutor';
import { closeScenario } from './close';

type StatesCommand = (typeof COMMANDS)['quizQuestion' | 'watchClose'];

/** Plays a run on a page of its own; without it the run opens in the editor. */
const WATCH = 'lastAck.watch';

/** What the commands do that the pages of the states and the walkthrough lead to. */
export function statesHandlers(tutor: Tutor, showTutor: () => Promise<void>): Pick<Handlers, StatesCommand> {
  return {
    [COMMANDS.quizQuestion]: async (argument) => {
      if (typeof argument !== 'string' || !(await tutor.ask(argument))) {
        void vscode.window.showWarningMessage(t('There is no such question.'));
        return;
      }
      // The walkthrough ticks its step off when its own question has been asked, not just any.
      await vscode.commands.executeCommand('setContext', `lastAck.asked.${argument}`, true);
      await showTutor();
    },
    [COMMANDS.watchClose]: async (argument) => {
      const canWatch = argument !== 'text' && (await vscode.commands.getCommands(true)).includes(WATCH);
      await (canWatch
        ? vscode.commands.executeCommand(WATCH, closeScenario())
        : runCommand(COMMANDS.openRun, closeScenario()));
      const done = argument === 'text' ? 'changedClose' : 'watchedClose';
      await vscode.commands.executeCommand('setContext', `lastAck.${done}`, true);
    },
  };
}
