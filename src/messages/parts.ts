import * as v from 'valibot';
import type { Ladder } from '../core/scenario/ladder';
import { STATES } from '../core/tcp/states';

/** What several screens are made of. */

/** A text of any length, in the language of the page or as somebody wrote it. */
export const text = v.string();
/** The name of a question, an option or a lesson, as the page gives it back: it is only ever looked up. */
export const name = v.pipe(v.string(), v.maxLength(200));
/** One of the eleven states. */
export const state = v.picklist(STATES);
/** One of the two ends. */
export const end = v.picklist(['A', 'B']);

const LadderSegmentSchema = v.strictObject({
  flags: text,
  seq: v.number(),
  ack: v.nullable(v.number()),
  len: v.number(),
});

const LadderStepSchema = v.strictObject({
  at: v.number(),
  line: v.nullable(v.number()),
  kind: v.picklist(['call', 'send', 'arrive', 'lose', 'expire', 'duplicate', 'inject', 'timeout']),
  end,
  flight: v.nullable(v.number()),
  copy: v.nullable(v.number()),
  segment: v.nullable(LadderSegmentSchema),
  call: v.nullable(text),
  returned: v.nullable(text),
  refused: v.boolean(),
  timer: v.nullable(v.picklist(['retransmit', 'user-timeout', 'time-wait', 'delayed-ack', 'fin-timeout'])),
  A: state,
  B: state,
  row: v.nullable(v.strictObject({ id: text, rfc: text, why: text })),
});

/** A run, as it is drawn. */
export const LadderSchema = v.strictObject({
  scenario: text,
  discrete: v.boolean(),
  start: v.strictObject({ A: state, B: state }),
  steps: v.pipe(v.array(LadderStepSchema), v.readonly()),
}) satisfies v.GenericSchema<unknown, Ladder>;

/** What each line of a story about a host's ports was answered, and why where it was refused. */
export const StorySchema = v.pipe(
  v.array(v.strictObject({ line: text, answer: text, why: v.nullable(text) })),
  v.readonly(),
);

/** A misconception in words. */
export const BeliefView = v.strictObject({ id: text, believed: text, fact: text });
