import type { Finding, Part, Said } from '../said';
import { inEnglish, inTurn, listed, say } from '../said';
import type { Endpoint } from '../tcp';
import { bitOf, hasLeft, isDataLost } from '../world';
import type { Both, End, Flight, World } from '../world';
import type { Atom, Condition } from './ast';
import { formatTerms } from './format';
import { formatDuration } from './duration';
import { describeFlights } from './select';

/** Deciding conditions: for a message to the reader (`evaluate`), and fast, for a search (`compileCondition`). */

/** Whether a condition holds, and what to say of it. */
export interface Evaluation extends Finding {
  readonly holds: boolean;
  /** The terms that failed; null when it holds. */
  readonly expected: string | null;
  /** What is the case, of the terms that failed or else of all: `A is FIN_WAIT_2`. */
  readonly found: Said;
}

/** Decides a condition in a world. `discrete`: durations are said in ticks. */
export function evaluate(condition: Condition, world: World, discrete = false): Evaluation {
  const failed = condition.terms.filter((term) => compileAtom(term.atom)(world) === term.not);
  const told = failed.length === 0 ? condition.terms : failed;
  const facts = told.map(({ atom }) => describe(atom, world, discrete));
  const found = say('{0}', inTurn([...new Map(facts.map((fact) => [inEnglish(fact), fact])).values()]));
  if (failed.length === 0) return { holds: true, expected: null, found };
  return { holds: false, expected: formatTerms(failed, discrete), found };
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
    case 'segment':
      return (world) => findSegment(world, atom) !== undefined;
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

/** The oldest segment in flight that an atom asks for. */
export function findSegment(
  { flights }: World,
  { from, flags, seq, ack, len }: Extract<Atom, { kind: 'segment' }>,
): Flight | undefined {
  return flights.find(
    ({ from: sender, segment }) =>
      sender === from &&
      segment.flags === flags &&
      (seq === null || segment.seq === seq) &&
      (ack === null || segment.ack === ack) &&
      (len === null || segment.len === len),
  );
}

const NUMBERS = { next: 'sndNxt', unacked: 'sndUna', awaits: 'rcvNxt' } as const;

/** What is the case where an atom asks. */
function describe(atom: Atom, world: World, discrete: boolean): Said {
  switch (atom.kind) {
    case 'state':
      return say('{0} is {1}', atom.end, world[atom.end].state);
    case 'was': {
      if (hasLeft(world, atom.end, atom.state)) return say('{0} was {1} before', atom.end, atom.state);
      if (world[atom.end].state === atom.state) return say('{0} is {1} and has not left it', atom.end, atom.state);
      return say('{0} has never been {1}; it is {2}', atom.end, atom.state, world[atom.end].state);
    }
    case 'segment':
      return describeFlights(world, atom.from);
    case 'in-flight':
      return describeFlights(world, atom.from);
    case 'got': {
      const { got } = world[atom.end];
      return got === null ? say('{0} got nothing', atom.end) : say('{0} got {1}', atom.end, got);
    }
    case 'error':
      return describeErrors(atom.end, world[atom.end]);
    case 'timer':
      return describeTimers(atom.end, world[atom.end], discrete);
    case 'number':
      return say('{0} {1} is {2}', atom.end, atom.name, world[atom.end][NUMBERS[atom.name]]);
    case 'accepted-old':
      return world[atom.end].acceptedOld
        ? say('{0} has accepted an old segment', atom.end)
        : say('{0} has accepted no old segment', atom.end);
    case 'data-lost':
      return isDataLost(world) ? say('data is lost') : say('no data is lost');
  }
}

function describeErrors(end: End, { refusal, fate }: Endpoint): Said {
  const errors = [...new Set([refusal, fate])].filter((error) => error !== null);
  const [first, second] = errors;
  if (first === undefined) return say('{0} has no error', end);
  if (second === undefined) return say('{0} has the error {1}', end, first);
  return say('{0} has the error {1} and {2}', end, first, second);
}

function describeTimers(end: End, { timers }: Endpoint, discrete: boolean): Said {
  const running = Object.entries(timers).flatMap(([timer, left]: [string, number | null]): Part[] =>
    left === null ? [] : [say('{0} ({1} left)', timer, formatDuration(left, discrete))],
  );
  return running.length === 0 ? say('no timer of {0} runs', end) : say('of {0} run: {1}', end, listed(running));
}
