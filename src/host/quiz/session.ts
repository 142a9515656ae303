import * as v from 'valibot';
import { createChance } from '../../core/quiz/families/chance';
import type { AnyQuestion } from '../../core/quiz/prepare';
import type { State } from '../../core/tcp';
import { STATES } from '../../core/tcp';

/** The version of {@link Session}'s shape. */
export const SESSION_VERSION = 1;

/** The most questions of one round. */
export const ROUND = 10;

/** How sure a learner may say to be before the answer is checked. */
export const CONFIDENCES = ['guess', 'think', 'sure'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

const line = v.pipe(v.string(), v.maxLength(200));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** One question of a round: the answer so far, and, once it is checked, whether that was right. */
const Place = v.strictObject({
  id: v.pipe(line, v.minLength(1)),
  /** As `mark` wants it: ids of options, ids of events in order, lines of a run, or one number as typed. */
  answer: v.pipe(v.array(line), v.maxLength(64)),
  right: v.nullable(v.boolean()),
  hints: count,
  confidence: v.nullable(v.picklist(CONFIDENCES)),
});
export type Place = v.InferOutput<typeof Place>;

/** A round of questions and how far it has come. `index` is the present place; `places.length` when it is finished. */
export const Session = v.pipe(
  v.strictObject({
    /** The state that the round is about; null: mixed. */
    about: v.nullable(v.picklist(STATES)),
    /** Decides the order in which options stand, so that it is the same after a reload. */
    seed: v.pipe(v.number(), v.integer()),
    index: count,
    places: v.pipe(v.array(Place), v.minLength(1), v.maxLength(1000)),
  }),
  v.check(({ index, places }) => index <= places.length, 'index lies beyond the round'),
);
export type Session = v.InferOutput<typeof Session>;

/** A new round, easier questions first; null when there is no question. The same seed makes the same round. */
export function beginSession(
  questions: readonly Pick<AnyQuestion, 'id' | 'states' | 'difficulty'>[],
  about: State | null,
  seed: number,
): Session | null {
  const fitting = questions.filter(({ states }) => about === null || states.includes(about));
  const chosen = createChance(seed).shuffle(fitting).slice(0, ROUND);
  if (chosen.length === 0) return null;
  chosen.sort((a, b) => a.difficulty - b.difficulty);
  const places = chosen.map(({ id }): Place => ({ id, answer: [], right: null, hints: 0, confidence: null }));
  return { about, seed, index: 0, places };
}

/** The present place, or undefined when the round is finished. */
export function presentPlace(session: Session): Place | undefined {
  return session.places[session.index];
}

/** The session with its present place changed. One that is checked stays as it is: the answer has been given. */
export function changePlace(session: Session, change: Partial<Omit<Place, 'id'>>): Session {
  if (presentPlace(session)?.right !== null) return session;
  const places = session.places.map((place, index) => (index === session.index ? { ...place, ...change } : place));
  return { ...session, places };
}

/** The session one question further; unchanged when the present one is not checked. */
export function advance(session: Session): Session {
  const isChecked = (presentPlace(session)?.right ?? null) !== null;
  return isChecked ? { ...session, index: session.index + 1 } : session;
}

/** The session without a question that cannot be asked; null when none is left. */
export function withoutQuestion(session: Session, question: string): Session | null {
  const before = session.places.slice(0, session.index).filter(({ id }) => id === question).length;
  const places = session.places.filter(({ id }) => id !== question);
  return places.length === 0 ? null : { ...session, index: session.index - before, places };
}

/** How many answers were right. */
export function countRight(session: Session): number {
  return session.places.filter(({ right }) => right === true).length;
}
