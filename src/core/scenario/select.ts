import type { Part, Said } from '../said';
import { inTurn, say } from '../said';
import type { Segment } from '../tcp';
import { ACK, FIN, formatFlags, formatSegment, has, RST, SYN } from '../tcp';
import type { End, Flight, World } from '../world';
import { peerOf } from '../world';
import type { Selection } from './ast';

/** Which segments in flight a network action means. */

/** Everything in flight that the selection describes, oldest first, whatever its place. */
function matching(world: World, selection: Selection): readonly Flight[] {
  return world.flights.filter((flight) => matches(flight, selection));
}

function matches({ from, segment }: Flight, selection: Selection): boolean {
  if (selection.from !== null && selection.from !== from) return false;
  if (selection.bareAck) return isBareAck(segment);
  return has(segment, selection.flags) && (!selection.data || segment.len > 0);
}

function isBareAck(segment: Segment): boolean {
  return segment.flags === ACK && segment.len === 0;
}

/** The segment that a selection means, or undefined when there is none. */
export function select(world: World, selection: Selection): Flight | undefined {
  return matching(world, selection)[selection.nth - 1];
}

/** Why a selection finds nothing: what there is of its kind, and what is in flight. */
export function explainNothing(world: World, selection: Selection): Said {
  const found = matching(world, selection).length;
  const kind = formatSelection({ ...selection, nth: 1 });
  if (world.flights.length === 0)
    return kind === '' ? say('no segment is in flight: nothing is') : say('no {0} is in flight: nothing is', kind);
  const all = listFlights(world.flights);
  if (found === 0) return say('no {0} is in flight; there is {1}', kind, all);
  return kind === ''
    ? say('only {0} segment is in flight; there is {1}', found, all)
    : say('only {0} {1} is in flight; there is {2}', found, kind, all);
}

/** `FIN,ACK seq 101 ack 301 (A>B)` for each, the first eight of them. */
function listFlights(flights: readonly Flight[]): Part {
  const shown = flights.slice(0, 8).map(({ from, segment }) => `${formatDirection(from)} ${formatSegment(segment)}`);
  const more = flights.length - shown.length;
  return more > 0 ? say('{0}; and {1} more', inTurn(shown), more) : inTurn(shown);
}

/** What is in flight, there or anywhere, as a sentence. */
export function describeFlights(world: World, from: End | null): Said {
  const there = from === null ? world.flights : world.flights.filter((flight) => flight.from === from);
  if (there.length > 0) return say('in flight: {0}', listFlights(there));
  return from === null ? say('nothing is in flight') : say('nothing is in flight {0}', formatDirection(from));
}

/** `A>B` */
export function formatDirection(from: End): string {
  return `${from}>${peerOf(from)}`;
}

/** `FIN A>B #2`; empty when it selects the oldest of all. */
export function formatSelection(selection: Selection): string {
  const kinds: string[] = [];
  if (selection.bareAck) kinds.push('ACK');
  else if (selection.flags !== 0) kinds.push(formatFlags(selection.flags));
  if (selection.data) kinds.push('DATA');
  const words = kinds.length === 0 ? [] : [kinds.join(',')];
  if (selection.from !== null) words.push(formatDirection(selection.from));
  if (selection.nth > 1) words.push(`#${selection.nth}`);
  return words.join(' ');
}

/** The selection that names this segment by what it is for, with its place only when it is not the oldest such one. */
export function selectionOf(world: World, flight: Flight): Selection {
  const { from, segment } = flight;
  const selection: Selection = { from, ...kindOf(segment), nth: 1 };
  return { ...selection, nth: matching(world, selection).findIndex((one) => one.id === flight.id) + 1 };
}

/** The one mark by which a reader tells a segment: SYN, FIN or RST, else its text, else that it is a bare ACK. */
function kindOf(segment: Segment): { flags: number; data: boolean; bareAck: boolean } {
  const mark = [SYN, FIN, RST].find((bit) => has(segment, bit));
  if (mark !== undefined) return { flags: mark, data: false, bareAck: false };
  if (segment.len > 0) return { flags: 0, data: true, bareAck: false };
  return isBareAck(segment) ? { flags: ACK, data: false, bareAck: true } : { flags: 0, data: false, bareAck: false };
}
