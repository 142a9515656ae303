import * as v from 'valibot';
import type { Speed } from './ladder/playback';
import { SPEEDS } from './ladder/playback';

/**
 * What the page keeps for itself: which run is open and how far it has been played. Everything else is the host's. It
 * survives a reload of the page, and is forgotten when another question or state is shown.
 */
const ViewSchema = v.object({
  /** What it belongs to: the question's id, the state's name or the kind of screen. */
  about: v.string(),
  /** The option whose run is open. */
  open: v.nullable(v.string()),
  /** How far each run has been played: option id (or '' for the run that the question shows) → step, 0 before the first. */
  step: v.record(v.string(), v.number()),
  /** Runs are shown as tables. */
  asTable: v.boolean(),
  /** How many times as fast runs are played. */
  speed: v.optional(v.picklist(SPEEDS), 1),
  /** The state diagram is shown beside a run. */
  withStates: v.optional(v.boolean(), true),
});

export type View = Readonly<v.InferOutput<typeof ViewSchema>>;

/** How a reader likes to see runs: it stays from one to the next. */
export interface Habits {
  readonly asTable: boolean;
  readonly speed: Speed;
  readonly withStates: boolean;
}

const USUAL: Habits = { asTable: false, speed: 1, withStates: true };

/** A view in which nothing is open yet. Habits stay. */
export function freshView(about: string, { asTable, speed, withStates }: Habits = USUAL): View {
  return { about, open: null, step: {}, asTable, speed, withStates };
}

/** The remembered view, or a fresh one when what was remembered is none. */
export function readView(remembered: unknown): View {
  const result = v.safeParse(ViewSchema, remembered);
  return result.success ? result.output : freshView('');
}
