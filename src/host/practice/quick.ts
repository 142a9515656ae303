import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Mark } from '../../core/quiz/mark';
import { mark } from '../../core/quiz/mark';
import type { AnyQuestion, Prepared } from '../../core/quiz/prepare';
import type { Language } from '../../core/quiz/question';
import type { Logger } from '../logger';
import type { Choice } from '../quiz/answer';
import { choicesOf } from '../quiz/answer';
import type { Judgement } from '../quiz/judge';
import { Judge } from '../quiz/judge';
import { visibleRuns } from '../quiz/runs';
import type { Place } from '../quiz/session';
import { topicTitle } from '../quiz/topic';
import { answerLines } from '../quiz/verdict';
import type { Learner } from './learner';
import type { Line } from './picks';
import { choiceLine, heading, pickLine, textLines } from './picks';
import { makeSeed } from './rounds';

/** The kinds that can be answered without the page: the other two need room. */
const KINDS: readonly AnyQuestion['kind'][] = ['choose', 'predict', 'spot', 'reckon'];

/** One question as it is asked. */
interface Asking {
  readonly title: string;
  readonly judgement: Judgement;
  readonly choices: readonly Choice[];
  readonly language: Language;
}

/** A round of practice in quick picks. Each answer counts as one on the page does; Escape ends it. */
export async function practiseQuick(learner: Learner, language: () => Language, log: Logger): Promise<void> {
  const judge = new Judge();
  const seed = makeSeed();
  const practice = learner.plan({ kind: 'practice' }, seed);
  const ids = practice.length > 0 ? practice : learner.plan({ kind: 'weak' }, seed);
  const questions = ids.flatMap((id) => learner.question(id) ?? []).filter(({ kind }) => KINDS.includes(kind));
  let right = 0;
  let answered = 0;
  for (const [index, question] of questions.entries()) {
    const judgement = await judge.judge(question);
    if (judgement.faults.length > 0) {
      for (const fault of judgement.faults) log.warnOnce(`A question is left out: ${fault}`);
      continue;
    }
    const title = t('Question {0} of {1}: {2}', index + 1, questions.length, topicTitle(question.topic));
    const choices = choicesOf(judgement.prepared, seed + index, []);
    const asking: Asking = { title, judgement, choices, language: language() };
    const answer = await ask(asking);
    if (answer === undefined) break;
    const found = mark(judgement.prepared, answer);
    if (found.right === null) continue;
    answered += 1;
    right += Number(found.right);
    await learner.record({ question, mark: found, hints: 0, confidence: null });
    if (!(await tell(asking, answer, found))) break;
  }
  const sentence = answered === 0 ? t('Nothing was asked.') : t('{0} of {1} right', right, answered);
  void vscode.window.showInformationMessage(sentence);
}

/** Asks until there is an answer; undefined when the learner leaves. */
async function ask(asking: Asking): Promise<readonly string[] | undefined> {
  const { prepared } = asking.judgement;
  if (prepared.question.kind === 'reckon') return askNumber(asking, prepared);
  const isMany = prepared.choice?.question.pick === 'many';
  let chosen: readonly string[] = [];
  let active: string | undefined;
  for (;;) {
    const picked = await pickLine(asking.title, questionLines(asking, isMany ? chosen : null), active);
    if (picked === undefined) return undefined;
    if (picked === RUN) await openShown(asking);
    else if (picked === CHECK) return chosen;
    else if (!isMany) return [picked];
    else chosen = chosen.includes(picked) ? chosen.filter((id) => id !== picked) : [...chosen, picked];
    active = picked === RUN ? undefined : picked;
  }
}

/** What stands for no option; options' ids have no colon. */
const RUN = 'do:run';
const CHECK = 'do:check';
const NUMBER = 'do:number';
const NEXT = 'do:next';

/** The question, what can be chosen, and what else can be done. `chosen`: null where one answer ends it. */
function questionLines(
  { judgement, choices, language }: Asking,
  chosen: readonly string[] | null,
): readonly Line<string>[] {
  const { question } = judgement.prepared;
  return [
    heading(t('Question')),
    ...textLines(question.prompt[language]),
    heading(chosen === null ? t('Answers: one is true') : t('Answers: any number may be true')),
    ...choices.map(({ id, text }) => {
      const line = choiceLine(text?.[language] ?? id, id, iconOf(id, chosen));
      return chosen?.includes(id) === true ? { ...line, description: t('chosen') } : line;
    }),
    heading(''),
    ...(chosen !== null && chosen.length > 0 ? [choiceLine(t('Check'), CHECK, 'check')] : []),
    ...(judgement.shows === null ? [] : [choiceLine(t('Open the run of the question as text'), RUN, 'go-to-file')]),
  ];
}

