import { createChance } from '../../core/quiz/families/chance';
import type { Predict } from '../../core/quiz/kinds';
import { mark } from '../../core/quiz/mark';
import { nextLines } from '../../core/quiz/moves';
import type { Prepared } from '../../core/quiz/prepare';
import type { Localized } from '../../core/quiz/question';
import type { Screen } from '../../messages';

/** How a question is answered. */
export type Pick = Extract<Screen, { kind: 'question' }>['pick'];

/** Something that can be chosen or put in order. */
export interface Choice {
  readonly id: string;
  /** Null where the id is the text: a line of the notation is the same in every language. */
  readonly text: Localized | null;
}

/** How the learner answers it: one choice, several, an order, lines of the notation or a number. */
export function pickOf({ question, choice }: Prepared): Pick {
  switch (question.kind) {
    case 'choose':
    case 'predict':
    case 'spot':
      return choice?.question.pick ?? 'one';
    case 'order':
      return 'order';
    case 'construct':
      return 'construct';
    case 'reckon':
      return 'number';
  }
}

/**
 * What can be chosen, in the order in which it is shown. The options of a *choose* question, the answers of a *predict*
 * question and the events to be ordered are mixed, so that where something stands says nothing; the lines of a run, and
 * answers in the notation's own words, such as the states, have an order of their own.
 */
export function choicesOf(prepared: Prepared, seed: number, answer: readonly string[]): readonly Choice[] {
  const { question, choice } = prepared;
  switch (question.kind) {
    case 'choose':
      return createChance(seed).shuffle(question.options);
    case 'predict': {
      const options = choice?.question.options ?? [];
      return isInWords(question.answers) ? createChance(seed).shuffle(options) : options;
    }
    case 'spot':
      return choice?.question.options ?? [];
    case 'order': {
      const mixed = createChance(seed).shuffle(question.events);
      const isPossible =
        mark(
          prepared,
          mixed.map(({ id }) => id),
        ).right === true;
      // Chance must not give the answer away. The written order is possible, and reversed it never is.
      return isPossible ? [...question.events].reverse() : mixed;
    }
    case 'construct':
      return nextLines(question, answer).map((line) => ({ id: line, text: null }));
    case 'reckon':
      return [];
  }
}

/** Whether the answers are sentences, and not what the notation says. */
function isInWords(answers: Predict['answers']): boolean {
  return answers !== 'states' && answers.some((answer) => typeof answer !== 'string');
}

/** What the page sent as an answer, without what cannot be one; null when nothing is left of it. */
export function readAnswer(prepared: Prepared, sent: readonly string[]): readonly string[] | null {
  const { question, choice } = prepared;
  switch (question.kind) {
    case 'choose':
    case 'predict':
    case 'spot': {
      const options = choice?.question.options ?? [];
      const known = options.map(({ id }) => id).filter((id) => sent.includes(id));
      return choice?.question.pick === 'one' ? known.slice(0, 1) : known;
    }
    case 'order': {
      const isComplete = sent.length === question.events.length && question.events.every(({ id }) => sent.includes(id));
      return isComplete ? sent : null;
    }
    case 'construct':
      return sent.filter((line) => line.trim() !== '' && !line.includes('\n'));
    case 'reckon':
      return sent.slice(0, 1);
  }
}

/** The answer that is checked: events that nobody moved stand as they were shown. */
export function answerToCheck(prepared: Prepared, seed: number, answer: readonly string[]): readonly string[] {
  if (prepared.question.kind !== 'order' || answer.length > 0) return answer;
  return choicesOf(prepared, seed, answer).map(({ id }) => id);
}
