import * as v from 'valibot';
import { TOPICS } from '../core/quiz/question';
import { name, state, text } from './parts';

/** A row of the table of transitions, in the reader’s language. */
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

/** The page of a state. */
export const StateScreen = v.strictObject({
  kind: v.literal('state'),
  state,
  /** Where both ends are in the run that is being watched; null for an end that nobody watches. */
  places: v.strictObject({ A: v.nullable(state), B: v.nullable(state) }),
  group: text,
  /** What it means; who is in it; both a few sentences. */
  meaning: text,
  who: text,
  /** What is wrong when there are many. */
  many: text,
  /** What lists the connections in this state, on each system; null where nothing does. */
  list: v.nullable(v.strictObject({ linux: text, macos: text, windows: text })),
  /** What the tools call it; `proc` is the code in `/proc/net/tcp`. Empty texts when that is not known. */
  tools: v.strictObject({
    ss: text,
    netstat: v.strictObject({ linux: text, macos: text, windows: text }),
    proc: text,
  }),
  into: v.array(RowView),
  out: v.array(RowView),
  calls: v.array(RowView),
  ignores: v.array(RowView),
  /** Every question about it, by topic. */
  questions: v.array(
    v.strictObject({
      topic: v.picklist(TOPICS),
      title: text,
      items: v.array(v.strictObject({ id: text, prompt: text })),
    }),
  ),
  /** The lessons about it. */
  lessons: v.array(v.strictObject({ id: text, title: text })),
});

/** What the learner does with a state, wherever its name stands. */
export const stateIntents = [
  v.strictObject({ type: v.literal('openState'), state }),
  v.strictObject({ type: v.literal('quizState'), state }),
  /** Asks just this question. */
  v.strictObject({ type: v.literal('quizQuestion'), question: name }),
] as const;
