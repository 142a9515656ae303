import { STATES } from '../tcp';
import { CALL_NAMES, KEYWORDS } from './actions';
import { ERRORS, FIELDS, PROPERTIES, TIMERS } from './conditions';
import { STARTS } from './head';
import { CLAIMS } from './models';
import { PROFILES, SETTING_NAMES } from './settings';

/**
 * Every word of the notation that has a meaning of its own, from the very tables that the reader reads by: for an editor
 * that completes, colours and explains them.
 */
export const VOCABULARY = {
  /** What a line may begin with. */
  keywords: KEYWORDS,
  calls: CALL_NAMES,
  settings: SETTING_NAMES,
  starts: STARTS,
  profiles: PROFILES,
  claims: CLAIMS,
  states: STATES,
  errors: ERRORS,
  timers: TIMERS,
  properties: PROPERTIES,
  fields: FIELDS,
  flags: ['SYN', 'FIN', 'RST', 'ACK'],
  directions: ['A>B', 'B>A'],
  /** Words that only stand beside others. */
  others: [
    'DATA',
    'all',
    'may',
    'must',
    'resend',
    'ack',
    'in',
    'flight',
    'data',
    'lost',
    'old',
    'and',
    'not',
    'EOF',
    'on',
    'off',
  ],
} as const;
