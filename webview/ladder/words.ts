import { t } from '@vscode/l10n';
import type { LadderStep } from '../../src/core/scenario/ladder';

/** The few words inside the diagram, in the reader's language. */
export interface Words {
  readonly lost: string;
  readonly expired: string;
  readonly copied: string;
  readonly injected: string;
  readonly flying: string;
  /** What ends at a `timeout` step. */
  readonly timer: (timer: NonNullable<LadderStep['timer']>) => string;
  /** The TIME_WAIT timer of this length starts, starts again, is over. */
  readonly starts: (length: string) => string;
  readonly restarts: (length: string) => string;
  readonly over: (length: string) => string;
  /** So much time passes. */
  readonly later: (time: string) => string;
  readonly duration: (time: number, discrete: boolean) => string;
}

/** The words of the configured language; ask again after `l10n.config`. */
export function wordsNow(): Words {
  return {
    lost: t('lost'),
    expired: t('too old'),
    copied: t('copied'),
    injected: t('injected'),
    flying: t('under way'),
    timer: timerName,
    starts: (length) => t('{0} starts', length),
    restarts: (length) => t('{0} starts again', length),
    over: (length) => t('{0} is over', length),
    later: (time) => t('{0} later', time),
    duration,
  };
}

/** A timer, as the reader's language calls it. */
export function timerName(timer: NonNullable<LadderStep['timer']>): string {
  switch (timer) {
    case 'retransmit':
      return t('retransmission timer');
    case 'user-timeout':
      return t('user timeout');
    case 'time-wait':
      return t('TIME_WAIT timer');
    case 'delayed-ack':
      return t('delayed ACK');
    case 'fin-timeout':
      return t('FIN_WAIT_2 timer');
  }
}

/** A time in its natural unit; ticks in a discrete run, else from milliseconds. */
export function duration(time: number, discrete: boolean): string {
  if (discrete) return time === 1 ? t('1 tick') : t('{0} ticks', time);
  if (time < 1000) return t('{0} ms', round(time));
  if (time < 120_000 || time % 60_000 !== 0) return t('{0} s', round(time / 1000));
  return t('{0} min', time / 60_000);
}

const round = (number: number) => Math.round(number * 1000) / 1000;
