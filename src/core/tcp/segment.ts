import { advance } from './sequence';

/** A segment as far as closing a connection needs it (RFC 9293, 3.1): control bits, numbers and a length. */

/** The control bits, as a set in one number. */
export const SYN = 1;
export const FIN = 2;
export const RST = 4;
export const ACK = 8;

const NAMES: readonly (readonly [number, string])[] = [
  [SYN, 'SYN'],
  [FIN, 'FIN'],
  [RST, 'RST'],
  [ACK, 'ACK'],
];

/** One segment. */
export interface Segment {
  /** SYN, FIN, RST and ACK, or-ed. */
  readonly flags: number;
  /** SEG.SEQ, 0 to 2^32 − 1. */
  readonly seq: number;
  /** SEG.ACK; 0 and without meaning when the ACK bit is not set. */
  readonly ack: number;
  /** Bytes of text. */
  readonly len: number;
  /** Which connection between these two ends sent it, 1 for the first: no field of TCP, it lets us tell an old duplicate. */
  readonly incarnation: number;
}

/** SEG.LEN: text, and one number each for SYN and FIN (RFC 9293, 3.4). */
export function lengthOf(segment: Segment): number {
  return segment.len + ((segment.flags & SYN) === 0 ? 0 : 1) + ((segment.flags & FIN) === 0 ? 0 : 1);
}

/** Which numbers a segment takes: its text from `first` to `last`, its FIN `fin`; `next` is the one after all of them. */
export function numbersOf(segment: Segment): { first: number; last: number; fin: number; next: number } {
  const { seq, len } = segment;
  const first = advance(seq, has(segment, SYN) ? 1 : 0);
  return { first, last: advance(first, len - 1), fin: advance(first, len), next: advance(seq, lengthOf(segment)) };
}

/** Whether every bit of `bits` is set. */
export function has(segment: Segment, bits: number): boolean {
  return (segment.flags & bits) === bits;
}

/** `FIN,ACK` for the bits of a segment; an empty set is `none`. */
export function formatFlags(flags: number): string {
  const names = NAMES.filter(([bit]) => (flags & bit) !== 0).map(([, name]) => name);
  return names.length === 0 ? 'none' : names.join(',');
}

/** The bits named by `FIN,ACK`, in any order, or undefined when a name is not one of SYN, FIN, RST, ACK. */
export function parseFlags(text: string): number | undefined {
  let flags = 0;
  for (const name of text.split(',')) {
    const known = NAMES.find(([, word]) => word === name);
    if (known === undefined || (flags & known[0]) !== 0) return undefined;
    flags |= known[0];
  }
  return flags;
}

/** `FIN,ACK seq 101 ack 301 len 10`: what a log, a ladder and an error say of a segment. */
export function formatSegment(segment: Segment): string {
  const ack = has(segment, ACK) ? ` ack ${segment.ack}` : '';
  const len = segment.len > 0 ? ` len ${segment.len}` : '';
  return `${formatFlags(segment.flags)} seq ${segment.seq}${ack}${len}`;
}
