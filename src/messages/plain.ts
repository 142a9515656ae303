import * as v from 'valibot';
import { text } from './parts';

/** Nothing to show: why, in a sentence, and what the reader can do. */
export const ProblemScreen = v.strictObject({ kind: v.literal('problem'), message: text });

/** The machine is at work, and there is nothing to show yet. */
export const LoadingScreen = v.strictObject({ kind: v.literal('loading') });
