import type { Draft, Endpoint } from './endpoint';
import { flush, formResetInReply, formSynAgain, retransmit, sendAck, sendSyn } from './output';
import type { Row } from './row';
import type { Segment } from './segment';
import type { Settings } from './settings';

/** The endpoint afterwards, what it sent (first first), and the row of the table that decided it. */
export interface Step {
  readonly endpoint: Endpoint;
  readonly sent: readonly Segment[];
  readonly row: Row;
}

/** The segment because of which something is sent; `urgent`: its ACK must not wait. */
export interface Cause {
  readonly segment: Segment;
  readonly urgent: boolean;
}

/** Sends what the row says, then whatever was queued and may go now; returns what left. */
export function send(row: Row, next: Draft, settings: Settings, cause?: Cause): readonly Segment[] {
  switch (row.sends) {
    case 'nothing':
    case 'FIN':
    case 'text':
      return flush(next, settings);
    case 'SYN':
      return [sendSyn(next, false, settings)];
    case 'SYN,ACK':
      return [next.unacked.length === 0 ? sendSyn(next, true, settings) : formSynAgain(next)];
    case 'ACK':
      return [sendAck(next), ...flush(next, settings)];
    case 'ACK, may wait': {
      const flushed = flush(next, settings);
      if (flushed.length > 0) return flushed;
      if (settings.delayedAck === null || cause?.urgent === true) return [sendAck(next)];
      next.timers['delayed-ack'] ??= settings.delayedAck;
      return [];
    }
    case 'RST':
      throw new Error('send: the abort’s RST is formed by the call, before the state changes');
    case 'RST in reply':
      if (cause === undefined) throw new Error('send: a RST in reply answers a segment');
      return [formResetInReply(cause.segment)];
    case 'again':
      return [retransmit(next, settings)];
  }
}
