import { t } from '@vscode/l10n';
import type { ClaimKind, SettingName } from '../../core/assist';
import type { Call, TcpError, Timer } from '../../core/tcp';

/** What the words of the notation mean, each in a sentence and with its source. */

/** A sentence, and where it is written. */
export interface Meaning {
  readonly text: string;
  readonly source: string;
}

/** What a setting is. */
export function settingMeaning(name: SettingName): Meaning {
  switch (name) {
    case 'msl':
      return {
        text: t('The maximum segment lifetime: a segment older than this is gone from the network.'),
        source: 'RFC 9293, 3.4.2',
      };
    case 'time-wait':
      return {
        text: t('How long TIME_WAIT lasts. 2MSL lets everything of the old connection die out.'),
        source: 'RFC 9293, 3.6.1 (MUST-13)',
      };
    case 'rto':
      return {
        text: t('The first retransmission timeout. It doubles with each repetition.'),
        source: 'RFC 6298, 5',
      };
    case 'user-timeout':
      return {
        text: t('Something unacknowledged for so long: the connection is aborted with the error timeout.'),
        source: 'RFC 9293, 3.8.3',
      };
    case 'delayed-ack':
      return {
        text: t('How long a bare ACK may be held back: whatever is sent meanwhile carries it.'),
        source: 'RFC 9293, 3.8.6.3',
      };
    case 'rfc1337':
      return {
        text: t('On: a RST that reaches TIME_WAIT is ignored, so it cannot end the wait early.'),
        source: 'RFC 1337, 3',
      };
    case 'fin-timeout':
      return {
        text: t('How long FIN_WAIT_2 lasts after close(), as on Linux. The RFC has no such limit.'),
        source: 'tcp(7), tcp_fin_timeout',
      };
    case 'profile':
      return { text: t('Whose times and habits are taken: those of the RFC or those of Linux.'), source: '' };
  }
}

/** What a control bit says; `DATA` is the notation’s word for text. */
export function flagMeaning(flag: string): Meaning | null {
  switch (flag) {
    case 'SYN':
      return {
        text: t('Begins a connection and tells the initial sequence number. It takes one number itself.'),
        source: 'RFC 9293, 3.4, 3.5',
      };
    case 'FIN':
      return {
        text: t(
          'The sender has no more to send. It takes one sequence number, so it is acknowledged and repeated like data.',
        ),
        source: 'RFC 9293, 3.4, 3.6',
      };
    case 'RST':
      return {
        text: t('Ends the connection at once. It is neither acknowledged nor repeated.'),
        source: 'RFC 9293, 3.5.2',
      };
    case 'ACK':
      return {
        text: t('The acknowledgement number counts: everything before it has arrived.'),
        source: 'RFC 9293, 3.4',
      };
    case 'DATA':
      return { text: t('The segment carries text, one sequence number for each byte.'), source: 'RFC 9293, 3.4' };
    default:
      return null;
  }
}

/** What a call asks for. */
export function callMeaning(name: Call['name']): string {
  switch (name) {
    case 'listen':
      return t('Waits for somebody’s SYN: a passive open.');
    case 'connect':
      return t('Asks the peer with a SYN: an active open.');
    case 'send':
      return t('Gives TCP bytes to send.');
    case 'receive':
      return t('Takes what has arrived, or learns that it was all.');
    case 'shutdown':
      return t('No more to send: a FIN goes out. This end still reads.');
    case 'close':
      return t('Done in both directions: a FIN goes out, or a RST when something received is unread.');
    case 'abort':
      return t('Ends the connection at once, with a RST.');
  }
}

/** When a claim is true. */
export function claimMeaning(kind: ClaimKind): string {
  switch (kind) {
    case 'never':
      return t('True when no reachable world fulfils the condition.');
    case 'possible':
      return t('True when some reachable world fulfils the condition.');
    case 'always':
      return t('True when the condition holds in every world that a run ends in.');
  }
}

/** What happens when a timer ends. */
export function timerMeaning(timer: Timer): Meaning {
  if (timer !== 'retransmit') return settingMeaning(timer);
  return { text: t('When it ends, the first unacknowledged segment is sent again.'), source: 'RFC 6298, 5.4' };
}

/** Why a call failed, or a connection ended. */
export function errorMeaning(error: TcpError): string {
  switch (error) {
    case 'reset':
      return t('The peer has reset the connection.');
    case 'timeout':
      return t('The peer has not acknowledged for too long.');
    case 'refused':
      return t('Nobody listens there, or the peer does not want the connection.');
    case 'closing':
      return t('This end has closed already.');
    case 'exists':
      return t('This end already has a connection.');
    case 'not-connected':
      return t('This end has no connection.');
  }
}
