import * as v from 'valibot';
import type { Mode } from '../../core/quiz/practice';
import { MisconceptionId, TOPICS } from '../../core/quiz/question';
import { STATES } from '../../core/tcp';

/** The version of {@link Session}'s shape. */
export const SESSION_VERSION = 2;

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
  /** What a wrong answer showed. */
  misconceptions: v.array(MisconceptionId),
  hints: count,
  confidence: v.nullable(v.picklist(CONFIDENCES)),
});
export type Place = v.InferOutput<typeof Place>;

/** What the round is for. */
const ModeSchema = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['practice', 'weak', 'exam']) }),
  v.strictObject({ kind: v.literal('topic'), topic: v.picklist(TOPICS) }),
  v.strictObject({ kind: v.literal('state'), state: v.picklist(STATES) }),
]) satisfies v.GenericSchema<unknown, Mode>;

/** A round of questions and how far it has come. `index` is the present place; `places.length` when it is finished. */
export const Session = v.pipe(
  v.strictObject({
    mode: ModeSchema,
    /** Decides the order in which options stand, so that it is the same after a reload. */
    seed: v.pipe(v.number(), v.integer()),
    index: count,
    places: v.pipe(v.array(Place), v.minLength(1), v.maxLength(1000)),
  }),
  v.check(({ index, places }) => index <= places.length, 'index lies beyond the round'),
);
export type Session = v.InferOutput<typeof Session>;

/** A new round of the questions with these ids; null when there are none. */
export function beginSession(ids: readonly string[], mode: Mode, seed: number): Session | null {
  if (ids.length === 0) return null;
  return { mode, seed, index: 0, places: ids.map(placeOf) };
}

function placeOf(id: string): Place {
  return { id, answer: [], right: null, misconceptions: [], hints: 0, confidence: null };
}

/** Whether it is an exam in which something has been answered, and not all. */
export function isExamUnderWay(session: Session | null): session is Session {
  return session?.mode.kind === 'exam' && session.index > 0 && !isFinished(session);
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

/** The session with one more question right after the present one, and gone on to it; unchanged before the answer. */
export function insertNext(session: Session, id: string): Session {
  const next = advance(session);
  if (next === session) return session;
  return { ...next, places: [...next.places.slice(0, next.index), placeOf(id), ...next.places.slice(next.index)] };
}

/** Whether every question has been answered. */
export function isFinished({ places }: Session): boolean {
  return places.every(({ right }) => right !== null);
}

/** Whether answers are only marked, and what was right is said at the end. */
export function isSilent(session: Session): boolean {
  return session.mode.kind === 'exam' && !isFinished(session);
}

/** The finished session back at one of its questions, to see why; `place` counts from 0. */
export function revisit(session: Session, place: number): Session {
  return isFinished(session) && session.places[place] !== undefined ? { ...session, index: place } : session;
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
