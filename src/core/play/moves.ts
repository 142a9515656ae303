import { inEnglish } from '../said';
import type { Action, Selection } from '../scenario';
import { formatAction, perform, selectionOf } from '../scenario';
import type { Call, Row, Settings, TcpError, Timer } from '../tcp';
import type { End, World } from '../world';
import { tick } from '../world';
import type { Budget } from './budget';
import { spend } from './budget';

/** What a learner can do in a world: every move has been tried with the machine. */
export interface Move {
  /** As the notation writes it. */
  readonly line: string;
  readonly kind: 'call' | 'deliver' | 'lose' | 'duplicate' | 'resend' | 'ack' | 'wait';
  /** Whose call, segment or timer; null for a `wait` that ends with no timer. */
  readonly end: End | null;
  /** Which segment in flight. */
  readonly flight: number | null;
  /** For a `wait`: the timer that ends with it. */
  readonly timer: Timer | null;
  /** For a `wait`: how long, in the run's unit; else null. */
  readonly duration: number | null;
  readonly refused: Refused | null;
}

/** Why a call is not possible: what the machine answers, or that the task does not allow it (any more). */
export type Refused =
  | { readonly by: 'machine'; readonly error: TcpError; readonly row: Row }
  | { readonly by: 'rules'; readonly isUsedUp: boolean };

/** How many bytes the calls of free play send. */
const BYTES = 10;

/** Free play: every call there is. */
const CALLS: readonly Call[] = [
  { name: 'listen' },
  { name: 'connect' },
  { name: 'send', bytes: BYTES },
  { name: 'receive' },
  { name: 'shutdown' },
  { name: 'close' },
  { name: 'abort' },
];

/**
 * The moves of a world: each end's calls, also those that are refused, with the reason; each segment in flight, delivered,
 * lost and duplicated; timers; time. `all` is the budget that the game began with, `left` what there is of it; both null in
 * free play, where nothing is forbidden.
 */
export function movesAt(world: World, settings: Settings, all: Budget | null, left: Budget | null): readonly Move[] {
  const calls = (['A', 'B'] as const).flatMap((end) => callsAt(world, settings, end, all, left));
  return [
    ...calls,
    ...flightsAt(world, settings, 'deliver', left),
    ...flightsAt(world, settings, 'lose', left),
    ...flightsAt(world, settings, 'duplicate', left),
    ...timersAt(world, settings),
    ...waitsAt(world, settings),
  ];
}

function callsAt(world: World, settings: Settings, end: End, all: Budget | null, left: Budget | null): Move[] {
  const allowed = all === null ? CALLS : all.permissions.filter((one) => one.end === end).map(({ call }) => call);
  const calls = [...new Map(allowed.map((call) => [JSON.stringify(call), call])).values()];
  return calls.map((call) => {
    const action = { kind: 'call', end, call } as const;
    const line = formatAction(action, settings.discrete);
    const refused = refuse(world, settings, action, left);
    return { line, kind: 'call', end, flight: null, timer: null, duration: null, refused };
  });
}

function refuse(
  world: World,
  settings: Settings,
  action: Extract<Action, { kind: 'call' }>,
  left: Budget | null,
): Refused | null {
  const done = perform(world, action, settings);
  if (done.kind === 'impossible') throw new Error(inEnglish(done.why));
  if (done.refusal !== null) {
    const what = done.moments[0]?.happening;
    if (what?.kind !== 'call') throw new Error('a refused call that is no call');
    return { by: 'machine', error: done.refusal.error, row: what.row };
  }
  if (left === null || !('refused' in spend(left, world, action))) return null;
  const isLeft = left.permissions.some(
    ({ end, call }) => end === action.end && JSON.stringify(call) === JSON.stringify(action.call),
  );
  return { by: 'rules', isUsedUp: !isLeft };
}

function flightsAt(
  world: World,
  settings: Settings,
  kind: 'deliver' | 'lose' | 'duplicate',
  left: Budget | null,
): Move[] {
  const seen = new Set<string>();
  return world.flights.flatMap((flight) => {
    const selection: Selection = { ...selectionOf(world, flight), from: flight.from };
    const action = { kind, selection } as const;
    const line = formatAction(action, settings.discrete);
    if (seen.has(line) || (left !== null && 'refused' in spend(left, world, action))) return [];
    seen.add(line);
    return [{ line, kind, end: flight.from, flight: flight.id, timer: null, duration: null, refused: null }];
  });
}

const TIMERS = { resend: 'retransmit', ack: 'delayed-ack' } as const;

function timersAt(world: World, settings: Settings): Move[] {
  if (!settings.discrete) return [];
  return (['resend', 'ack'] as const).flatMap((kind) =>
    (['A', 'B'] as const).flatMap((end) => {
      if (perform(world, { kind, end }, settings).kind === 'impossible') return [];
      return [{ line: `${end} ${kind}`, kind, end, flight: null, timer: TIMERS[kind], duration: null, refused: null }];
    }),
  );
}

/** The most ticks that one button waits. */
const MOST_TICKS = 200;

function waitsAt(world: World, settings: Settings): Move[] {
  const waits = settings.discrete ? tickWaits(world, settings) : timedWaits(world, settings);
  return waits.map(({ duration, end, timer }) => ({
    line: formatAction({ kind: 'wait', duration }, settings.discrete),
    kind: 'wait',
    end,
    flight: null,
    timer,
    duration,
    refused: null,
  }));
}

interface Wait {
  readonly duration: number;
  readonly end: End | null;
  readonly timer: Timer | null;
}

/** One tick, and as many as it takes until a timer ends. */
function tickWaits(world: World, settings: Settings): Wait[] {
  const can = (from: World) => perform(from, { kind: 'wait', duration: 1 }, settings).kind === 'done';
  if (!can(world)) return [];
  let now = world;
  for (let duration = 1; duration <= MOST_TICKS && can(now); duration += 1) {
    const { world: next, moments } = tick(now, settings);
    const fired = moments.map(({ happening }) => happening).find(({ kind }) => kind === 'timeout');
    if (fired?.kind === 'timeout') {
      const { end, timer } = fired;
      return duration === 1
        ? [{ duration, end, timer }]
        : [
            { duration: 1, end: null, timer: null },
            { duration, end, timer },
          ];
    }
    now = next;
  }
  return [{ duration: 1, end: null, timer: null }];
}

/** Until the next timer ends; where none runs, until what is in flight is older than the MSL. */
function timedWaits(world: World, settings: Settings): Wait[] {
  const running = (['A', 'B'] as const).flatMap((end) =>
    Object.entries(world[end].timers).flatMap(([name, left]) =>
      left === null ? [] : [{ duration: Math.max(1, left), end, timer: name as Timer }],
    ),
  );
  const [next] = running.sort((a, b) => a.duration - b.duration);
  if (next !== undefined) return [next];
  const [oldest] = world.flights;
  return oldest === undefined ? [] : [{ duration: settings.msl - oldest.age + 1, end: null, timer: null }];
}
