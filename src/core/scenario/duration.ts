/**
 * Durations: `200ms`, `3s`, `2min`, `4t`, and in terms of the head's settings `2msl`, `0.5msl`, `rto` (`MSL` is the same
 * as `msl`). A file counts either milliseconds or whole ticks.
 */

import type { Said } from '../said';
import { either, say } from '../said';

/** What a file counts time in, and what made it so (`line 3 says 3t`). */
export interface Clock {
  readonly discrete: boolean;
  readonly because: Said;
}

/** A duration as written: an amount of the file's unit, or so many times a setting. */
export interface Duration {
  readonly amount: number;
  readonly of: 'msl' | 'rto' | null;
}

/** The longest duration of a setting: a day, or as many ticks as nobody wants to count. */
const LONGEST_MILLISECONDS = 86_400_000;
const LONGEST_TICKS = 1000;
/** How many times as long one may wait: what is said in terms of a setting, as 2MSL, always has room. */
const WAITS = 10;

/** The longest duration: of a setting, or of what is waited for. */
export function longestDuration(discrete: boolean, what: 'setting' | 'wait'): number {
  return (discrete ? LONGEST_TICKS : LONGEST_MILLISECONDS) * (what === 'wait' ? WAITS : 1);
}

const WRITTEN = /^(\d{1,15}(?:\.\d{1,15})?)?(ms|s|min|t|msl|MSL|rto)$/;

/** Whether a word is a duration in milliseconds or ticks: `ms` or `t`; null when it is neither. */
export function unitOf(word: string): 'ms' | 't' | null {
  const match = WRITTEN.exec(word.split('..')[0] ?? '');
  if (match?.[1] === undefined) return null;
  if (match[2] === 't') return 't';
  return match[2] === 'ms' || match[2] === 's' || match[2] === 'min' ? 'ms' : null;
}

/** A word as a duration, or what is wrong with it. */
export function readDuration(word: string, clock: Clock): Duration | Said {
  const match = WRITTEN.exec(word);
  const examples = clock.discrete ? ['`2t`', '`2msl`', '`rto`'] : ['`200ms`', '`3s`', '`2min`', '`2msl`', '`rto`'];
  if (match === null) {
    if (/^\d+(\.\d+)?$/.test(word))
      return clock.discrete
        ? say('`{0}` lacks its unit: `{0}t`', word)
        : say('`{0}` lacks its unit: `{0}ms` or `{0}s`', word);
    return say('`{0}` is no duration; write it as {1}', word, either(examples));
  }
  const [, number, unit] = match;
  if (unit === 'msl' || unit === 'MSL') return { amount: Number(number ?? 1), of: 'msl' };
  if (unit === 'rto') return { amount: Number(number ?? 1), of: 'rto' };
  if (number === undefined) return say('`{0}` lacks its number; write it as {1}', word, either(examples));
  if ((unit === 't') !== clock.discrete) {
    return clock.discrete
      ? say('`{0}` is no number of ticks, and this file counts ticks ({1})', word, clock.because)
      : say('`{0}` is in ticks, and this file counts milliseconds ({1})', word, clock.because);
  }
  const factor = unit === 's' ? 1000 : unit === 'min' ? 60_000 : 1;
  return { amount: Number(number) * factor, of: null };
}

/** A length of time as a whole number of the file's unit, or what is wrong with it. */
export function checkLength(amount: number, least: number, discrete: boolean, what: 'setting' | 'wait'): number | Said {
  const whole = Math.round(amount);
  const most = longestDuration(discrete, what);
  if (Math.abs(whole - amount) > 1e-6)
    return discrete
      ? say('{0} is not a whole number of ticks', amount)
      : say('{0} is not a whole number of milliseconds', amount);
  if (whole < least) return say('it must be at least {0}', formatDuration(least, discrete));
  if (whole > most) return say('it may be at most {0}', formatDuration(most, discrete));
  return whole;
}

/** `4t`, `120s`, `1500ms`: the shortest exact form without minutes. */
export function formatDuration(duration: number, discrete: boolean): string {
  if (discrete) return `${duration}t`;
  return duration % 1000 === 0 ? `${duration / 1000}s` : `${duration}ms`;
}
