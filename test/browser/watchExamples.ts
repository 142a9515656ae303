import { watchedOf } from '../../src/host/watch/watched';
import type { WatchScreen } from '../../src/messages/watch';

/** A run in which every kind of step happens: each fate of a segment, each timer, a copy, a forgery, a refused call. */
export const EVERY_KIND: readonly string[] = [
  'scenario Every kind of step',
  'set msl 2s',
  'set delayed-ack 200ms',
  'set user-timeout 8s',
  '',
  'A send 10',
  'deliver DATA A>B',
  'wait 200ms # the delayed ACK',
  'deliver ACK B>A',
  'B receive',
  'A close',
  'A send 5',
  'expect A error closing',
  'duplicate FIN A>B',
  'deliver FIN A>B',
  'wait 200ms',
  'deliver ACK B>A',
  'B close',
  'deliver FIN B>A',
  'lose ACK A>B',
  'inject B>A RST seq 900',
  'wait 1s # B sends its FIN again',
  'deliver FIN B>A',
  'lose ACK A>B',
  'wait 10s # what is too old goes, TIME_WAIT ends, B gives up',
];

/** A close in four segments whose last is lost. */
export const LOST: readonly string[] = [
  'scenario The last ACK is lost',
  'A close',
  'deliver FIN A>B',
  'deliver ACK B>A',
  'B close',
  'deliver FIN B>A',
  'lose ACK A>B',
  'wait 1s # B sends its FIN again',
  'deliver FIN B>A',
];

/** A run of 500 segments, each of which arrives: 1,250 steps. */
export const LONG: readonly string[] = Array.from({ length: 250 }, () => [
  'A send 1',
  'deliver DATA A>B',
  'deliver ACK B>A',
]).flat();

/** The page's screen for a scenario. */
export function watchScreen(lines: readonly string[], change: Partial<WatchScreen> = {}): WatchScreen {
  const watched = watchedOf(lines.join('\n'));
  const title = watched.title === '' ? 'A run' : watched.title;
  return { kind: 'watch', id: 'x', ...watched, title, isDocument: true, selected: null, ...change };
}
