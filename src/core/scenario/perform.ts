import type { Said } from '../said';
import { either, say } from '../said';
import type { Settings, TcpError } from '../tcp';
import { formatSegment, rowFor, step } from '../tcp';
import { eventOfCall } from '../tcp';
import type { Change, End, Moment, World } from '../world';
import {
  call,
  deliver,
  duplicate,
  fire,
  inject,
  lose,
  mayFire,
  setNextIss,
  tick,
  wait,
  whatMustHappen,
} from '../world';
import type { Action } from './ast';
import { CALL_NAMES } from './actions';
import { formatDuration } from './duration';
import { formatAction, formatCall } from './format';
import { explainNothing, formatDirection, select } from './select';

/** What one action does to a world. */

/** Bounds of a run: whatever goes past them would go on for ever. */
export const LIMITS = { deliveries: 10_000, flights: 1000, moments: 100_000, ticks: 10_000 } as const;

/** The world after an action; or why it is not possible, as the end of a sentence about the world, which stays as it was. */
export type Performed =
  | ({ readonly kind: 'done'; readonly refusal: Refusal | null } & Change)
  | { readonly kind: 'impossible'; readonly why: Said };

/** A call that was refused: the run may go on when the next line expects that. */
export interface Refusal {
  readonly end: End;
  readonly error: TcpError;
  /** What was tried, why it is not possible, and what is. */
  readonly why: Said;
}

const done = (change: Change): Performed => ({ kind: 'done', refusal: null, ...change });
const impossible = (why: Said): Performed => ({ kind: 'impossible', why });

/** Does everything that can be done to a world; what an `expect` asks, run.ts decides. */
export function perform(world: World, action: Exclude<Action, { kind: 'expect' }>, settings: Settings): Performed {
  switch (action.kind) {
    case 'call':
      return performCall(world, action, settings);
    case 'resend':
    case 'ack':
      return performTimer(world, action.end, action.kind, settings);
    case 'deliver':
    case 'lose':
    case 'duplicate': {
      const flight = select(world, action.selection);
      if (flight === undefined)
        return impossible(
          say('{0}: {1}', formatAction(action, settings.discrete), explainNothing(world, action.selection)),
        );
      if (action.kind === 'deliver') return done(deliver(world, flight, settings));
      return done(action.kind === 'lose' ? lose(world, flight) : duplicate(world, flight));
    }
    case 'deliver-all':
      return deliverAll(world, settings);
    case 'inject': {
      const { from, flags, seq, ack, len } = action;
      return done(inject(world, from, { flags, seq, ack, len }));
    }
    case 'wait':
      return settings.discrete
        ? waitTicks(world, action.duration, settings)
        : done(wait(world, action.duration, settings));
    case 'iss':
      return done({ world: setNextIss(world, action.end, action.iss), moments: [] });
  }
}

function performCall(
  world: World,
  { end, call: what }: Extract<Action, { kind: 'call' }>,
  settings: Settings,
): Performed {
  const before = world[end];
  const change = call(world, end, what, settings);
  const error = change.world[end].refusal;
  if (error === null) return done(change);
  const row = rowFor(before.state, eventOfCall(before, what.name));
  const possible = possibleCalls(change.world, end, settings);
  const rest =
    possible.length === 0 ? say('{0} can make no call now', end) : say('{0} can {1} now', end, either(possible));
  const line = `${end} ${formatCall(what)}`;
  const why = say('{0} in {1}: error {2}. {3} {4}', line, before.state, error, say(row.why), rest);
  return { kind: 'done', ...change, refusal: { end, error, why } };
}

/** The calls that `end` could make without an error, by name. */
export function possibleCalls(world: World, end: End, settings: Settings): readonly string[] {
  return CALL_NAMES.filter((name) => {
    const tried = step(world[end], { kind: 'call', call: name === 'send' ? { name, bytes: 1 } : { name } }, settings);
    return tried.endpoint.refusal === null;
  });
}

const TIMER_OF = { resend: 'retransmit', ack: 'delayed-ack' } as const;

function performTimer(world: World, end: End, kind: 'resend' | 'ack', settings: Settings): Performed {
  const timer = TIMER_OF[kind];
  if (settings.discrete && mayFire(world[end], timer, settings)) return done(fire(world, end, timer, settings));
  const left = world[end].timers[timer];
  const line = `${end} ${kind}`;
  if (!settings.discrete) return impossible(say('{0}: in milliseconds the timers decide, as time passes', line));
  if (kind === 'ack') {
    if (left === null) return impossible(say('{0}: {1} holds no ACK', line, end));
    return impossible(say('{0}: {1} holds its ACK for another {2}', line, end, formatDuration(left, true)));
  }
  if (left !== null) {
    const earliest = left - (settings.rto.most - settings.rto.least);
    return impossible(say('{0}: its timeout can end in {1} at the earliest', line, formatDuration(earliest, true)));
  }
  if (world[end].unacked.length === 0) return impossible(say('{0}: nothing is unacknowledged', line));
  return impossible(say('{0}: {1} has sent this again as often as it may', line, end));
}

function deliverAll(world: World, settings: Settings): Performed {
  const moments: Moment[] = [];
  let now = world;
  for (let count = 0; ; count += 1) {
    const oldest = now.flights[0];
    if (oldest === undefined) return done({ world: now, moments });
    if (count === LIMITS.deliveries) {
      return impossible(
        say(
          'deliver all: {0} segments have arrived and {1} is next; do the two ends answer each other for ever?',
          LIMITS.deliveries,
          formatSegment(oldest.segment),
        ),
      );
    }
    if (now.flights.length > LIMITS.flights)
      return impossible(say('deliver all: more than {0} segments are in flight', LIMITS.flights));
    const change = deliver(now, oldest, settings);
    moments.push(...change.moments);
    now = change.world;
  }
}

/** Discrete time goes on instant by instant, and stops where something must happen first. */
function waitTicks(world: World, ticks: number, settings: Settings): Performed {
  const moments: Moment[] = [];
  let now = world;
  for (let passed = 0; passed < ticks; passed += 1) {
    const due = whatMustHappen(now, settings);
    if (due !== undefined) {
      const line = `wait ${formatDuration(ticks, true)}`;
      const why = explainDue(now, due, settings);
      if (passed === 0) return impossible(say('{0}: now {1}', line, why));
      return impossible(say('{0}: after {1} {2}', line, formatDuration(passed, true), why));
    }
    const change = tick(now, settings);
    moments.push(...change.moments);
    now = change.world;
  }
  return done({ world: now, moments });
}

function explainDue(world: World, due: NonNullable<ReturnType<typeof whatMustHappen>>, settings: Settings): Said {
  const { end, what } = due;
  switch (what) {
    case 'retransmit':
      return say('{0}’s retransmission is due: `{0} resend` first', end);
    case 'delayed-ack':
      return say('{0} may hold its ACK no longer: `{0} ack` first', end);
    case 'segment': {
      const last = world.flights.find((flight) => flight.from === end && flight.age >= settings.msl);
      const from = formatDirection(end);
      if (last === undefined) return say('the segment ({0}) is at its last instant: deliver or lose it first', from);
      const which = formatSegment(last.segment);
      return say('the segment {0} ({1}) is at its last instant: deliver or lose it first', which, from);
    }
  }
}
