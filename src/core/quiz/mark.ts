import type { StoryLine } from '../ports';
import type { Finding } from '../said';
import { findingOf, inEnglish } from '../said';
import type { Ladder } from '../scenario';
import { attempt } from './construct';
import { grade } from './grade';
import type { Construct, Order, Reckon } from './kinds';
import { readNumber } from './measure';
import { play } from './play';
import type { Prepared } from './prepare';
import { textOfOrder } from './prepare';
import type { Localized } from './question';

/** What becomes of a learner's answer. */
export interface Mark {
  /** Null when the answer could not be understood: it is asked again, and nothing is scored. */
  readonly right: boolean | null;
  readonly misconceptions: readonly string[];
  /** What to say to just this answer, where the question has a sentence for it. */
  readonly because: Localized | null;
  /** What the machine says of the learner's own run: why it stopped, or what is the case instead of the goal. */
  readonly said: Finding | null;
  /** For *order*: the place in the answer, counted from 1, of the event that could not happen. */
  readonly stopped: number | null;
  /** The learner's own run as far as it went. */
  readonly ladder: Ladder | null;
  readonly story: readonly StoryLine[] | null;
  /** For *construct*: its length. */
  readonly steps: number | null;
}

const BLANK: Mark = {
  right: null,
  misconceptions: [],
  because: null,
  said: null,
  stopped: null,
  ladder: null,
  story: null,
  steps: null,
};

/**
 * Marks an answer. Its form: the ids of the chosen options; the ids of the events in order; the lines of a run; one number
 * as typed.
 */
export function mark(prepared: Prepared, answer: readonly string[]): Mark {
  const { question, choice } = prepared;
  if (choice !== null) {
    const { right, misconceptions } = grade(choice, answer);
    return { ...BLANK, right, misconceptions };
  }
  switch (question.kind) {
    case 'order':
      return markOrder(question, answer);
    case 'construct':
      return markConstruct(question, answer);
    case 'reckon':
      return markReckon(question, answer, prepared);
    case 'choose':
    case 'predict':
    case 'spot':
      throw new Error(`${question.id} has options and was not decided`);
  }
}

function believed(misconception: string | undefined): readonly string[] {
  return misconception === undefined ? [] : [misconception];
}

/** Every possible order is right; the first step that is not possible is what is said. */
function markOrder(question: Order, ids: readonly string[]): Mark {
  const complete = ids.length === question.events.length && question.events.every(({ id }) => ids.includes(id));
  if (!complete) return BLANK;
  const played = play(textOfOrder(question, ids));
  if ('problem' in played) throw new Error(`${question.id}: ${inEnglish(played.problem)}`);
  const { failure } = played.run;
  const right = failure === null;
  return {
    ...BLANK,
    right,
    said: right ? null : findingOf(failure),
    stopped: right ? null : placeOfLine(question, ids, failure.line),
    ladder: played.ladder,
    misconceptions: right ? [] : believed(question.misconception),
  };
}

/** The event that a line of the order's scenario belongs to, counted from 1; null for the claim at the end. */
function placeOfLine({ head, events }: Order, ids: readonly string[], line: number): number | null {
  let last = head.length;
  for (const [index, id] of ids.entries()) {
    last += events.find((event) => event.id === id)?.run.length ?? 0;
    if (line <= last) return index + 1;
  }
  return null;
}

/** The run must be possible and allowed to its end, and reach the goal there. */
function markConstruct(question: Construct, lines: readonly string[]): Mark {
  const { reached, said, ladder, steps } = attempt(question, lines);
  const misconceptions = reached === false ? believed(question.misconception) : [];
  return { ...BLANK, right: reached, said, ladder, steps, misconceptions };
}

/** A number counts as right when it is the machine's to its last shown place. */
function markReckon(question: Reckon, [text = '']: readonly string[], { solution }: Prepared): Mark {
  const value = readNumber(text);
  if (value === undefined || solution === null) return BLANK;
  const right = value === Number(solution.answer[0]);
  const mistake = question.mistakes?.find((one) => one.answer === value);
  return {
    ...BLANK,
    right,
    because: right ? question.because : (mistake?.because ?? null),
    ladder: solution.ladder,
    story: solution.story,
    misconceptions: right ? [] : believed(mistake?.misconception),
  };
}
