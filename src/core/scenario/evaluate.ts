import type { Endpoint } from '../tcp';
import { bitOf, hasLeft, isDataLost } from '../world';
import type { Both, End, World } from '../world';
import type { Atom, Condition } from './ast';
import { formatTerm } from './format';
import { formatDuration } from './duration';
import { describeFlights } from './select';

/** Deciding conditions: for a message to the reader (`evaluate`), and fast, for a search (`compileCondition`). */

/** Whether a condition holds, and what to say of it. */
export interface Evaluation {
  readonly holds: boolean;
  /** When it does not hold: `expected A TIME_WAIT; A is FIN_WAIT_2`. Empty when it holds. */
  readonly said: string;
  /** What is the case, of the terms that failed or else of all: `A is FIN_WAIT_2`. */
  readonly found: string;
}

/** Decides a condition in a world. `discrete`: durations are said in ticks. */
export function evaluate(condition: Condition, world: World, discrete = false): Evaluation {
  const failed = condition.terms.filter((term) => compileAtom(term.atom)(world) === term.not);
  const told = failed.length === 0 ? condition.terms : failed;
  const found = [...new Set(told.map(({ atom }) => describe(atom, world, discrete)))].join('; ');
  if (failed.length === 0) return { holds: true, said: '', found };
  const expected = failed.map((term) => formatTerm(term, discrete)).join(' and ');
  return { holds: false, said: `expected ${expected}; ${found}`, found };
}

/** The condition as a function of a world. */
export function compileCondition(condition: Condition): (world: World) => boolean {
  const terms = condition.terms.map(({ not, atom }) => ({ not, test: compileAtom(atom) }));
  const [first, second] = terms;
  if (first !== undefined && second === undefined) return first.not ? (world) => !first.test(world) : first.test;
  return (world) => {
    for (const { not, test } of terms) if (test(world) === not) return false;
    return true;
  };
}

/** The past states that a condition asks about, as bits of `World.left`: no other past can change what it says. */
export function statesAsked(condition: Condition): Both {
  const asked = { A: 0, B: 0 };
  for (const { atom } of condition.terms) if (atom.kind === 'was') asked[atom.end] |= bitOf(atom.state);
  return asked;
}

function compileAtom(atom: Atom): (world: World) => boolean {
  switch (atom.kind) {
    case 'state': {
      const { end, state } = atom;
      return (world) => world[end].state === state;
    }
    case 'was': {
      const { end } = atom;
      const bit = bitOf(atom.state);
      return (world) => (world.left[end] & bit) !== 0;
    }
    case 'segment': {
      const { from, flags, seq, ack, len } = atom;
      return (world) =>
        world.flights.some(
          ({ from: sender, segment }) =>
            sender === from &&
            segment.flags === flags &&
            (seq === null || segment.seq === seq) &&
            (ack === null || segment.ack === ack) &&
            (len === null || segment.len === len),
        );
    }
    case 'in-flight': {
      const { from } = atom;
      if (from === null) return (world) => world.flights.length > 0;
      return (world) => world.flights.some((flight) => flight.from === from);
    }
    case 'got': {
      const { end, what } = atom;
      return (world) => world[end].got === what;
    }
    case 'error': {
      const { end, error } = atom;
      return (world) => world[end].refusal === error || world[end].fate === error;
    }
    case 'timer': {
      const { end, timer, left } = atom;
      if (left === null) return (world) => world[end].timers[timer] !== null;
      return (world) => world[end].timers[timer] === left;
    }
    case 'number': {
      const { end, value } = atom;
      const field = NUMBERS[atom.name];
      return (world) => world[end][field] === value;
    }
    case 'accepted-old': {
      const { end } = atom;
      return (world) => world[end].acceptedOld;
    }
    case 'data-lost':
      return isDataLost;
  }
}

const NUMBERS = { next: 'sndNxt', unacked: 'sndUna', awaits: 'rcvNxt' } as const;

/** What is the case where an atom asks. */
function describe(atom: Atom, world: World, discrete: boolean): string {
  switch (atom.kind) {
    case 'state':
      return `${atom.end} is ${world[atom.end].state}`;
    case 'was': {
      if (hasLeft(world, atom.end, atom.state)) return `${atom.end} was ${atom.state} before`;
      if (world[atom.end].state === atom.state) return `${atom.end} is ${atom.state} and has not left it`;
      return `${atom.end} has never been ${atom.state}; it is ${world[atom.end].state}`;
    }
    case 'segment':
      return describeFlights(world, atom.from);
    case 'in-flight':
      return describeFlights(world, atom.from);
    case 'got': {
      const { got } = world[atom.end];
      return `${atom.end} got ${got === null ? 'nothing' : String(got)}`;
    }
    case 'error':
      return describeErrors(atom.end, world[atom.end]);
    case 'timer':
      return describeTimers(atom.end, world[atom.end], discrete);
    case 'number':
      return `${atom.end} ${atom.name} is ${world[atom.end][NUMBERS[atom.name]]}`;
    case 'accepted-old':
      return `${atom.end} has accepted ${world[atom.end].acceptedOld ? 'an' : 'no'} old segment`;
    case 'data-lost':
      return isDataLost(world) ? 'data is lost' : 'no data is lost';
  }
}

function describeErrors(end: End, { refusal, fate }: Endpoint): string {
  const errors = [...new Set([refusal, fate])].filter((error) => error !== null);
  return errors.length === 0 ? `${end} has no error` : `${end} has the error ${errors.join(' and ')}`;
}

function describeTimers(end: End, { timers }: Endpoint, discrete: boolean): string {
  const running = Object.entries(timers).flatMap(([timer, left]: [string, number | null]) =>
    left === null ? [] : [`${timer} (${formatDuration(left, discrete)} left)`],
  );
  return running.length === 0 ? `no timer of ${end} runs` : `of ${end} run: ${running.join(', ')}`;
}
