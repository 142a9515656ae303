import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { State } from '../../core/tcp';
import type { CourseParts } from '../course/commands';
import { courseHandlers } from '../course/commands';
import type { Translations } from '../language';
import type { Help } from '../help/help';
import { helpHandlers } from '../help/help';
import { portsHandlers } from '../lab/portsCommands';
import type { PortsPage } from '../lab/portsPage';
import { liveHandlers } from '../lab/liveCommands';
import type { LivePage } from '../lab/livePage';
import { waitHandlers } from '../lab/waitCommands';
import type { WaitPage } from '../lab/waitPage';
import type { MachineParts } from '../machine/commands';
import { machineHandlers } from '../machine/commands';
import { notationHandlers } from '../notation/commands';
import type { Notation } from '../notation/register';
import type { OnePage } from '../pages/one';
import type { StatePage } from '../pages/state';
import type { Tutor } from '../quiz/tutor';
import type { PlayParts } from '../play/commands';
import { playHandlers } from '../play/commands';
import type { Practice } from '../practice/commands';
import { practiceHandlers } from '../practice/commands';
import { statesHandlers } from '../states/commands';
import { watchHandlers } from '../watch/commands';
import type { WatchPage } from '../watch/page';
import type { StateTexts } from '../states/texts';
import { COMMANDS } from './ids';
import { pickRun, pickState, stateOf } from './pick';
import type { Handlers } from './register';

/** What the commands work on. */
export interface Parts {
  readonly tutor: Tutor;
  readonly tutorPage: OnePage;
  readonly statePage: StatePage;
  readonly texts: StateTexts;
  readonly translations: Translations;
  readonly practice: Practice;
  readonly notation: Notation;
  readonly course: CourseParts;
  readonly play: PlayParts;
  readonly machine: MachineParts;
  readonly watchPage: WatchPage;
  readonly portsPage: PortsPage;
  readonly waitPage: WaitPage;
  readonly livePage: LivePage;
  readonly help: Help;
}

/** What each command does. */
export function commandHandlers({
  tutor,
  tutorPage,
  statePage,
  texts,
  translations,
  practice,
  notation,
  course,
  play,
  machine,
  watchPage,
  portsPage,
  waitPage,
  livePage,
  help,
}: Parts): Handlers {
  return {
    ...courseHandlers(course),
    ...playHandlers(play),
    ...machineHandlers(machine),
    ...practiceHandlers(practice, tutor, showTutor),
    ...notationHandlers(notation),
    ...statesHandlers(tutor, showTutor),
    ...watchHandlers(watchPage),
    ...portsHandlers(portsPage),
    ...waitHandlers(waitPage),
    ...liveHandlers(livePage),
    ...helpHandlers(help),
    [COMMANDS.start]: () => showTutor(),
    [COMMANDS.quizState]: async (argument) => {
      const state = stateOf(argument) ?? (await pickState(t('Quiz me on which state?'), texts));
      if (state !== undefined) await quizState(state);
    },
    [COMMANDS.openState]: async (argument) => {
      const state = stateOf(argument) ?? (await pickState(t('The page of which state?'), texts));
      if (state !== undefined) await statePage.show(state);
    },
    [COMMANDS.openRun]: async (argument) => {
      if (typeof argument === 'string') return openScenario(argument);
      await tutor.open();
      const runs = tutor.runs(translations.language);
      if (runs.length === 0) {
        say(t('There is no run to open yet. Check an answer in the tutor first.'));
        return;
      }
      const run = await pickRun(runs);
      if (run !== undefined) await openScenario(run.scenario);
    },
    [COMMANDS.resetSession]: async () => {
      await tutor.reset();
      await showTutor();
    },
  };

  async function showTutor(): Promise<void> {
    tutorPage.show();
    await tutor.open();
  }

  async function quizState(state: State): Promise<void> {
    if (await tutor.begin(state)) return showTutor();
    const mixed = t('Start the mixed quiz');
    if (
      (await vscode.window.showInformationMessage(t('There is no question about {0} yet.', state), mixed)) === mixed
    ) {
      await vscode.commands.executeCommand(COMMANDS.quiz);
    }
  }
}

/** Opens a run beside the tutor, as a document of its own that nobody has to save. */
async function openScenario(content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'tcp-scenario', content });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
}

/** Answers a command that has nothing to do, without waiting until the answer is put away. */
function say(message: string): void {
  void vscode.window.showInformationMessage(message);
}
