import type { Parsed } from './ast';
import { createReading } from './reading';

/**
 * Parsing the notation. A file is read in two passes: first the head's lines (head.ts, settings.ts), which decide whether
 * the file is scripted or explored, what time is counted in, and what `2msl` means; then all others (actions.ts,
 * models.ts). A line with a fault is left out and the reading goes on, so that one pass finds the faults of every line.
 *
 * How the notation has grown beyond its first description:
 * - A scripted file counts whole ticks when its first duration with a unit is in ticks. Its time is an explored file's:
 *   `wait 2t` goes from instant to instant, and is refused while something must happen at this one (a retransmission's
 *   latest instant, a segment's last); TIME_WAIT ends when its instant is left. The defaults are an explored file's too:
 *   msl 2t, time-wait 2msl, rto 1t..MSL, at most one retransmission of a segment, no user-timeout.
 * - In such a file `A resend` makes A's retransmission happen at this instant, and `A ack` lets an ACK go that was held
 *   (`set delayed-ack 1t`); both are refused where the model does not allow them. Its head may say `A may resend 2`.
 *   So every run that a search finds is written as a file and replays to the same worlds.
 * - `set profile rfc` and `set user-timeout off` may be written out; durations may be any multiple of `msl` and `rto`.
 * - `iss A 500` a second time, in the head or after it, holds for that end's next connection; in an explored file too.
 */

/** Reads a scenario: what could be understood, and every fault. `name` stands in for a title that is missing. */
export function parse(text: string, options: { readonly name?: string } = {}): Parsed {
  const reading = createReading(text, options);
  reading.advance(Infinity);
  const { scenario, faults } = reading.result();
  return { scenario, faults };
}
