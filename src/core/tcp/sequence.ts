/**
 * Sequence numbers: whole numbers modulo 2^32 (RFC 9293, 3.4). Every comparison is made on the circle: `a` is before
 * `b` when going forward from `a` reaches `b` within half of it.
 */

/** `number + count` on the circle; `count` may be negative. */
export function advance(number: number, count: number): number {
  return (number + count) >>> 0;
}

/** How far `to` lies ahead of `from`: −2^31 to 2^31 − 1, negative when it lies behind. */
export function distance(from: number, to: number): number {
  return (to - from) | 0;
}

/** `a` < `b` on the circle. */
export function before(a: number, b: number): boolean {
  return distance(a, b) > 0;
}

/** `a` ≤ `b` on the circle. */
export function atOrBefore(a: number, b: number): boolean {
  return distance(a, b) >= 0;
}
