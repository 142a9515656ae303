import type { Explored, Permission } from '../../../src/core/scenario';
import { compileCondition, startOf } from '../../../src/core/scenario';
import { eventOfCall, rowFor, STATES } from '../../../src/core/tcp';
import type { Endpoint, Settings } from '../../../src/core/tcp';
import {
  call,
  deliver,
  duplicate,
  fire,
  isTimePending,
  lose,
  mayFire,
  setNextIss,
  tick,
  whatMustHappen,
} from '../../../src/core/world';
import type { Flight, World } from '../../../src/core/world';

/**
 * The explorer once more, written to be read and not to be fast: a queue of worlds, a set of strings, and the machine's
 * own functions for everything that can happen. It knows nothing of ids, memos and packed rows. The tests demand the
 * same numbers from both, and the benchmark asks how much all that machinery is worth.
 */

/** A world, and what is still allowed in it. */
export interface Node {
  readonly world: World;
  readonly permissions: readonly Permission[];
  readonly lose: number;
  readonly duplicate: number;
}

/** What the plain search found: each claim's verdict, with the length of a shortest run where one decides it. */
export interface Found {
  readonly verdicts: readonly { readonly verdict: 'true' | 'false' | 'unknown'; readonly steps: number | null }[];
  readonly worlds: number;
  readonly edges: number;
  readonly ends: number;
  readonly depth: number;
}

/** How an endpoint is told from another: `JSON.stringify` of all of it, or of what `see` leaves. */
export type See = (endpoint: Endpoint, end: 'A' | 'B') => unknown;

/** Searches everything; with more than `bound` worlds, what is not decided by then is unknown. */
export function searchPlainly(explored: Explored, see: See = (endpoint) => endpoint, bound = Infinity): Found {
  const settings: Settings = { ...explored.settings, discrete: true, userTimeout: null };
  const atoms = explored.claims.flatMap(({ condition }) => condition.terms.map(({ atom }) => atom));
  const asksLoss = atoms.some(({ kind }) => kind === 'data-lost');
  const pastOf = (world: World) =>
    atoms.map((atom) => atom.kind === 'was' && (world.left[atom.end] & (1 << STATES.indexOf(atom.state))) !== 0);
  const keyOf = ({ world, permissions, lose: losses, duplicate: copies }: Node): string =>
    JSON.stringify([
      see(world.A, 'A'),
      see(world.B, 'B'),
      world.flights.map(({ from, segment, age }) => JSON.stringify([from, segment, age])).sort(),
      pastOf(world),
      asksLoss && world.lostBefore,
      permissions.map((one) => JSON.stringify(one)).sort(),
      losses,
      copies,
    ]);

  const first: Node = {
    world: begin(explored),
    permissions: explored.permissions,
    lose: explored.network.lose,
    duplicate: explored.network.duplicate,
  };
  const verdicts = explored.claims.map((): { verdict: Found['verdicts'][number]['verdict']; steps: number | null } => ({
    verdict: 'unknown',
    steps: null,
  }));
  const conditions = explored.claims.map(({ condition }) => compileCondition(condition));
  const judge = (node: Node, steps: number, isEnd: boolean) => {
    explored.claims.forEach((claim, index) => {
      const verdict = verdicts[index]!;
      if (verdict.verdict !== 'unknown' || isEnd !== (claim.kind === 'always')) return;
      if (conditions[index]!(node.world) === (claim.kind === 'always')) return;
      verdict.verdict = claim.kind === 'possible' ? 'true' : 'false';
      verdict.steps = steps;
    });
  };

  const seen = new Set([keyOf(first)]);
  let level = [first];
  let depth = 0;
  let edges = 0;
  let ends = 0;
  judge(first, 0, false);
  for (;;) {
    const next: Node[] = [];
    for (const node of level) {
      const successors = successorsOf(node, settings);
      edges += successors.length;
      if (successors.length === 0 && node.permissions.every(({ must }) => !must)) {
        ends += 1;
        judge(node, depth, true);
      }
      for (const successor of successors) {
        const key = keyOf(successor);
        if (seen.has(key)) continue;
        if (seen.size >= bound) return { verdicts, worlds: seen.size, edges, ends, depth };
        seen.add(key);
        judge(successor, depth + 1, false);
        next.push(successor);
      }
    }
    if (next.length === 0) break;
    level = next;
    depth += 1;
  }
  explored.claims.forEach((claim, index) => {
    const verdict = verdicts[index]!;
    if (verdict.verdict === 'unknown') verdict.verdict = claim.kind === 'possible' ? 'false' : 'true';
  });
  return { verdicts, worlds: seen.size, edges, ends, depth };
}

function begin(explored: Explored): World {
  let world = startOf(explored);
  for (const end of ['A', 'B'] as const) {
    const iss = explored.nextIss[end];
    if (iss !== null) world = setNextIss(world, end, iss);
  }
  return world;
}

/** Every world that can come next, one for each different choice. */
function successorsOf(node: Node, settings: Settings): Node[] {
  const { world } = node;
  const found: Node[] = [];
  distinct(node.permissions).forEach((permission) => {
    const endpoint = world[permission.end];
    if (permission.in !== null && permission.in !== endpoint.state) return;
    if (rowFor(endpoint.state, eventOfCall(endpoint, permission.call.name)).refuses !== undefined) return;
    const at = node.permissions.indexOf(permission);
    const permissions = node.permissions.filter((_, index) => index !== at);
    found.push({ ...node, permissions, world: call(world, permission.end, permission.call, settings).world });
  });
  for (const end of ['A', 'B'] as const) {
    for (const timer of ['retransmit', 'delayed-ack'] as const) {
      if (mayFire(world[end], timer, settings)) found.push({ ...node, world: fire(world, end, timer, settings).world });
    }
  }
  for (const flight of distinct(world.flights, ({ from, segment, age }: Flight) => [from, segment, age])) {
    found.push({ ...node, world: deliver(world, flight, settings).world });
    if (node.lose > 0) found.push({ ...node, lose: node.lose - 1, world: lose(world, flight).world });
    if (node.duplicate > 0)
      found.push({ ...node, duplicate: node.duplicate - 1, world: duplicate(world, flight).world });
  }
  if (isTimePending(world) && whatMustHappen(world, settings) === undefined)
    found.push({ ...node, world: tick(world, settings).world });
  return found;
}

/** One of each kind. */
function distinct<T>(values: readonly T[], view: (value: T) => unknown = (value) => value): T[] {
  return [...new Map([...values].reverse().map((value) => [JSON.stringify(view(value)), value])).values()];
}
