import type { CardInput, Grade } from 'ts-fsrs';
import { createEmptyCard, default_w, forgetting_curve, fsrs, Rating, State } from 'ts-fsrs';
import { DAY, dayOf } from './days';
import type { Card } from './progress';

/**
 * When a concept comes back: FSRS by ts-fsrs, in whole days and without its random spread, so that the same answers make
 * the same schedule. Its steps of minutes are off: a session is a matter of once a day, and answering again at once
 * says little about remembering.
 */
const SCHEDULER = fsrs({ enable_fuzz: false, enable_short_term: false, maximum_interval: 365 });

/** How an answer went: wrong, right with a hint, right. */
export type Outcome = 'wrong' | 'hinted' | 'right';

const RATINGS: Readonly<Record<Outcome, Grade>> = { wrong: Rating.Again, hinted: Rating.Hard, right: Rating.Good };

/** ts-fsrs takes its states by name too. */
const STATES = { 1: 'Learning', 2: 'Review', 3: 'Relearning' } as const;

/** The card after an answer at `now`; `offset` in minutes east of UTC, since what counts as another day is local. */
export function review(card: Card | undefined, outcome: Outcome, now: number, offset: number): Card {
  // ts-fsrs counts days in UTC: it is told the local time as if it were UTC.
  const shift = offset * 60_000;
  const { card: after } = SCHEDULER.next(inputOf(card, now, shift), now + shift, RATINGS[outcome]);
  // After a lapse FSRS may trust an old memory for a week. What was wrong comes back tomorrow, to see whether it sank in.
  const days = outcome === 'wrong' ? 1 : after.scheduled_days;
  return {
    due: Math.max(0, now + days * DAY),
    stability: after.stability,
    difficulty: after.difficulty,
    elapsed_days: Math.max(0, dayOf(now, offset) - dayOf(card?.last_review ?? now, offset)),
    scheduled_days: days,
    learning_steps: after.learning_steps,
    reps: after.reps,
    lapses: after.lapses,
    state: after.state === State.Learning ? 1 : after.state === State.Relearning ? 3 : 2,
    last_review: Math.max(0, now),
  };
}

function inputOf(card: Card | undefined, now: number, shift: number): CardInput {
  if (card === undefined) return createEmptyCard(now + shift);
  const { state, due, last_review, ...memory } = card;
  // A clock that was set back would make the time since then negative: as if no time had passed.
  return { ...memory, state: STATES[state], due: due + shift, last_review: Math.min(last_review, now) + shift };
}

/** The probability, from 0 to 1, that it would be recalled at `now`. */
export function recallOf(card: Card, now: number): number {
  return forgetting_curve(default_w, Math.max(0, now - card.last_review) / DAY, card.stability);
}

/**
 * The local day on which it is due. A card from the future (the clock was wrong then) is due at once: waiting for that
 * time to come might mean years.
 */
export function dueDay(card: Card, now: number, offset: number): number {
  return card.last_review > now + DAY ? dayOf(now, offset) : dayOf(card.due, offset);
}

/** Whether it is due on the day of `now`, at whatever hour: who came at nine yesterday may come at eight today. */
export function isDue(card: Card, now: number, offset: number): boolean {
  return dueDay(card, now, offset) <= dayOf(now, offset);
}

/** A memory that lasts this many days counts as complete. */
const LASTING = 90;

/**
 * How well it is known, from 0 to 1: how likely it is recalled now, times how long it lasts, where stability (the days
 * until recall falls to 90 %) counts by its logarithm, because each success multiplies it.
 */
export function masteryOf(card: Card, now: number): number {
  return recallOf(card, now) * Math.min(1, Math.log1p(card.stability) / Math.log1p(LASTING));
}
