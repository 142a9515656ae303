import { formatSegment } from '../tcp';
import type { Fields } from './recording';

/** What was compared when the two parted; `recording`: the recording contradicts itself. */
export type Compared = 'segment' | 'state' | 'result' | 'proc' | 'recording';

/** The first difference between a recorded kernel and the machine. */
export interface Difference {
  readonly compared: Compared;
  /** Seconds into the recording. */
  readonly at: number;
  /** One clear sentence, without the time. */
  readonly text: string;
}

/** `at 0.154 s, the kernel …`: a difference in one sentence. */
export function formatDifference(difference: Difference): string {
  return `at ${difference.at.toFixed(4)} s, ${difference.text}`;
}

/** `FIN,ACK seq 1 ack 1`: a recorded segment in words. */
export function sayFields(fields: Fields): string {
  return formatSegment({ ...fields, incarnation: 0 });
}

/** Whether two segments are the same as far as a replay compares. */
export function isSameSegment(a: Fields, b: Fields): boolean {
  return a.flags === b.flags && a.seq === b.seq && a.ack === b.ack && a.len === b.len;
}
