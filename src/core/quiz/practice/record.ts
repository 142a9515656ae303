import { misconceptionsOf } from '../check';
import type { Mark } from '../mark';
import type { AnyQuestion } from '../prepare';
import { counter, isHeld, showBelief } from './belief';
import { dayOf } from './days';
import { settle } from './merge';
import type { Belief, Confidence, DayLine, Learnt, Progress, Result } from './progress';
import { find, latestStamp } from './progress';
import { review } from './schedule';

/** An answer that was marked. */
export interface Answer {
  readonly question: AnyQuestion;
  readonly mark: Pick<Mark, 'right' | 'misconceptions'>;
  /** How many hints were looked at. */
  readonly hints: number;
  readonly confidence?: Confidence | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Minutes east of UTC; 0 when not given. */
  readonly offset?: number;
  /** The window that asked; a window of its own id counts for itself, so that two never count one answer twice. */
  readonly window?: string;
}

/** What practice schedules: a question's concept, or the question itself. */
export function conceptOf({ concept, id }: AnyQuestion): string {
  return concept ?? id;
}

/** The progress after an answer. One that could not be understood changes nothing. */
export function record(progress: Progress, answer: Answer): Progress {
  const { question, mark, hints, confidence, now, offset = 0, window = 'main' } = answer;
  const { right, misconceptions } = mark;
  if (right === null) return progress;
  const at = Math.max(now, latestStamp(progress) + 1);
  const day = dayOf(now, offset);
  const hinted = hints > 0;
  const concept = conceptOf(question);
  const known = find(progress.concepts, concept);
  const result: Result = {
    question: question.id,
    at,
    right,
    hinted,
    ...(confidence === undefined ? {} : { confidence }),
  };
  const learnt: Learnt = {
    at,
    topic: question.topic,
    card: review(known?.card, right ? (hinted ? 'hinted' : 'right') : 'wrong', now, offset),
    results: [result, ...(known?.results ?? [])],
  };

  const beliefs: Record<string, Belief> = {};
  if (!right) {
    const mistake = { question: question.id, topic: question.topic, day, at };
    for (const id of misconceptions) beliefs[id] = showBelief(find(progress.misconceptions, id), mistake);
  } else if (!hinted) {
    // A hint may have given away just what the misconception gets wrong.
    for (const id of misconceptionsOf(question)) {
      const belief = find(progress.misconceptions, id);
      if (belief !== undefined && isHeld(progress, id)) beliefs[id] = counter(belief, question.id, day, at);
    }
  }

  const isReview = known !== undefined && dayOf(known.card.last_review, offset) !== day;
  const line = progress.days.find((one) => one.day === day && one.window === window);
  const counted: DayLine = {
    day,
    window,
    at,
    answers: (line?.answers ?? 0) + 1,
    right: (line?.right ?? 0) + Number(right),
    reviews: (line?.reviews ?? 0) + Number(isReview),
    recalled: (line?.recalled ?? 0) + Number(isReview && right && !hinted),
    fresh: (line?.fresh ?? 0) + Number(known === undefined),
  };
  return settle({
    ...progress,
    concepts: { ...progress.concepts, [concept]: learnt },
    misconceptions: { ...progress.misconceptions, ...beliefs },
    days: [counted, ...progress.days],
  });
}

/** Why a concept should come first next time, by its last answer. */
export type Flag = 'sure-but-wrong' | 'guessed-right';

/** The flag of a concept; undefined when the last answer was what the learner thought it was. */
export function flagOf({ results: [last] }: Learnt): Flag | undefined {
  if (last?.right === false && last.confidence === 'sure') return 'sure-but-wrong';
  if (last?.right === true && last.confidence === 'guess') return 'guessed-right';
  return undefined;
}
