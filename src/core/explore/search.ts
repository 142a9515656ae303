import type { Claim, Explored } from '../scenario';
import type { World } from '../world';
import type { Decided } from './judge';
import { Judge } from './judge';
import { traceLines, traceRun } from './runs';
import { createSpace } from './space';
import { STRIDE } from './successors';
import { ADDED, CELLS, FULL, Worlds } from './worlds';

/**
 * Every run within bounds, one breadth after the other.
 *
 * A world is two endpoints, what is under way between them, and a ledger of what has been used up. From the first world
 * the search goes to every world that one step leads to – a call that is permitted, the arrival of any segment, its loss
 * or duplication within the network's budget, a retransmission within its range, a held ACK, the passing of a tick –,
 * and from those on, level by level. So a world is first reached by one of the shortest runs that lead to it, and a
 * claim is decided with as short a run as there is. A claim `never` or `possible` asks about every world, the first one
 * included; `always` about the worlds that a run ends in: those where nothing can happen, and where no `must` is still
 * outstanding. (A run that gets stuck before a `must` never became complete and decides no `always`; but all of its
 * worlds count for `never` and `possible`.) Nothing waits for ever: where no timer runs and nothing is under way no tick
 * passes, so an idle world is an end and not a loop.
 *
 * The verdicts are exact. What a search cannot tell apart cannot matter: flights have no identity beyond their segment,
 * direction and age, the time that has passed is not asked about, and of endpoints and the past only what no claim can
 * see is left out (asked.ts). When `bound` worlds or the room for what is under way do not suffice, claims that are open
 * stay `unknown`; none becomes true.
 *
 * It is fast because nothing is worked out twice. Different endpoints are few (dozens, where worlds are a million), so
 * each has an id and the machine's answer for each id and input is remembered (ends.ts); the same is done to what is
 * under way (networks.ts) and to the ledger (ledgers.ts). Both endpoints and the ledger together are a core (cores.ts),
 * of which there are hundreds. A world is then two integers, kept once in a typed array (worlds.ts), its successors are
 * a few look-ups, and whether it fulfils a condition is an `and` of two masks (claims.ts).
 */
export interface SearchOptions {
  /** The most worlds to keep (some 40 bytes each, and their tables); 1,000,000 unless given. */
  readonly bound?: number;
  /** The most segments to keep in all the different networks (some 20 bytes each); 20,000,000 unless given. */
  readonly room?: number;
  /** Goes on to the last world even when every claim is decided. */
  readonly exhaustive?: boolean;
  /**
   * The world that some run of the model has led to: the search goes on from there, and the model's permissions and network
   * are what that run has left of them. Verdicts then have `lines` in place of `run`.
   */
  readonly from?: World;
}

/** What was found about one claim. */
export interface Verdict {
  readonly claim: Claim;
  readonly kind: Claim['kind'];
  readonly verdict: 'true' | 'false' | 'unknown';
  /** How many worlds had been reached when it was decided. */
  readonly worlds: number;
  /** A shortest run that decides it, in the notation: of a false `never` or `always`, of a true `possible`. */
  readonly run?: string;
  /** The same without what led to the world that the search went on from. */
  readonly lines?: readonly string[];
  /** The number of steps of that run, ticks included. */
  readonly steps?: number;
}

/** What a search has found so far. */
export interface Exploration {
  /** In the order of the claims. */
  readonly verdicts: readonly Verdict[];
  readonly worlds: number;
  /** Steps between worlds, of those whose steps have been looked at. */
  readonly edges: number;
  /** The worlds that complete runs end in. */
  readonly ends: number;
  /** The length of the longest shortest run. */
  readonly depth: number;
  /** Every world within the model's bounds has been reached. */
  readonly complete: boolean;
}

/** A search that goes on in slices, so that nobody has to wait for it. */
export interface Search {
  /** Looks at the steps of up to `count` more worlds. Whether there is more to do. */
  advance: (count: number) => boolean;
  readonly worlds: number;
  readonly depth: number;
  /** What is known; claims that are not decided are `unknown`. */
  result: () => Exploration;
}

/** The most worlds a search visits unless told otherwise; past it the verdict is `unknown`. */
export const DEFAULT_BOUND = 1_000_000;

/** The most segments in all the different networks that are kept unless told otherwise: past it, too, a search stops. */
const DEFAULT_ROOM = 20_000_000;

/** Prepares to search a model. */
export function createSearch(
  explored: Explored,
  { bound = DEFAULT_BOUND, room = DEFAULT_ROOM, exhaustive = false, from }: SearchOptions = {},
): Search {
  const space = createSpace(explored, from);
  const { successors, cores, ledgers } = space;
  const worlds = new Worlds(bound);
  const decided = new Map<Claim, Decided>();
  const judges = space.groups.map((group) => new Judge(group, space, (one) => decided.set(one.claim, one)));
  let [next, levelEnd, depth, edges, ends] = [0, 1, 0, 0, 0];
  let full = false;

  /** Whether there is room for the world, or no need of it. */
  const reach = (core: number, network: number, parent: number): boolean => {
    const fate = worlds.add(core, network, parent);
    if (fate === ADDED) for (const judge of judges) judge.see(core, network, worlds.count - 1);
    return fate !== FULL && space.networks.rows.size <= room;
  };

  /** Reaches every successor of a world; false when one of them would be too many. */
  const expand = (world: number): boolean => {
    const at = world * CELLS;
    const core = worlds.cells[at] ?? 0;
    const network = worlds.cells[at + 1] ?? 0;
    const count = successors.find(core, network);
    edges += count;
    if (count === 0 && ledgers.complete[cores.ledger(core)] === true) {
      ends += 1;
      for (const judge of judges) judge.seeEnd(core, network, world);
    }
    const { cells } = successors;
    worlds.prepare(cells, 2, count * STRIDE, STRIDE);
    for (let k = 0; k < count * STRIDE; k += STRIDE) {
      if (!reach(cells[k + 2] ?? 0, cells[k + 3] ?? 0, world)) return false;
    }
    return true;
  };

  const isOver = () => full || next === worlds.count || (!exhaustive && judges.every((judge) => !judge.isOpen));

  const advance = (count: number): boolean => {
    for (let done = 0; done < count && !isOver(); done += 1) {
      if (next === levelEnd) {
        levelEnd = worlds.count;
        depth += 1;
      }
      if (expand(next)) next += 1;
      else full = true;
    }
    return !isOver();
  };

  const verdictOf = (claim: Claim): Verdict => {
    const found = decided.get(claim);
    const complete = next === worlds.count;
    if (found === undefined) {
      const verdict = !complete ? 'unknown' : claim.kind === 'possible' ? 'false' : 'true';
      return { claim, kind: claim.kind, verdict, worlds: worlds.count };
    }
    const shown =
      from === undefined
        ? { run: traceRun(explored, space, worlds, found.world, claim) }
        : { lines: traceLines(from, space, worlds, found.world, claim) };
    const steps = worlds.pathTo(found.world).length - 1;
    return {
      claim,
      kind: claim.kind,
      verdict: claim.kind === 'possible' ? 'true' : 'false',
      worlds: found.worlds,
      ...shown,
      steps,
    };
  };

  reach(...space.first, -1);
  return {
    advance,
    get worlds() {
      return worlds.count;
    },
    get depth() {
      return depth;
    },
    result: () => ({
      verdicts: explored.claims.map(verdictOf),
      worlds: worlds.count,
      edges,
      ends,
      depth,
      complete: next === worlds.count,
    }),
  };
}
