import * as v from 'valibot';
import { ASKS, RANGES } from '../core/lab/wait';
import { LadderSchema, text } from './parts';

const { msl, rtoInMsl, losses, duplicates, waitInMsl } = RANGES;
const between = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const ask = v.picklist(ASKS);

/** What the experiment searches, and the length and question whose result is shown. Times in ticks. */
export const WaitSetting = v.strictObject({
  msl: between(msl.min, msl.max),
  rto: between(1, rtoInMsl.max * msl.max),
  losses: between(losses.min, losses.max),
  duplicates: between(duplicates.min, duplicates.max),
  rfc1337: v.boolean(),
  /** The length of TIME_WAIT that is shown. */
  ticks: between(0, waitInMsl.max * msl.max),
  ask,
});
export type WaitSetting = v.InferOutput<typeof WaitSetting>;

/** What is known of one length: null while it has not been decided. */
const Cell = v.strictObject({
  ticks: count,
  verdict: v.nullable(v.picklist(['none', 'bad', 'unknown'])),
  /** Worlds reached so far, or by the time it was decided. */
  worlds: count,
  /** Steps of a shortest bad run. */
  steps: v.nullable(count),
  isNow: v.boolean(),
});
export type WaitCell = v.InferOutput<typeof Cell>;

const EdgeSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('at'), ticks: count }),
  v.strictObject({ kind: v.literal('nowhere'), assassinated: v.boolean() }),
  v.strictObject({ kind: v.literal('open'), above: v.nullable(count), cutOff: v.boolean() }),
]);

/** One question about every length, the shortest first. */
const Lane = v.strictObject({ ask, cells: v.pipe(v.array(Cell), v.readonly()), edge: EdgeSchema });
export type WaitLane = v.InferOutput<typeof Lane>;

/** The page “Why 2MSL”. */
export const WaitScreen = v.strictObject({
  kind: v.literal('wait'),
  setting: WaitSetting,
  /** The last change that this setting contains: the page shows its own until its last one is confirmed. */
  turn: count,
  lanes: v.pipe(v.array(Lane), v.readonly()),
  /** Trials decided, of how many, and whether the rest is being searched or waits. */
  progress: v.strictObject({ done: count, of: count, state: v.picklist(['searching', 'stopped', 'done']) }),
  /** The model of the length and question shown, as text, and its shortest bad run if it has one. */
  model: text,
  ladder: v.nullable(LadderSchema),
});
export type WaitScreen = v.InferOutput<typeof WaitScreen>;

/** What the learner does there. */
export const waitIntents = [
  v.strictObject({ type: v.literal('waitSet'), turn: count, setting: WaitSetting }),
  v.strictObject({
    type: v.literal('waitDo'),
    /** Stops the search, goes on with it; opens the run or the model that is shown; opens the results as CSV. */
    act: v.picklist(['stop', 'go', 'openRun', 'openModel', 'export']),
  }),
] as const;
