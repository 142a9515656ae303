import * as v from 'valibot';
import { text } from './parts';

/** The most characters of a chart that is to be saved: some hundred points need a few ten thousand. */
const MOST = 4_000_000;

/** What the learner does with a chart, wherever it stands. */
export const chartIntents = [
  /** Saves a chart's numbers, or its picture, as the page has written them; `name` is the file's, without its ending. */
  v.strictObject({
    type: v.literal('saveChart'),
    format: v.picklist(['csv', 'svg']),
    name: v.pipe(text, v.regex(/^[a-z0-9-]{1,60}$/)),
    text: v.pipe(text, v.maxLength(MOST)),
  }),
] as const;
export type SaveChart = v.InferOutput<(typeof chartIntents)[0]>;
