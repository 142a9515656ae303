import type { Mark } from '../../core/quiz/mark';
import type { Confidence, Mode } from '../../core/quiz/practice';
import { NOTHING, plan, variantOf } from '../../core/quiz/practice';
import type { AnyQuestion } from '../../core/quiz/prepare';
import { TOPICS } from '../../core/quiz/question';

/** The most questions of one round; an exam has one of each topic. */
export const ROUND = 10;
export const EXAM = TOPICS.length;

/** An answer that was marked. */
export interface Marked {
  readonly question: AnyQuestion;
  readonly mark: Mark;
  /** How many hints were looked at. */
  readonly hints: number;
  readonly confidence: Confidence | null;
}

/** Where rounds of questions come from, and who remembers the answers. */
export interface Rounds {
  /** The questions of a round, by id or code; empty when there is nothing to ask. The same seed plans the same round. */
  plan(mode: Mode, seed: number): readonly string[];
  /** The question with an id, or with the code of a generated one. */
  question(id: string): AnyQuestion | undefined;
  /** Another question on the same idea, none of `unlike`; the same seed finds the same one. Undefined when there is none. */
  variant(question: AnyQuestion, unlike: ReadonlySet<string>, seed: number): string | undefined;
  /** Remembers an answer. */
  record(answer: Marked): Promise<void>;
}

/** Rounds of the given questions for somebody of whom nothing is known, and nothing is remembered. */
export function forgetfulRounds(questions: ReadonlyMap<string, AnyQuestion>): Rounds {
  return {
    plan: (mode, seed) => plan(NOTHING, [...questions.values()], [], { mode, now: 0, seed, length: lengthOf(mode) }),
    question: (id) => questions.get(id),
    variant: (question, unlike, seed) =>
      variantOf(question, { bank: [...questions.values()], families: [], unlike, seed })?.id,
    record: () => Promise.resolve(),
  };
}

/** How many questions a round has at most. */
export function lengthOf(mode: Mode): number {
  return mode.kind === 'exam' ? EXAM : ROUND;
}

/** Another seed each time: the only chance here that has none of its own. */
export function makeSeed(): number {
  return Math.floor(Math.random() * 2 ** 31);
}
