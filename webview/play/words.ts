import { t } from '@vscode/l10n';
import type { MoveView, PlayScreen } from '../../src/messages/play';
import { duration, timerName } from '../ladder/words';

/** What a move is called on its button, in the reader's language. */
export function moveText(move: MoveView, discrete: boolean): string {
  const { kind, end, timer } = move;
  switch (kind) {
    case 'call':
      return callText(move.line);
    case 'deliver':
      return t('Deliver');
    case 'lose':
      return t('Lose');
    case 'duplicate':
      return t('Copy');
    case 'resend':
      return t('{0}’s retransmission timer ends', end ?? '');
    case 'ack':
      return t('{0} sends the ACK that it held', end ?? '');
    case 'wait': {
      const time = duration(move.duration ?? 0, discrete);
      if (end === null || timer === null) return t('Wait {0}', time);
      return t('Wait {0}: {1}’s {2} ends', time, end, timerName(timer));
    }
  }
}

/** The same for somebody who sees nothing around the button. */
export function moveLabel(move: MoveView, { ladder }: PlayScreen): string {
  if (move.kind === 'call') return t('{0}: {1}', move.end ?? '', callText(move.line));
  if (move.flight === null) return moveText(move, ladder.discrete);
  return `${moveText(move, ladder.discrete)}: ${move.line.replace(/^[a-z]+ /, '')}`;
}

/** `send(10)` for `A send 10`. */
function callText(line: string): string {
  const [, name = '', bytes = ''] = line.split(' ');
  return `${name}(${bytes})`;
}

/** Why a move is not possible. */
export function refusalText({ refused }: MoveView): string {
  if (refused === null) return '';
  if (refused.by === 'rules')
    return refused.isUsedUp ? t('You have made this call already.') : t('The task does not allow it in this state.');
  const row = refused;
  return `${t('error')} ${row.error}: ${t(row.why)}`;
}

/** Where free play begins. */
export function setupText(setup: NonNullable<PlayScreen['setup']>): string {
  switch (setup) {
    case 'rfc':
      return t('A connection, with the times of RFC 9293');
    case 'linux':
      return t('A connection, with the times of Linux');
    case 'handshake':
      return t('B listens, and nobody has called yet');
    case 'two-dialling':
      return t('Two closed ends');
    case 'short-msl':
      return t('An MSL of one second');
    case 'no-time-wait':
      return t('Without TIME_WAIT');
    case 'delayed-ack':
      return t('Delayed ACKs');
    case 'rfc1337':
      return t('TIME_WAIT ignores RST (RFC 1337)');
    case 'wrap':
      return t('Sequence numbers about to wrap');
    case 'ticks':
      return t('Time in ticks: you say when timers end');
  }
}

/** How hard a challenge is. */
export function levelText(level: 1 | 2 | 3): string {
  return level === 1 ? t('Easy') : level === 2 ? t('Medium') : t('Hard');
}

/** Why a run that solves the challenge has no stars. */
export function sharedText(): string {
  return t('This run has come by a link. Its stars are yours once you make it yourself.');
}

/** `2 of 3 stars` */
export function starsText(stars: number): string {
  return t('{0} of 3 stars', stars);
}
