import * as v from 'valibot';
import type { Question } from '../../core/quiz/question';
import type { State } from '../../core/tcp';
import { STATES } from '../../core/tcp';

/** The version of {@link Session}'s shape. */
export const SESSION_VERSION = 1;

/** The most questions of one round. */
export const ROUND = 10;

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

/** One question of a round: what is chosen, and, once it is checked, whether that was right. */
const Place = v.strictObject({ id, chosen: v.pipe(v.array(id), v.maxLength(32)), right: v.nullable(v.boolean()) });
type Place = v.InferOutput<typeof Place>;

/** A round of questions and how far it has come. `index` is the present place; `places.length` when it is finished. */
export const Session = v.pipe(
  v.strictObject({
    /** The state that the round is about; null: mixed. */
    about: v.nullable(v.picklist(STATES)),
    index: v.pipe(v.number(), v.integer(), v.minValue(0)),
    places: v.pipe(v.array(Place), v.minLength(1), v.maxLength(1000)),
  }),
  v.check(({ index, places }) => index <= places.length, 'index lies beyond the round'),
);
export type Session = v.InferOutput<typeof Session>;

/** A new round, easier questions first; null when there is no question. `random` answers from 0 to below 1. */
export function beginSession(
  questions: readonly Question[],
  about: State | null,
  random: () => number = Math.random,
): Session | null {
  const chosen = questions
    .filter(({ states }) => about === null || states.includes(about))
    .map((question) => ({ question, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, ROUND)
    .sort((a, b) => a.question.difficulty - b.question.difficulty);
  if (chosen.length === 0) return null;
  return { about, index: 0, places: chosen.map(({ question }) => ({ id: question.id, chosen: [], right: null })) };
}

/** The present place, or undefined when the round is finished. */
export function presentPlace(session: Session): Place | undefined {
  return session.places[session.index];
}

/** The session with other options chosen; unchanged when `question` is not the present one or is checked already. */
export function choose(session: Session, question: Question, options: readonly string[]): Session {
  const known = question.options.map(({ id }) => id).filter((option) => options.includes(option));
  const chosen = question.pick === 'one' ? known.slice(0, 1) : known;
  return changePlace(session, question.id, (place) => (place.right === null ? { ...place, chosen } : place));
}

/** The session with the present answer marked. */
export function mark(session: Session, question: string, right: boolean): Session {
  return changePlace(session, question, (place) => (place.right === null ? { ...place, right } : place));
}

/** The session one question further; unchanged when the present one is not `question` or not checked. */
export function advance(session: Session, question: string): Session {
  const place = presentPlace(session);
  if (place?.id !== question || place.right === null) return session;
  return { ...session, index: session.index + 1 };
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

function changePlace(session: Session, question: string, change: (place: Place) => Place): Session {
  if (presentPlace(session)?.id !== question) return session;
  const places = session.places.map((place, index) => (index === session.index ? change(place) : place));
  return { ...session, places };
}
