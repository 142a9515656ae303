import type { Endpoint } from './endpoint';
import type { Output } from './output';
import { flush, formResetInReply, retransmit, sendAck, sendSyn, sendSynAgain, setTimers } from './output';
import type { Row } from './row';
import type { Segment } from './segment';
import type { Settings } from './settings';

/** The endpoint afterwards, what it sent (first first), and the row of the table that decided it. */
export interface Step extends Output {
  readonly row: Row;
}

/** The segment because of which something is sent; `urgent`: its ACK must not wait. */
export interface Cause {
  readonly segment: Segment;
  readonly urgent: boolean;
}

/** Sends what the row says, then whatever was queued and may go now. */
export function send(row: Row, endpoint: Endpoint, settings: Settings, cause?: Cause): Step {
  return { ...outputOf(row, endpoint, settings, cause), row };
}

function outputOf(row: Row, endpoint: Endpoint, settings: Settings, cause: Cause | undefined): Output {
  switch (row.sends) {
    case 'nothing':
    case 'FIN':
    case 'text':
      return flush(endpoint, settings);
    case 'SYN':
      return sendSyn(endpoint, false, settings);
    case 'SYN,ACK':
      return endpoint.unacked.length === 0 ? sendSyn(endpoint, true, settings) : sendSynAgain(endpoint);
    case 'ACK': {
      const acked = sendAck(endpoint);
      const flushed = flush(acked.endpoint, settings);
      return { endpoint: flushed.endpoint, sent: [...acked.sent, ...flushed.sent] };
    }
    case 'ACK, may wait': {
      const flushed = flush(endpoint, settings);
      if (flushed.sent.length > 0) return flushed;
      if (settings.delayedAck === null || cause?.urgent === true) return sendAck(endpoint);
      const left = endpoint.timers['delayed-ack'] ?? settings.delayedAck;
      return { endpoint: setTimers(endpoint, { 'delayed-ack': left }), sent: [] };
    }
    case 'RST':
      throw new Error('send: the abort’s RST is formed by the call, before the state changes');
    case 'RST in reply':
      if (cause === undefined) throw new Error('send: a RST in reply answers a segment');
      return { endpoint, sent: [formResetInReply(cause.segment)] };
    case 'again':
      return retransmit(endpoint, settings);
  }
}
