import { t } from '@vscode/l10n';
import type { Event, Row } from '../core/tcp';

/** What host and page alike say of a row of the table. */

/** Each event, short enough for a line of the tree. What it means in full is `EVENTS[event].means`. */
const EVENT_TEXTS: Readonly<Record<Event, () => string>> = {
  listen: () => 'listen()',
  connect: () => 'connect()',
  send: () => 'send()',
  receive: () => 'receive()',
  shutdown: () => 'shutdown(SHUT_WR)',
  close: () => 'close()',
  'close, unread data': () => t('close() with unread data'),
  'call after close': () => t('any call after close()'),
  abort: () => 'abort()',
  'abort, listener': () => t('abort(), with a listener'),

  segment: () => t('any other segment arrives'),
  'stray ACK': () => t('stray ACK arrives'),
  SYN: () => t('SYN arrives'),
  'SYN + ACK of SYN': () => t('SYN and ACK of our SYN arrive'),
  'SYN, passive open': () => t('another SYN arrives (passive open)'),
  'new SYN': () => t('new SYN arrives'),
  RST: () => t('RST arrives'),
  'RST, passive open': () => t('RST arrives (passive open)'),
  'RST, listener': () => t('RST arrives, with a listener'),
  'RST, RFC 1337': () => t('RST arrives (with RFC 1337’s fix)'),
  'RST in window': () => t('RST elsewhere in the window arrives'),
  'RST outside window': () => t('RST outside the window arrives'),
  'outside window': () => t('segment outside the window arrives'),
  'outside window, Linux': () => t('any other segment with ACK arrives (Linux)'),
  'no ACK': () => t('segment without ACK arrives'),
  'ACK of unsent': () => t('ACK of something unsent arrives'),
  ACK: () => t('ACK arrives'),
  'ACK, Linux': () => t('ACK arrives (Linux)'),
  'ACK of SYN': () => t('ACK of our SYN arrives'),
  'ACK of SYN + text': () => t('ACK of our SYN and text arrive'),
  'ACK of SYN + gap': () => t('ACK of our SYN arrives after a gap'),
  'FIN + ACK of SYN': () => t('FIN and ACK of our SYN arrive'),
  text: () => t('text arrives'),
  'ACK of FIN + text': () => t('ACK of our FIN and text arrive'),
  gap: () => t('text or FIN arrives after a gap'),
  'ACK of FIN + gap': () => t('ACK of our FIN arrives after a gap'),
  'text after close': () => t('text arrives after close()'),
  'ACK of FIN': () => t('ACK of our FIN arrives'),
  FIN: () => t('FIN arrives'),
  'FIN + ACK of FIN': () => t('FIN and ACK of our FIN arrive'),
  'repeated FIN': () => t('FIN arrives again'),
  'repeated FIN + ACK of FIN': () => t('FIN arrives again, with the ACK of ours'),

  'retransmission timeout': () => t('retransmission timer ends'),
  'user timeout': () => t('user timeout ends'),
  'delayed ACK': () => t('delayed-ACK timer ends'),
  'time-wait timeout': () => t('TIME_WAIT is over'),
  'time-wait timeout, listener': () => t('TIME_WAIT is over, with a listener'),
  'FIN_WAIT_2 timeout': () => t('FIN_WAIT_2 timer ends'),
};

/** What happens, in the reader's language: `close()`, `FIN arrives`, `TIME_WAIT is over`. */
export function eventText(event: Event): string {
  return EVENT_TEXTS[event]();
}

/** What leaves because of a row, in the reader's language; null when nothing does. */
export function sendsText(row: Row): string | null {
  switch (row.sends) {
    case 'nothing':
      return null;
    case 'ACK, may wait':
      return t('ACK (may wait)');
    case 'RST in reply':
      return 'RST';
    case 'again':
      return t('the first unacknowledged segment again');
    case 'text':
      return t('the queued text');
    case 'SYN':
    case 'SYN,ACK':
    case 'ACK':
    case 'FIN':
    case 'RST':
      return row.sends;
  }
}
