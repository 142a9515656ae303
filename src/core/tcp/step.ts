import { takeSegment } from './arrive';
import type { Call } from './call';
import { takeCall } from './call';
import type { Endpoint, Timer } from './endpoint';
import { copyOf } from './endpoint';
import { enter } from './enter';
import type { Event } from './events';
import { isGivenUpByLinux } from './linux';
import { rowFor } from './lookup';
import type { Segment } from './segment';
import type { Step } from './send';
import { send } from './send';
import type { Settings } from './settings';

/** What can be put to an endpoint. */
export type Input =
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'segment'; readonly segment: Segment }
  | { readonly kind: 'timer'; readonly timer: Timer };

/**
 * One step of one endpoint: pure, and total for every input that can happen. Whatever comes in – a call (call.ts), a
 * segment (arrive.ts) or the end of a timer – goes the same way: which event of the table is it; what does it do to
 * numbers, text and queues; into which state does the row lead (enter.ts); what does the row send (send.ts).
 */
export function step(endpoint: Endpoint, input: Input, settings: Settings): Step {
  switch (input.kind) {
    case 'call':
      return takeCall(endpoint, input.call, settings);
    case 'segment':
      return takeSegment(endpoint, input.segment, settings);
    case 'timer':
      return takeTimeout(endpoint, input.timer, settings);
  }
}

function takeTimeout(endpoint: Endpoint, timer: Timer, settings: Settings): Step {
  const row = rowFor(endpoint.state, eventOfTimer(endpoint, timer, settings));
  const next = copyOf(endpoint);
  next.timers[timer] = null;
  enter(next, row, settings);
  return { endpoint: next, sent: send(row, next, settings), row };
}

function eventOfTimer(endpoint: Endpoint, timer: Timer, settings: Settings): Event {
  switch (timer) {
    case 'retransmit':
      return isGivenUpByLinux(endpoint, settings) ? 'user timeout' : 'retransmission timeout';
    case 'user-timeout':
      return 'user timeout';
    case 'delayed-ack':
      return 'delayed ACK';
    case 'fin-timeout':
      return 'FIN_WAIT_2 timeout';
    case 'time-wait':
      return endpoint.listening ? 'time-wait timeout, listener' : 'time-wait timeout';
  }
}
