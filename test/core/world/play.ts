import type { Call, Segment, Settings } from '../../../src/core/tcp';
import { advance } from '../../../src/core/tcp';
import type { Head, WorldAction } from '../../../src/core/scenario';
import { print, record, startOf } from '../../../src/core/scenario';
import type { Change, End, Moment, World } from '../../../src/core/world';
import { call, deliver, duplicate, inject, lose, peerOf, wait } from '../../../src/core/world';

/**
 * Runs made of numbers: each number is one action, whatever the world is like at that moment; 0 is none, so that a run
 * that fails can be shortened.
 */

/** One action of a run and what it made of the world. */
export interface Played {
  readonly action: WorldAction;
  readonly before: World;
  readonly after: World;
  readonly moments: readonly Moment[];
}

/** What a number may mean. */
export interface Rules {
  readonly settings: Settings;
  /** Whether the network may lose and double segments, and let them grow too old. */
  readonly mishaps: boolean;
  /** Whether somebody makes up segments. */
  readonly attacker: boolean;
  /** The calls that applications may make. */
  readonly calls: readonly Call['name'][];
}

export const ALL_CALLS: readonly Call['name'][] = [
  'listen',
  'connect',
  'send',
  'receive',
  'shutdown',
  'close',
  'abort',
];

/** As many segments are in flight at most before the network has to get rid of some. */
const CROWD = 30;

/** Takes the lowest of the number's digits, and leaves the rest. */
function dice(number: number): (sides: number) => number {
  let rest = number;
  return (sides) => {
    const digit = rest % sides;
    rest = Math.floor(rest / sides);
    return digit;
  };
}

/** The action that a number is in this world, and the world after it. */
export function play(world: World, number: number, rules: Rules): Played {
  const roll = dice(number);
  const end: End = roll(2) === 0 ? 'A' : 'B';
  const what = roll(20);
  const flight = world.flights[roll(8)] ?? world.flights[0];
  const crowded = world.flights.length >= CROWD;
  const done = (action: WorldAction, { world: after, moments }: Change): Played => ({
    action,
    before: world,
    after,
    moments,
  });
  if (flight !== undefined && (crowded || what < 10)) {
    if (rules.mishaps && crowded && what >= 5) return done({ kind: 'lose', flight: flight.id }, lose(world, flight));
    return done({ kind: 'deliver', flight: flight.id }, deliver(world, flight, rules.settings));
  }
  if (flight !== undefined && rules.mishaps && what === 10)
    return done({ kind: 'lose', flight: flight.id }, lose(world, flight));
  if (flight !== undefined && rules.mishaps && what === 11)
    return done({ kind: 'duplicate', flight: flight.id }, duplicate(world, flight));
  if (what >= 12 && what < 15) {
    const wanted = durations(world, rules.settings)[roll(9)] ?? 1;
    const duration = rules.mishaps ? wanted : Math.min(wanted, longestSafe(world, rules.settings));
    return done({ kind: 'wait', duration }, wait(world, duration, rules.settings));
  }
  if (rules.attacker && what === 15) {
    const { flags, seq, ack, len } = madeUp(world, end, roll);
    return done({ kind: 'inject', from: end, flags, seq, ack, len }, inject(world, end, { flags, seq, ack, len }));
  }
  const name = rules.calls[roll(rules.calls.length)] ?? 'receive';
  const made: Call = name === 'send' ? { name, bytes: 1 + roll(30) } : { name };
  return done({ kind: 'call', end, call: made }, call(world, end, made, rules.settings));
}

/** Waits worth trying: a moment, the usual timeouts, and until exactly the next timer. */
function durations(world: World, { msl, rto }: Settings): readonly number[] {
  const left = [world.A, world.B].flatMap(({ timers }) => Object.values(timers).filter((one) => one !== null));
  const next = left.length === 0 ? 1 : Math.max(1, Math.min(...left));
  return [1, 40, next, rto.most, 3 * rto.most, next, msl, next, 2 * msl];
}

/** As long as nothing in flight grows older than the MSL. */
function longestSafe({ flights }: World, { msl }: Settings): number {
  return msl - Math.max(0, ...flights.map(({ age }) => age));
}

/** A segment near the numbers that matter: an attacker who has guessed well. */
function madeUp(world: World, from: End, roll: (sides: number) => number): Omit<Segment, 'incarnation'> {
  const receiver = world[peerOf(from)];
  const near = (number: number) => advance(number, ([0, -1, 1, 5, -20, 70_000, 2 ** 31][roll(7)] ?? 0) + roll(3));
  const flags = roll(16);
  const ack = (flags & 8) === 0 ? 0 : near(receiver.sndNxt);
  return { flags, seq: near(receiver.rcvNxt), ack, len: roll(2) * roll(12) };
}

/** Plays a whole run and shows each action to `check`. What `check` finds wrong is thrown with the run as a scenario. */
export function playAll(head: Head, numbers: readonly number[], rules: Rules, check: (played: Played) => void): World {
  let world = startOf(head);
  const actions: WorldAction[] = [];
  for (const number of numbers) {
    if (number === 0) continue;
    try {
      const played = play(world, number, rules);
      actions.push(played.action);
      check(played);
      world = played.after;
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      throw new Error(
        `${said}\nThe run (mss ${head.settings.mss}, window ${head.settings.window}):\n${tell(head, actions)}`,
        {
          cause: error,
        },
      );
    }
  }
  return world;
}

/** The actions as a scenario; should it not be possible to record them, as data. */
export function tell(head: Head, actions: readonly WorldAction[]): string {
  try {
    return print(record(head, actions));
  } catch (error) {
    return `${String(error)}\n${JSON.stringify({ head, actions })}`;
  }
}
