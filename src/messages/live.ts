import * as v from 'valibot';
import { EXPERIMENT_IDS, KNOWN_IDS, NOTE_IDS } from '../core/live';
import { end, state, text } from './parts';

const both = v.strictObject({ A: state, B: state });
const passed = v.strictObject({ A: v.pipe(v.array(state), v.readonly()), B: v.pipe(v.array(state), v.readonly()) });
const left = v.strictObject({ A: v.nullable(v.number()), B: v.nullable(v.number()) });
/** `OK`, `EOF`, the number of bytes, or the kernel's error. */
const answer = v.union([text, v.number()]);

/** One step: what is called, what the machine says of it, and what the kernel did. */
export const LiveStepView = v.strictObject({
  note: v.picklist(NOTE_IDS),
  who: end,
  /** The calls as a program writes them, and as the notation does; no lines where it has none. */
  call: text,
  lines: v.array(text),
  onlyPredicted: v.boolean(),
  predicted: v.strictObject({ states: both, passed, answer }),
  /** Null before it has been run. */
  seen: v.nullable(
    v.strictObject({
      states: both,
      passed,
      answer,
      verdict: v.picklist(['same', 'explained', 'different']),
      known: v.pipe(v.array(v.picklist(KNOWN_IDS)), v.readonly()),
    }),
  ),
});
export type LiveStepView = v.InferOutput<typeof LiveStepView>;

/** What is kept of the lab over a reload. */
export const LiveKept = v.strictObject({
  chosen: v.picklist(EXPERIMENT_IDS),
  /** Whether a run had begun and was not over. */
  isUnderWay: v.boolean(),
});
export type LiveKept = v.InferOutput<typeof LiveKept>;

/** A close that is run for real. */
export const LiveScreen = v.strictObject({
  kind: v.literal('live'),
  experiments: v.pipe(v.array(v.picklist(EXPERIMENT_IDS)), v.readonly()),
  chosen: v.picklist(EXPERIMENT_IDS),
  /** Why nothing can be run here: no Node, or no /proc. Null: it can. */
  lacks: v.nullable(v.picklist(['node', 'proc'])),
  /** What goes on: nothing yet; between two steps; a step; it is over; stopped by the reader, by a failure, or by a reload. */
  phase: v.picklist(['idle', 'open', 'running', 'done', 'stopped', 'failed', 'ended']),
  /** Why it failed. */
  failed: v.nullable(v.picklist(['table', 'slow', 'call', 'load'])),
  /** How many steps have been run. */
  at: v.number(),
  steps: v.array(LiveStepView),
  /** The ports of both ends, once they are open. */
  ports: v.nullable(v.strictObject({ A: v.number(), B: v.number() })),
  /** What the table shows at this moment, and what the kernel's timers have left, in milliseconds. */
  now: v.nullable(v.strictObject({ states: both, left })),
  /** The whole as a scenario. */
  scenario: text,
});
export type LiveScreen = v.InferOutput<typeof LiveScreen>;

/** What the page of a real close asks for. */
export const liveIntents = [
  v.strictObject({
    type: v.literal('live'),
    act: v.variant('do', [
      v.strictObject({ do: v.literal('choose'), experiment: v.picklist(EXPERIMENT_IDS) }),
      /** Runs the next step, or begins anew. */
      v.strictObject({ do: v.literal('step') }),
      v.strictObject({ do: v.literal('all') }),
      /** Lets go of everything that is open. */
      v.strictObject({ do: v.literal('stop') }),
    ]),
  }),
] as const;
export type LiveAct = v.InferOutput<(typeof liveIntents)[0]>['act'];
