/**
 * Durations: `200ms`, `3s`, `2min`, `4t`, and in terms of the head's settings `2msl`, `0.5msl`, `rto` (`MSL` is the same
 * as `msl`). A file counts either milliseconds or whole ticks.
 */

/** What a file counts time in, and what made it so (`line 3 says 3t`). */
export interface Clock {
  readonly discrete: boolean;
  readonly because: string;
}

/** A duration as written: an amount of the file's unit, or so many times a setting. */
export interface Duration {
  readonly amount: number;
  readonly of: 'msl' | 'rto' | null;
}

/** The longest duration: a day, or as many ticks as nobody wants to count. */
export const LONGEST_MILLISECONDS = 86_400_000;
export const LONGEST_TICKS = 1000;

const WRITTEN = /^(\d{1,15}(?:\.\d{1,15})?)?(ms|s|min|t|msl|MSL|rto)$/;

/** Whether a word is a duration in milliseconds or ticks: `ms` or `t`; null when it is neither. */
export function unitOf(word: string): 'ms' | 't' | null {
  const match = WRITTEN.exec(word.split('..')[0] ?? '');
  if (match?.[1] === undefined) return null;
  if (match[2] === 't') return 't';
  return match[2] === 'ms' || match[2] === 's' || match[2] === 'min' ? 'ms' : null;
}

/** A word as a duration, or what is wrong with it. */
export function readDuration(word: string, clock: Clock): Duration | string {
  const match = WRITTEN.exec(word);
  const example = clock.discrete ? '`2t`, `2msl` or `rto`' : '`200ms`, `3s`, `2min`, `2msl` or `rto`';
  if (match === null) {
    if (/^\d+(\.\d+)?$/.test(word))
      return `\`${word}\` lacks its unit: ${clock.discrete ? `\`${word}t\`` : `\`${word}ms\` or \`${word}s\``}`;
    return `\`${word}\` is no duration; write it as ${example}`;
  }
  const [, number, unit] = match;
  if (unit === 'msl' || unit === 'MSL') return { amount: Number(number ?? 1), of: 'msl' };
  if (unit === 'rto') return { amount: Number(number ?? 1), of: 'rto' };
  if (number === undefined) return `\`${word}\` lacks its number; write it as ${example}`;
  if ((unit === 't') !== clock.discrete) {
    return clock.discrete
      ? `\`${word}\` is no number of ticks, and this file counts ticks (${clock.because})`
      : `\`${word}\` is in ticks, and this file counts milliseconds (${clock.because})`;
  }
  const factor = unit === 's' ? 1000 : unit === 'min' ? 60_000 : 1;
  return { amount: Number(number) * factor, of: null };
}

/** A length of time as a whole number of the file's unit, or what is wrong with it. */
export function checkLength(amount: number, least: number, discrete: boolean): number | string {
  const whole = Math.round(amount);
  const most = discrete ? LONGEST_TICKS : LONGEST_MILLISECONDS;
  if (Math.abs(whole - amount) > 1e-6)
    return `${amount} is not a whole number of ${discrete ? 'ticks' : 'milliseconds'}`;
  if (whole < least) return `it must be at least ${formatDuration(least, discrete)}`;
  if (whole > most) return `it may be at most ${formatDuration(most, discrete)}`;
  return whole;
}

/** `4t`, `120s`, `1500ms`: the shortest exact form without minutes. */
export function formatDuration(duration: number, discrete: boolean): string {
  if (discrete) return `${duration}t`;
  return duration % 1000 === 0 ? `${duration / 1000}s` : `${duration}ms`;
}
