import { inEnglish } from '../said';
import { formatSegment } from '../tcp';
import type { Flight, World } from '../world';
import type { Action, Head, Scripted } from './ast';
import { longestDuration } from './duration';
import { parse } from './parse';
import type { Refusal } from './perform';
import { perform } from './perform';
import { printScript } from './print';
import { startOf } from './run';
import { selectionOf } from './select';

/**
 * Recording: what was done to a world, as a scripted file. It turns numbers of flights into selections that a reader
 * understands, by replaying the run; so whatever found the run (a search, a player, a property test) must have started
 * from the world of `startOf(head)` and used the same flights.
 */

/**
 * Something that is done to a world; the network’s part names its segment by `Flight.id`, or by what it is: equal segments
 * of one age are all the same.
 */
export type WorldAction =
  | Extract<Action, { kind: 'call' | 'resend' | 'ack' | 'inject' | 'wait' | 'iss' }>
  | {
      readonly kind: 'deliver' | 'lose' | 'duplicate';
      readonly flight: number | Pick<Flight, 'from' | 'segment' | 'age'>;
    };

/** The actions as a scripted file with that head. A refused call is followed by a line that expects it. */
export function record(head: Head, actions: readonly WorldAction[], ending: readonly Action[] = []): Scripted {
  const { title, start, iss, resends, settings } = head;
  const written: Action[] = [];
  let world = startOf(head);
  for (const done of actions) {
    const action = named(world, done, () => printScript(head, written));
    const performed = perform(world, action, settings);
    if (performed.kind === 'impossible')
      throw new Error(`record: ${inEnglish(performed.why)}, after\n${printScript(head, written)}`);
    world = performed.world;
    const last = written.at(-1);
    const longer = action.kind === 'wait' && last?.kind === 'wait' ? last.duration + action.duration : Infinity;
    if (longer <= longestDuration(settings.discrete, 'wait')) {
      written.splice(-1, 1, { kind: 'wait', duration: longer });
    } else written.push(action);
    if (performed.refusal !== null) written.push(expectRefusal(performed.refusal));
  }
  const text = printScript({ title, start, iss, resends, settings }, [...written, ...ending]);
  const { scenario, faults } = parse(text);
  if (scenario?.kind !== 'scripted' || faults.length > 0)
    throw new Error(`record: ${faults[0] === undefined ? 'no script' : inEnglish(faults[0].message)}, in\n${text}`);
  return scenario;
}

function named(world: World, done: WorldAction, tellSoFar: () => string): Exclude<Action, { kind: 'expect' }> {
  if (!('flight' in done)) return done;
  const { flight: sought } = done;
  const flight = world.flights.find((one) => (typeof sought === 'number' ? one.id === sought : isEqual(one, sought)));
  if (flight === undefined) {
    const what =
      typeof sought === 'number' ? `flight ${sought}` : `${formatSegment(sought.segment)} from ${sought.from}`;
    throw new Error(`record: there is no ${what} to ${done.kind}, after\n${tellSoFar()}`);
  }
  return { kind: done.kind, selection: selectionOf(world, flight) };
}

function isEqual(flight: Flight, sought: Pick<Flight, 'from' | 'segment' | 'age'>): boolean {
  const { segment: a } = flight;
  const { segment: b } = sought;
  const same =
    a.flags === b.flags && a.seq === b.seq && a.ack === b.ack && a.len === b.len && a.incarnation === b.incarnation;
  return same && flight.from === sought.from && flight.age === sought.age;
}

function expectRefusal({ end, error }: Refusal): Action {
  const place = { line: 1, column: 1, endColumn: 1 };
  const terms = [{ not: false, atom: { kind: 'error' as const, end, error }, place }];
  return { kind: 'expect', condition: { terms, text: `${end} error ${error}` } };
}