function iconOf(id: string, chosen: readonly string[] | null): string {
  if (chosen === null) return '';
  return chosen.includes(id) ? 'pass-filled' : 'circle-large-outline';
}

async function askNumber(asking: Asking, prepared: Prepared): Promise<readonly string[] | undefined> {
  const { title, judgement, language } = asking;
  const { question } = prepared;
  const unit = question.kind === 'reckon' ? question.unit?.[language] : undefined;
  const prompt = unit === undefined ? t('One number') : t('One number, in {0}', unit);
  const lines = [
    heading(t('Question')),
    ...textLines(question.prompt[language]),
    heading(''),
    choiceLine(t('Type the number …'), NUMBER, 'edit'),
    ...(judgement.shows === null ? [] : [choiceLine(t('Open the run of the question as text'), RUN, 'go-to-file')]),
  ];
  for (;;) {
    const picked = await pickLine<string>(title, lines, NUMBER);
    if (picked === undefined) return undefined;
    if (picked === RUN) {
      await openShown(asking);
      continue;
    }
    const validateInput = (typed: string) =>
      mark(prepared, [typed]).right === null ? t('Type one number, for example 28232.') : undefined;
    const typed = await vscode.window.showInputBox({ title, prompt, validateInput, ignoreFocusOut: true });
    if (typed !== undefined) return [typed];
  }
}

/** Shows the verdict. False when the learner has had enough. */
async function tell(asking: Asking, answer: readonly string[], found: Mark): Promise<boolean> {
  const { title, judgement, language } = asking;
  const { prepared } = judgement;
  const { question } = prepared;
  const place: Place = {
    id: question.id,
    answer: [...answer],
    right: found.right,
    misconceptions: [...found.misconceptions],
    hints: 0,
    confidence: null,
  };
  const runs = visibleRuns(place, judgement, language);
  const lines: Line<string>[] = [
    ...textLines(t('Your answer: {0}', answerLines(prepared, answer, language).join('; '))),
    ...textLines(found.right === true ? t('Right.') : t('Not right.')),
    ...verdictLines(asking, found),
    heading(t('Why')),
    ...textLines(question.explanation[language]),
    ...textLines(question.rfc),
    heading(''),
    choiceLine(t('Next'), NEXT, 'arrow-right'),
    ...runs.map(({ title: shows }, index) => choiceLine(t('Open as text: {0}', shows), `do:${index}`, 'go-to-file')),
  ];
  let active = NEXT;
  for (;;) {
    const picked = await pickLine(`${found.right === true ? t('Right.') : t('Not right.')} ${title}`, lines, active);
    if (picked === undefined) return false;
    if (picked === NEXT) return true;
    const run = runs[Number(picked.replace('do:', ''))];
    if (run !== undefined) await openText(run.scenario);
    active = picked;
  }
}

function verdictLines({ judgement, choices, language }: Asking, found: Mark): Line<never>[] {
  const { choice, solution, question } = judgement.prepared;
  if (choice === null) {
    const machines = answerLines(judgement.prepared, solution?.answer ?? [], language).join('; ');
    const because = found.because ?? (question.kind === 'reckon' ? question.because : null);
    return [...textLines(t('The machine: {0}', machines)), ...(because === null ? [] : textLines(because[language]))];
  }
  return choices.flatMap(({ id }) => {
    const judged = choice.verdicts.find(({ option }) => option.id === id);
    if (judged === undefined) return [];
    const { option, verdict } = judged;
    const holds = verdict.holds === true ? t('True') : t('Not true');
    // A heading shares its line with the first text, so that it must be short.
    return [heading(holds), ...textLines(option.text[language]), ...textLines(option.because[language])];
  });
}

async function openShown({ judgement }: Asking): Promise<void> {
  if (judgement.shows !== null) await openText(judgement.shows.scenario);
}

async function openText(content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'tcp-scenario', content });
  await vscode.window.showTextDocument(document, { preview: true, preserveFocus: true });
}
