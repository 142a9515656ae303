import { t } from '@vscode/l10n';
import type { PortsFault, PortsField, PortsResult } from '../../src/messages/ports';
import { formatNumber, formatShare } from '../chart/format';

/** A duration, given in milliseconds, as one says it. */
export function formatTime(milliseconds: number): string {
  if (milliseconds < 1000) return t('{0} ms', formatNumber(milliseconds));
  return t('{0} s', formatNumber(milliseconds / 1000));
}

/** What a field asks for, with its unit. */
export function fieldName(field: PortsField): string {
  switch (field) {
    case 'rate':
      return t('Requests a second');
    case 'requests':
      return t('Requests in all');
    case 'serviceTime':
      return t('Time for a request (ms)');
    case 'requestsPerConnection':
      return t('Requests on a connection');
    case 'closesFirst':
      return t('Who closes first');
    case 'timeWait':
      return t('TIME_WAIT (s)');
    case 'lowPort':
      return t('First ephemeral port');
    case 'highPort':
      return t('Last ephemeral port');
    case 'destinations':
      return t('Destinations');
    case 'tcpTwReuse':
      return 'tcp_tw_reuse';
    case 'arrivals':
      return t('Requests come');
    case 'seed':
      return t('Random seed');
    case 'choosesPort':
      return t('Who picks the port');
    case 'timestamps':
      return t('TCP timestamps');
    case 'loopback':
      return t('On this machine (loopback)');
    case 'maxRecords':
      return t('Most TIME_WAIT entries');
  }
}

/** What is wrong with a field. */
export function faultText({ kind, least, most }: PortsFault): string {
  switch (kind) {
    case 'not-a-number':
      return t('This needs a number.');
    case 'not-whole':
      return t('This needs a whole number.');
    case 'out-of-bounds':
      return t('From {0} to {1}.', formatNumber(least ?? 0), formatNumber(most ?? 0));
    case 'range-empty':
      return t('This lies below the first port.');
    case 'too-many-pairs':
      return t('With so many ports, at most {0}.', formatNumber(most ?? 0));
    case 'not-a-choice':
      return t('This cannot be chosen.');
  }
}

/** Whether connect() may take over a port before its TIME_WAIT has ended (`tcp_tw_reuse`): it then waits and can be had. */
export const isReused = ({ blocked, timeWait, waits }: PortsResult): boolean =>
  waits === 'client' && blocked < timeWait;

/** What comes of it, in a sentence. */
export function headline(result: PortsResult): string {
  const { firstRefusal, waits, places, ports, leastFree } = result;
  if (firstRefusal !== null) {
    const [after, time] = [formatNumber(firstRefusal.attempt - 1), formatTime(firstRefusal.time)];
    const call = firstRefusal.error === 'EADDRINUSE' ? '`bind()`' : '`connect()`';
    return t(
      'The client runs out after {0} connections, {1} after the start: {2} says {3}.',
      after,
      time,
      call,
      firstRefusal.error,
    );
  }
  if (waits === 'server') return t('Nobody runs out: TIME_WAIT waits at the server, on its one listening port.');
  if (waits === 'nobody') return t('Nobody runs out: after a reset nobody is in TIME_WAIT.');
  const all = formatNumber(places);
  if (isReused(result))
    return places === ports
      ? t(
          'Nobody runs out: `connect()` never has fewer than {0} of {1} ports to choose from, free or in TIME_WAIT for more than a second.',
          formatNumber(leastFree),
          all,
        )
      : t(
          'Nobody runs out: `connect()` never has fewer than {0} of {1} pairs of port and destination to choose from, free or in TIME_WAIT for more than a second.',
          formatNumber(leastFree),
          all,
        );
  const most = formatNumber(places - leastFree);
  return places === ports
    ? t('Nobody runs out: never more than {0} of {1} ports are taken.', most, all)
    : t('Nobody runs out: never more than {0} of {1} pairs of port and destination are taken.', most, all);
}

/** How many were asked for, and how many refused. */
export function summary({ attempts, refused, takenOver, skipped }: PortsResult): string {
  const all = formatNumber(attempts);
  const sentences = [
    refused === 0
      ? t('All {0} connections that were asked for open.', all)
      : t(
          'Of {0} connections asked for, {1} are refused ({2}).',
          all,
          formatNumber(refused),
          formatShare(refused, attempts),
        ),
  ];
  if (takenOver > 0) sentences.push(t('{0} take the place of one in TIME_WAIT.', formatNumber(takenOver)));
  if (skipped > 0) sentences.push(t('{0} skip TIME_WAIT, for the table of entries is full.', formatNumber(skipped)));
  return inARow(sentences);
}

/** Sentences one after the other, with whatever the language puts between them. */
export function inARow([first = '', ...rest]: readonly string[]): string {
  return rest.reduce((said, next) => t('{0} {1}', said, next), first);
}
