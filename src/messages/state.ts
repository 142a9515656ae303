import * as v from 'valibot';
import { state, text } from './parts';

export const RowView = v.strictObject({
  id: text,
  /** `close()`, or what arrives, in the reader's language. */
  on: text,
  sends: text,
  from: v.array(state),
  to: v.nullable(state),
  refuses: v.nullable(text),
  rfc: text,
  why: text,
});
export type RowView = v.InferOutput<typeof RowView>;

export const StateScreen = v.strictObject({
  kind: v.literal('state'),
  state,
  /** Where both ends are in the run that is being watched; null for an end that nobody watches. */
  places: v.strictObject({ A: v.nullable(state), B: v.nullable(state) }),
  group: text,
  /** What it means; who is in it; both a few sentences. */
  meaning: text,
  who: text,
  /** What is wrong when there are many; what `ss` and `netstat` call it. */
  many: text,
  tools: v.strictObject({ ss: text, netstat: text, proc: text }),
  into: v.array(RowView),
  out: v.array(RowView),
  calls: v.array(RowView),
  ignores: v.array(RowView),
});

/** What the learner does with a state, wherever its name stands. */
export const stateIntents = [
  v.strictObject({ type: v.literal('openState'), state }),
  v.strictObject({ type: v.literal('quizState'), state }),
] as const;
