import type { TcpError } from './endpoint';
import type { Event } from './events';
import type { State } from './states';

/**
 * What leaves because of a row.
 * `ACK`: <SEQ=SND.NXT><ACK=RCV.NXT>. `ACK, may wait`: the same, but it may be held (delayed ACK). `FIN`: after the queued
 * text. `text`: what is queued, as far as the window allows. `RST`: the abort's, at SND.NXT. `RST in reply`: formed from the
 * segment that it answers (RFC 9293, 3.10.7.1). `again`: the first unacknowledged segment once more.
 */
export type Sends =
  'nothing' | 'SYN' | 'SYN,ACK' | 'ACK' | 'ACK, may wait' | 'FIN' | 'text' | 'RST' | 'RST in reply' | 'again';

/** One row of the table. */
export interface Row {
  readonly from: readonly State[];
  readonly on: Event;
  readonly sends: Sends;
  /** The state that follows; `same`: it stays. */
  readonly to: State | 'same';
  /** Why the call is refused. */
  readonly refuses?: TcpError;
  /** What the application is told of the connection that ends here. */
  readonly ends?: TcpError;
  /** The 2MSL timer starts again although the state stays. */
  readonly restarts?: 'time-wait';
  /** The section of RFC 9293 (or another document) that says so. */
  readonly rfc: string;
  /** One sentence why, for the learner. */
  readonly why: string;
}

/** A name of the row that does not change when rows are added: its first state and its event. */
export function idOf(row: Row): string {
  return `${row.from[0] ?? ''}: ${row.on}`;
}
