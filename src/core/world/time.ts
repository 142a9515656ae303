import type { Endpoint, Settings, Timer, Timers } from '../tcp';
import { fire, moment } from './act';
import type { Change, End, Moment, World } from './world';

/**
 * Time. A scripted run goes in continuous time: `wait` lets it pass, timers end in their order, and segments older than
 * the MSL vanish. An explored run goes in whole ticks: what may happen at an instant happens in any order, `tick` goes on
 * to the next instant, and it cannot while something must still happen at this one.
 */

/** At one instant retransmissions come before whatever ends a state; TIME_WAIT comes last. */
const ORDER: readonly Timer[] = ['delayed-ack', 'retransmit', 'user-timeout', 'fin-timeout', 'time-wait'];

interface Due {
  readonly end: End;
  readonly timer: Timer;
  readonly left: number;
}

/** The timer that ends first, or undefined when none runs. */
function nextDue(world: World): Due | undefined {
  let first: Due | undefined;
  for (const timer of ORDER) {
    for (const end of ['A', 'B'] as const) {
      const left = world[end].timers[timer];
      if (left !== null && (first === undefined || left < first.left)) first = { end, timer, left };
    }
  }
  return first;
}

/** Lets `duration` pass in continuous time. */
export function wait(world: World, duration: number, settings: Settings): Change {
  const moments: Moment[] = [];
  let now = world;
  let left = duration;
  for (;;) {
    const due = nextDue(now);
    const pass = due === undefined || due.left > left ? left : due.left;
    const passed = elapse(now, pass, settings);
    moments.push(...passed.moments);
    now = passed.world;
    left -= pass;
    if (due === undefined || due.left > pass) return { world: now, moments };
    const fired = fire(now, due.end, due.timer, settings);
    moments.push(...fired.moments);
    now = fired.world;
  }
}

/** Moves every clock on; no timer ends meanwhile. Segments that grow older than the MSL are gone, at that time. */
function elapse(world: World, duration: number, settings: Settings): Change {
  const aged = {
    ...world,
    now: world.now + duration,
    A: runTimers(world.A, duration),
    B: runTimers(world.B, duration),
    flights: world.flights.map((flight) => ({ ...flight, age: flight.age + duration })),
  };
  const gone = aged.flights.filter((flight) => flight.age > settings.msl).sort((a, b) => b.age - a.age);
  if (gone.length === 0) return { world: aged, moments: [] };
  const moments = gone.map((flight) => ({
    ...moment(aged, { kind: 'expire', end: flight.from, flight: flight.id, segment: flight.segment }),
    at: aged.now - (flight.age - settings.msl),
  }));
  return { world: { ...aged, flights: aged.flights.filter((flight) => flight.age <= settings.msl) }, moments };
}

/** The endpoint with every running timer moved on by `duration`. */
export function runTimers(endpoint: Endpoint, duration: number): Endpoint {
  const { timers } = endpoint;
  const run = (left: number | null) => (left === null ? null : left - duration);
  const moved: Timers = {
    retransmit: run(timers.retransmit),
    'user-timeout': run(timers['user-timeout']),
    'time-wait': run(timers['time-wait']),
    'delayed-ack': run(timers['delayed-ack']),
    'fin-timeout': run(timers['fin-timeout']),
  };
  return ORDER.some((timer) => timers[timer] !== null) ? { ...endpoint, timers: moved } : endpoint;
}

/** Discrete time: whether a retransmission or a held ACK of `endpoint` may happen at this instant. */
export function mayFire(endpoint: Endpoint, timer: 'retransmit' | 'delayed-ack', settings: Settings): boolean {
  const left = endpoint.timers[timer];
  if (left === null) return false;
  return timer === 'retransmit' ? left <= settings.rto.most - settings.rto.least : left === 0;
}

/** Discrete time: why the next instant cannot begin yet, or undefined when it can. */
export function whatMustHappen(
  world: World,
  settings: Settings,
): { readonly end: End; readonly what: 'retransmit' | 'delayed-ack' | 'segment' } | undefined {
  for (const end of ['A', 'B'] as const) {
    const { timers } = world[end];
    if (timers.retransmit === 0) return { end, what: 'retransmit' };
    if (timers['delayed-ack'] === 0) return { end, what: 'delayed-ack' };
    if (world.flights.some((flight) => flight.from === end && flight.age >= settings.msl))
      return { end, what: 'segment' };
  }
  return undefined;
}

/** Discrete time: whether anything is waiting for time to pass. */
export function isTimePending(world: World): boolean {
  return world.flights.length > 0 || nextDue(world) !== undefined;
}

/**
 * Discrete time: leaves this instant. First what ends a state at it – TIME_WAIT and FIN_WAIT_2 come last –, then
 * everything is one tick older. Only to be called when nothing must happen first (`whatMustHappen`).
 */
export function tick(world: World, settings: Settings): Change {
  const moments: Moment[] = [];
  let now = world;
  for (const timer of ['fin-timeout', 'time-wait'] as const) {
    for (const end of ['A', 'B'] as const) {
      if (now[end].timers[timer] !== 0) continue;
      const fired = fire(now, end, timer, settings);
      moments.push(...fired.moments);
      now = fired.world;
    }
  }
  const passed = elapse(now, 1, settings);
  return { world: passed.world, moments: [...moments, ...passed.moments] };
}
