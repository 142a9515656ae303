import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { hintsOf } from '../../core/quiz/hints';
import type { Mark } from '../../core/quiz/mark';
import { mark } from '../../core/quiz/mark';
import type { Confidence } from '../../core/quiz/practice';
import { CONFIDENCES } from '../../core/quiz/practice';
import type { AnyQuestion, Prepared } from '../../core/quiz/prepare';
import type { Language } from '../../core/quiz/question';
import type { Logger } from '../logger';
import type { Choice } from '../quiz/answer';
import { choicesOf } from '../quiz/answer';
import { hintText } from '../quiz/hint';
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
  /** What the learner has asked for and said besides the answer; changed while it is asked. */
  readonly aids: { hints: number; confidence: Confidence | null };
}

/** A round of practice in quick picks. Each answer counts as one on the page does; Escape ends it. */
export async function practiseQuick(learner: Learner, language: () => Language, log: Logger): Promise<void> {
  const judge = new Judge();
  const seed = makeSeed();
  const planned = (kind: 'practice' | 'weak') => {
    const ids = learner.plan({ kind }, seed);
    return ids.flatMap((id) => learner.question(id) ?? []).filter((question) => KINDS.includes(question.kind));
  };
  const practice = planned('practice');
  const questions = practice.length > 0 ? practice : planned('weak');
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
    const aids: Asking['aids'] = { hints: 0, confidence: null };
    const asking: Asking = { title, judgement, choices, language: language(), aids };
    const answer = await ask(asking);
    if (answer === undefined) break;
    const found = mark(judgement.prepared, answer);
    if (found.right === null) continue;
    answered += 1;
    right += Number(found.right);
    await learner.record({ question, mark: found, ...aids });
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
    active = picked;
    if (await aid(asking, picked)) continue;
    if (picked === CHECK) return chosen;
    if (!isMany) return [picked];
    chosen = chosen.includes(picked) ? chosen.filter((id) => id !== picked) : [...chosen, picked];
  }
}

/** What stands for no option; options' ids have no colon. */
const RUN = 'do:run';
const CHECK = 'do:check';
const NUMBER = 'do:number';
const NEXT = 'do:next';
const HINT = 'do:hint';
const SURE = 'do:sure';

/** The question, what can be chosen, and what else can be done. `chosen`: null where one answer ends it. */
function questionLines(asking: Asking, chosen: readonly string[] | null): readonly Line<string>[] {
  const { judgement, choices, language } = asking;
  const { question } = judgement.prepared;
  const howMany = chosen === null ? t('Answers: one is true') : t('Answers: any number may be true');
  return [
    heading(t('Question')),
    ...textLines(question.prompt[language], t('Question')),
    heading(howMany),
    ...choices.map(({ id, text }, index) => {
      const line = choiceLine(text?.[language] ?? id, id, iconOf(id, chosen), index === 0 ? howMany : '');
      return chosen?.includes(id) === true ? { ...line, description: t('chosen') } : line;
    }),
    ...hintLines(asking),
    heading(''),
    ...(chosen !== null && chosen.length > 0 ? [choiceLine(t('Check'), CHECK, 'check')] : []),
    ...aidLines(asking),
  ];
}

/** The hints that were asked for, to be read. */
function hintLines({ judgement: { prepared }, language, aids }: Asking): readonly Line<never>[] {
  const hints = hintsOf(prepared).slice(0, aids.hints);
  if (hints.length === 0) return [];
  return [heading(t('Hint')), ...hints.flatMap((hint) => textLines(hintText(hint, prepared, language), t('Hint')))];
}

/** What else can be done before the answer: a hint, saying how sure one is, opening the run. */
function aidLines({ judgement, aids }: Asking): readonly Line<string>[] {
  const more = aids.hints < hintsOf(judgement.prepared).length;
  const sure = aids.confidence === null ? t('How sure are you?') : t('How sure: {0}', wordsOf(aids.confidence));
  return [
    ...(more ? [choiceLine(t('Hint'), HINT, 'lightbulb')] : []),
    choiceLine(sure, SURE, 'question'),
    ...(judgement.shows === null ? [] : [choiceLine(t('Open the run of the question as text'), RUN, 'go-to-file')]),
  ];
}

function wordsOf(confidence: Confidence): string {
  return { guess: t('a guess'), think: t('I think so'), sure: t('certain') }[confidence];
}

/** Does what is no answer; false when the line is one. */
async function aid(asking: Asking, picked: string): Promise<boolean> {
  if (picked === RUN) await openShown(asking);
  else if (picked === HINT) asking.aids.hints += 1;
  else if (picked === SURE) {
    const lines = CONFIDENCES.map((one) => choiceLine(wordsOf(one), one));
    asking.aids.confidence = (await pickLine(t('How sure are you?'), lines)) ?? asking.aids.confidence;
  } else return false;
  return true;
}

function iconOf(id: string, chosen: readonly string[] | null): string {
  if (chosen === null) return '';
  return chosen.includes(id) ? 'pass-filled' : 'circle-large-outline';
}

async function askNumber(asking: Asking, prepared: Prepared): Promise<readonly string[] | undefined> {
  const { title, language } = asking;
  const { question } = prepared;
  const unit = question.kind === 'reckon' ? question.unit?.[language] : undefined;
  const prompt = unit === undefined ? t('One number') : t('One number, in {0}', unit);
  for (;;) {
    const lines = [
      heading(t('Question')),
      ...textLines(question.prompt[language], t('Question')),
      ...hintLines(asking),
      heading(''),
      choiceLine(t('Type the number …'), NUMBER, 'edit'),
      ...aidLines(asking),
    ];
    const picked = await pickLine<string>(title, lines, NUMBER);
    if (picked === undefined) return undefined;
    if (await aid(asking, picked)) continue;
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
    ...asking.aids,
  };
  const runs = visibleRuns(place, judgement, language);
  const lines: Line<string>[] = [
    ...textLines(t('Your answer: {0}', answerLines(prepared, answer, language).join('; '))),
    ...textLines(found.right === true ? t('Right.') : t('Not right.')),
    ...verdictLines(asking, found),
    heading(t('Why')),
    ...textLines(question.explanation[language], t('Why')),
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

/** What an option turned out to be; one that *spot* asks for is a line that cannot happen. */
function foundWords(isSpot: boolean, holds: boolean): string {
  if (isSpot) return holds ? t('Cannot happen') : t('Can happen');
  return holds ? t('True') : t('Not true');
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
    const words = foundWords(question.kind === 'spot', verdict.holds === true);
    return [heading(words), ...textLines(option.text[language], words), ...textLines(option.because[language])];
  });
}

async function openShown({ judgement }: Asking): Promise<void> {
  if (judgement.shows !== null) await openText(judgement.shows.scenario);
}

async function openText(content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'tcp-scenario', content });
  await vscode.window.showTextDocument(document, { preview: true, preserveFocus: true });
}
