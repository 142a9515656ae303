import { t } from '@vscode/l10n';
import type { Ladder, LadderStep } from '../../src/core/scenario/ladder';
import { duration, timerName } from './words';

/** What happened in a step, in a sentence or two, and why: the sentence of the table's row that decided it. */
export interface Sentence {
  readonly what: string;
  readonly why: string | null;
  readonly rfc: string | null;
}

/** The sentence of step `number` (1-based); 0 is the start. */
export function sentenceOf({ start, steps, discrete }: Ladder, number: number): Sentence {
  const step = steps[number - 1];
  if (step === undefined) return { what: t('It begins: A is {0}, B is {1}.', start.A, start.B), why: null, rfc: null };
  const before = steps[number - 2] ?? { at: 0, ...start };
  const passed = step.at > before.at ? [t('{0} later.', duration(step.at - before.at, discrete))] : [];
  const changes = (['A', 'B'] as const)
    .filter((end) => step[end] !== before[end])
    .map((end) => t('{0} goes from {1} to {2}.', end, before[end], step[end]));
  return {
    what: sentences([...passed, happening(step), ...changes]),
    why: step.row === null ? null : t(step.row.why),
    rfc: step.row?.rfc ?? null,
  };
}

/** Sentences one after the other; Chinese ones without a blank between them. */
export function sentences(all: readonly string[]): string {
  return all.join(' ').replaceAll('。 ', '。');
}

/** What happened, without the states. */
export function happening(step: LadderStep): string {
  const { kind, end, call, returned, refused, timer } = step;
  const what = segmentText(step);
  const other = end === 'A' ? 'B' : 'A';
  switch (kind) {
    case 'call':
      if (refused) return t('{0}’s application calls {1}; it is refused: {2}.', end, call ?? '', returned ?? '');
      if (returned !== null) return t('{0}’s application calls {1}; it returns {2}.', end, call ?? '', returned);
      return t('{0}’s application calls {1}.', end, call ?? '');
    case 'send':
      return t('{0} sends {1}.', end, what);
    case 'arrive':
      return t('{0} receives {1}.', end, what);
    case 'lose':
      return t('{0}’s {1} is lost on the way.', end, what);
    case 'expire':
      return t('{0}’s {1} has been under way for longer than the MSL, and is gone.', end, what);
    case 'duplicate':
      return t('{0}’s {1} is copied on the way: two of it are under way.', end, what);
    case 'inject':
      return t('Somebody else sends {1} to {2}, as if it came from {0}.', end, what, other);
    case 'timeout':
      return timer === null ? '' : t('{0}: its {1} ends.', end, timerName(timer));
  }
}

/** `FIN,ACK seq 101 ack 301` */
export function segmentText({ segment }: Pick<LadderStep, 'segment'>): string {
  if (segment === null) return '';
  const { flags, seq, ack, len } = segment;
  const numbers = [`seq ${seq}`, ack === null ? '' : `ack ${ack}`, len === 0 ? '' : `len ${len}`];
  return [flags, ...numbers].filter((part) => part !== '').join(' ');
}
