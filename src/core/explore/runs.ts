import type { Action, Claim, Explored, WorldAction } from '../scenario';
import { compileCondition, formatAction, formatTerms, print, record, selectionOf } from '../scenario';
import type { Flight, World } from '../world';
import { call, deliver, duplicate, fire, lose, tick } from '../world';
import type { Space } from './space';
import { firstWorld } from './space';
import { ACKNOWLEDGE, CALL, DELIVER, DUPLICATE, LOSE, RESEND, TICK } from './steps';
import { STRIDE } from './successors';
import type { Worlds } from './worlds';
import { CELLS } from './worlds';

/**
 * From a world back to the run that leads there. A packed world knows only its parent; so the run is played again with
 * the machine's own functions, each step chosen by finding what leads from a packed world to the next. At the end the
 * claim is put to the real world. If that and the search disagree, the search is wrong, and it says so.
 */
export function traceRun(explored: Explored, space: Space, worlds: Worlds, target: number, claim: Claim): string {
  const { actions, end } = trace(space, worlds, firstWorld(explored), target, claim);
  const head = { ...explored, settings: space.settings };
  return print(record(head, [...numbersGiven(explored), ...actions], [expectation(claim, end)]));
}

/** The same from a world in the middle of a run: only the lines that follow. Each tick is a line. */
export function traceLines(from: World, space: Space, worlds: Worlds, target: number, claim: Claim): readonly string[] {
  return trace(space, worlds, from, target, claim).lines;
}

interface Traced {
  readonly actions: readonly WorldAction[];
  readonly lines: readonly string[];
  readonly end: World;
}

function trace(space: Space, worlds: Worlds, from: World, target: number, claim: Claim): Traced {
  const actions: WorldAction[] = [];
  const lines: string[] = [];
  let world = from;
  const path = worlds.pathTo(target);
  for (const [index, next] of path.slice(1).entries()) {
    const [kind, what] = findStep(space, worlds, path[index] ?? 0, next);
    const { action, after } = play(space, world, kind, what);
    actions.push(action);
    lines.push(formatAction(nameFlight(world, action), true));
    world = after;
  }
  const holds = compileCondition(claim.condition)(world);
  if (holds === (claim.kind === 'always'))
    throw new Error(`explore: the run does not decide "${claim.kind} ${claim.condition.text}"`);
  return { actions, lines, end: world };
}

/** The action as a line says it: a segment in flight by what it is. */
function nameFlight(world: World, action: WorldAction): Action {
  if (!('flight' in action)) return action;
  const flight = world.flights.find(({ id }) => id === action.flight);
  if (flight === undefined) throw new Error('explore: the segment of a step is not in flight');
  return { kind: action.kind, selection: selectionOf(world, flight) };
}

/** The lines of a script that give the next connections' numbers, as the model's head does. */
function numbersGiven({ nextIss }: Explored): WorldAction[] {
  return (['A', 'B'] as const).flatMap((end) => {
    const iss = nextIss[end];
    return iss === null ? [] : [{ kind: 'iss', end, iss } as const];
  });
}

/** What happens between two packed worlds: a kind, and to what. */
function findStep(space: Space, worlds: Worlds, from: number, to: number): [number, number] {
  const ids = (world: number) => worlds.cells.subarray(world * CELLS, world * CELLS + 2);
  const [core = 0, network = 0] = ids(from);
  const wanted = ids(to);
  const count = space.successors.find(core, network);
  const { cells } = space.successors;
  for (let at = 0; at < count * STRIDE; at += STRIDE) {
    if (wanted.every((id, k) => cells[at + 2 + k] === id)) return [cells[at] ?? 0, cells[at + 1] ?? 0];
  }
  throw new Error(`explore: nothing leads from world ${from} to ${to}`);
}

function play(
  space: Space,
  world: World,
  kind: number,
  what: number,
): { readonly action: WorldAction; readonly after: World } {
  const { settings } = space;
  const end = what === 0 ? 'A' : 'B';
  switch (kind) {
    case CALL: {
      const permission = space.allowances[what]?.permission;
      if (permission === undefined) throw new Error(`explore: there is no allowance ${what}`);
      const action = { kind: 'call', end: permission.end, call: permission.call } as const;
      return { action, after: call(world, permission.end, permission.call, settings).world };
    }
    case ACKNOWLEDGE:
      return { action: { kind: 'ack', end }, after: fire(world, end, 'delayed-ack', settings).world };
    case RESEND:
      return { action: { kind: 'resend', end }, after: fire(world, end, 'retransmit', settings).world };
    case TICK:
      return { action: { kind: 'wait', duration: 1 }, after: tick(world, settings).world };
    case DELIVER: {
      const flight = findFlight(space, world, what);
      return { action: { kind: 'deliver', flight: flight.id }, after: deliver(world, flight, settings).world };
    }
    case LOSE: {
      const flight = findFlight(space, world, what);
      return { action: { kind: 'lose', flight: flight.id }, after: lose(world, flight).world };
    }
    case DUPLICATE: {
      const flight = findFlight(space, world, what);
      return { action: { kind: 'duplicate', flight: flight.id }, after: duplicate(world, flight).world };
    }
    default:
      throw new Error(`explore: there is no action ${kind}`);
  }
}

/** The oldest flight that is this item; equal ones are as good. */
function findFlight(space: Space, world: World, item: number): Flight {
  const { segments } = space;
  const { age } = segments.flightOf(item, 0);
  const found = world.flights.find(
    (flight) => flight.age === age && segments.intern(flight.from, flight.segment) === segments.idOf(item),
  );
  if (found === undefined) throw new Error(`explore: item ${item} is not in flight`);
  return found;
}

/** What the run shows, as its last line: the condition itself, or, where it should always hold, a part of it that does not. */
function expectation(claim: Claim, world: World): Action {
  const { condition } = claim;
  if (claim.kind !== 'always') return { kind: 'expect', condition };
  const failing = condition.terms.filter((term) => !compileCondition({ terms: [term], text: '' })(world)).slice(0, 1);
  const terms = failing.map((term) => ({ ...term, not: !term.not }));
  return { kind: 'expect', condition: { terms, text: formatTerms(terms, true) } };
}
