import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Mode } from '../../core/quiz/practice';
import type { Language, Topic } from '../../core/quiz/question';
import { TOPICS } from '../../core/quiz/question';
import { COMMANDS } from '../commands/ids';
import type { Classroom } from '../course/classroom';
import type { Handlers } from '../commands/register';
import { runCommand } from '../commands/register';
import type { Logger } from '../logger';
import type { ProgressPage } from '../pages/progress';
import { topicTitle } from '../quiz/topic';
import type { Tutor } from '../quiz/tutor';
import type { Whole } from './files';
import { exportProgress, importProgress } from './files';
import type { Learner } from './learner';
import { practiseQuick } from './quick';
import { knownIcon, knownText } from './words';

/** What the commands of practice work on. */
export interface Practice {
  readonly learner: Learner;
  readonly progressPage: ProgressPage;
  readonly classroom: Pick<Classroom, 'course' | 'reset'>;
  readonly challenges: Whole['challenges'];
  readonly language: () => Language;
  readonly log: Logger;
}

type PracticeCommand = (typeof COMMANDS)[
  | 'quiz'
  | 'quizTopic'
  | 'weakSpots'
  | 'exam'
  | 'practiseQuick'
  | 'showProgress'
  | 'exportProgress'
  | 'importProgress'
  | 'resetProgress'];

/** What each command of practice does. */
export function practiceHandlers(
  { learner, progressPage, classroom, challenges, language, log }: Practice,
  tutor: Tutor,
  showTutor: () => Promise<void>,
): Pick<Handlers, PracticeCommand> {
  const whole = { learner, course: classroom.course, challenges };
  const begin = async (mode: Mode, otherwise: string) => {
    if (await tutor.start(mode)) await showTutor();
    else offerOther(otherwise);
  };
  return {
    [COMMANDS.quiz]: async () => {
      if (await tutor.quiz()) await showTutor();
      else offerOther(t('Nothing is due, and today’s new questions are done.'));
    },
    [COMMANDS.quizTopic]: async (argument) => {
      const topic = topicOf(argument) ?? (await pickTopic(learner, t('Quiz me on which topic?')));
      if (topic !== undefined)
        await begin({ kind: 'topic', topic }, t('There is no question about {0} yet.', topicTitle(topic)));
    },
    [COMMANDS.weakSpots]: () => begin({ kind: 'weak' }, t('Nothing has been answered yet, so no weak spot is known.')),
    [COMMANDS.exam]: async () => {
      if (await tutor.exam()) await showTutor();
      else offerOther(t('There are no questions for an exam.'));
    },
    [COMMANDS.practiseQuick]: () => practiseQuick(learner, language, log),
    [COMMANDS.showProgress]: () => {
      progressPage.show();
      return Promise.resolve();
    },
    [COMMANDS.exportProgress]: (argument) => exportProgress(whole, argument),
    [COMMANDS.importProgress]: (argument) => importProgress(whole, argument),
    [COMMANDS.resetProgress]: async (argument) => {
      const what = argument === 'all' ? 'all' : (topicOf(argument) ?? (await pickReset(learner)));
      if (what === undefined || !(await isSure(what))) return;
      await learner.reset(what);
      if (what !== 'all') return;
      await challenges.resetStars();
      await classroom.reset();
    },
  };
}

/** Says why there is nothing to do, and what there is instead; without waiting for the answer. */
function offerOther(message: string): void {
  const topic = t('Quiz me on a topic');
  const exam = t('Exam');
  void vscode.window.showInformationMessage(message, topic, exam).then((answer) => {
    if (answer === topic) return runCommand(COMMANDS.quizTopic);
    return answer === exam ? runCommand(COMMANDS.exam) : undefined;
  });
}

/** The topic that a command was called with: its name, or a line of the tree. */
export function topicOf(argument: unknown): Topic | undefined {
  const name = typeof argument === 'object' && argument !== null && 'topic' in argument ? argument.topic : argument;
  return TOPICS.find((topic) => topic === name);
}

async function pickTopic(learner: Learner, placeHolder: string): Promise<Topic | undefined> {
  const { topics } = learner.overview();
  const items = TOPICS.filter((topic) => topics[topic].concepts > 0).map((topic) => ({
    label: `$(${knownIcon(topics[topic])}) ${topicTitle(topic)}`,
    description: knownText(topics[topic]),
    topic,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.topic;
}

async function pickReset(learner: Learner): Promise<Topic | 'all' | undefined> {
  const { topics } = learner.overview();
  const items: (vscode.QuickPickItem & { what?: Topic | 'all' })[] = [
    { label: `$(trash) ${t('Everything')}`, what: 'all' },
    { label: t('One topic'), kind: vscode.QuickPickItemKind.Separator },
    ...TOPICS.filter((topic) => topics[topic].seen > 0).map((topic) => ({
      label: topicTitle(topic),
      description: knownText(topics[topic]),
      what: topic,
    })),
  ];
  return (await vscode.window.showQuickPick(items, { placeHolder: t('Which progress is to be forgotten?') }))?.what;
}

async function isSure(what: Topic | 'all'): Promise<boolean> {
  const forget = t('Forget');
  const question =
    what === 'all' ? t('Forget all your progress?') : t('Forget your progress on “{0}”?', topicTitle(what));
  const detail = t('This cannot be undone. Export the progress first if you may want it back.');
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, forget)) === forget;
}
