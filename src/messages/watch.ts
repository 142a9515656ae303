import * as v from 'valibot';
import { state } from './parts';

/** What the learner does with the diagram of the states, wherever it stands: null selects none. */
export const watchIntents = [v.strictObject({ type: v.literal('selectState'), state: v.nullable(state) })] as const;
