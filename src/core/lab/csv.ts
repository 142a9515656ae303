import type { Experiment } from './search';
import type { Parameters } from './wait';

const COLUMNS = [
  'question',
  'time_wait_ticks',
  'msl_ticks',
  'longest_rto_ticks',
  'losses',
  'duplicates',
  'rfc1337',
  'verdict',
  'worlds',
  'shortest_bad_run_steps',
] as const;

/** An experiment as comma-separated values (RFC 4180, lines ending in LF): one line a trial; `not searched` where nothing is known. */
export function formatCsv({ trials, found }: Pick<Experiment, 'trials' | 'found'>, parameters: Parameters): string {
  const { msl, rto, losses, duplicates, rfc1337 } = parameters;
  const rows = trials.map((trial) => {
    const finding = found(trial);
    return [
      trial.ask,
      trial.ticks,
      msl,
      rto,
      losses,
      duplicates,
      rfc1337 ? 'on' : 'off',
      finding?.verdict ?? 'not searched',
      finding?.worlds ?? '',
      finding?.steps ?? '',
    ].join(',');
  });
  return `${[COLUMNS.join(','), ...rows].join('\n')}\n`;
}
