/** A day in milliseconds. */
export const DAY = 86_400_000;

/**
 * The local day of a time, as whole days since 1970-01-01. `now` is in milliseconds since 1970 (UTC), `offset` in minutes
 * east of UTC (`-new Date(now).getTimezoneOffset()`).
 */
export function dayOf(now: number, offset: number): number {
  return Math.floor((now + offset * 60_000) / DAY);
}
