import * as v from 'valibot';
import { LadderSchema, state, text } from './parts';

/** A run that is only watched. */
export const WatchScreen = v.strictObject({
  kind: v.literal('watch'),
  /** What is watched: while it stays the same, the page keeps the step. */
  id: text,
  title: text,
  /** The run, up to the line that is impossible if there is one; null when there is nothing to be drawn. */
  ladder: v.nullable(LadderSchema),
  /** Where the scenario stops, and why; `line` counts from 1, null when it is about the whole. */
  failed: v.nullable(v.strictObject({ line: v.nullable(v.number()), said: text })),
  /** It is a document that can be shown where it is; else it is opened as a new one. */
  isDocument: v.boolean(),
  /** The state that is selected in the diagram. */
  selected: v.nullable(state),
});
export type WatchScreen = v.InferOutput<typeof WatchScreen>;

/** The ways in which a run can be copied. */
const format = v.picklist(['text', 'svg', 'mermaid']);

/** What the host answers to `copyRun`: whether it is on the clipboard. */
export const Copied = v.strictObject({ type: v.literal('copied'), format, done: v.boolean() });
export type Copied = v.InferOutput<typeof Copied>;

/** The most characters that a page may hand over to be copied or watched. */
const MOST = 8_000_000;

/** What the learner does with a run, wherever it stands. */
export const watchIntents = [
  /** Selects a state in the diagram; null selects none. */
  v.strictObject({ type: v.literal('selectState'), state: v.nullable(state) }),
  /** Where both ends are at the step that is shown. */
  v.strictObject({ type: v.literal('places'), A: state, B: state }),
  /** Puts a run on the clipboard, as the page has written it. */
  v.strictObject({
    type: v.literal('copyRun'),
    format,
    text: v.pipe(text, v.maxLength(MOST)),
  }),
  /** Opens a run, given as a scenario, on the page that watches. */
  v.strictObject({ type: v.literal('watchRun'), scenario: v.pipe(text, v.maxLength(MOST)) }),
  /** Opens what is watched in the editor, at a line counted from 1. */
  v.strictObject({ type: v.literal('openWatched'), line: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))) }),
] as const;
