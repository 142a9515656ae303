import type { Atom } from '../scenario';
import { formatTerms } from '../scenario';
import type { TcpError, Timer } from '../tcp';
import type { End, World } from '../world';

/** What is the case in a world, as conditions of the notation. */

/** At most so many segments are told: a list is for reading. */
const MOST_FLIGHTS = 12;

/** At most so many conditions are offered. */
export const CONDITION_SIZE = 40;

const ENDS = ['A', 'B'] as const satisfies readonly End[];

/** What holds in a world, the states first: atoms that `expect` would find true. */
export function whatHolds(world: World): readonly Atom[] {
  return [
    ...ENDS.map((end): Atom => ({ kind: 'state', end, state: world[end].state })),
    ...segments(world),
    ...ENDS.flatMap((end) => [...timers(world, end), ...answers(world, end), ...numbers(world, end)]),
  ];
}

function segments(world: World): Atom[] {
  return world.flights.slice(0, MOST_FLIGHTS).map(({ from, segment: { flags, seq, ack, len } }) => ({
    kind: 'segment',
    from,
    flags,
    seq,
    ack: ack === 0 ? null : ack,
    len: len === 0 ? null : len,
  }));
}

function timers(world: World, end: End): Atom[] {
  return (Object.entries(world[end].timers) as [Timer, number | null][]).flatMap(([timer, left]) =>
    left === null ? [] : [{ kind: 'timer', end, timer, left } as const],
  );
}

function answers(world: World, end: End): Atom[] {
  const { got, refusal, fate } = world[end];
  const errors = [...new Set([refusal, fate])].filter((error): error is TcpError => error !== null);
  return [
    ...(got === null ? [] : [{ kind: 'got', end, what: got } as const]),
    ...errors.map((error) => ({ kind: 'error', end, error }) as const),
  ];
}

function numbers(world: World, end: End): Atom[] {
  const { sndNxt, sndUna, rcvNxt, incarnation } = world[end];
  if (incarnation === 0) return [];
  return [
    { kind: 'number', end, name: 'next', value: sndNxt },
    { kind: 'number', end, name: 'unacked', value: sndUna },
    { kind: 'number', end, name: 'awaits', value: rcvNxt },
  ];
}

/** An atom as text. */
export function formatAtom(atom: Atom, discrete: boolean): string {
  return formatTerms([{ not: false, atom }], discrete);
}

/** `A FIN_WAIT_2 and B CLOSE_WAIT` */
export function formatStates(world: World): string {
  return `A ${world.A.state} and B ${world.B.state}`;
}

/** What is the case where an atom asks, as atoms of its kind: what an expectation could be instead. */
export function insteadOf(atom: Atom, world: World): readonly Atom[] {
  const same = whatHolds(world).filter((one) => one.kind === atom.kind && aboutOf(one) === aboutOf(atom));
  if (atom.kind !== 'number') return same;
  return same.filter((one) => one.kind === 'number' && one.name === atom.name);
}

/** Whom an atom asks about. */
function aboutOf(atom: Atom): End | null {
  if ('end' in atom) return atom.end;
  return 'from' in atom ? atom.from : null;
}
