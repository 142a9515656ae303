import type { Cores } from './cores';
import { MOVE } from './cores';
import { NEVER } from './ends';
import { COPY, LOSS } from './ledgers';
import type { Losses } from './losses';
import type { Networks } from './networks';
import { NOTHING } from './networks';
import { grow } from './rows';
import type { Segments } from './segments';
import { DELIVER, DUPLICATE, LOSE, TICK } from './steps';

/** The cells of a successor: what happens, to what (item, allowance, or 0 for A and 1 for B), core, network. */
export const STRIDE = 4;

/** Everything that can happen in a world, each different thing once. */
export class Successors {
  /** The successors of the world asked for last, `STRIDE` cells each. */
  cells = new Int32Array(64 * STRIDE);
  private length = 0;

  constructor(
    private readonly cores: Cores,
    private readonly networks: Networks,
    private readonly segments: Segments,
    private readonly losses: Losses,
  ) {}

  /** Finds them; says how many. */
  find(core: number, network: number): number {
    this.length = 0;
    this.findArrivals(core, network);
    this.findMoves(core, network);
    this.findTick(core, network);
    this.findMischief(LOSE, this.cores.enter(core, LOSS), network);
    this.findMischief(DUPLICATE, this.cores.enter(core, COPY), network);
    return this.length / STRIDE;
  }

  private findArrivals(core: number, network: number): void {
    const { cores, networks, segments } = this;
    const end = networks.rows.starts[network + 1] ?? 0;
    let last = -1;
    for (let at = networks.rows.starts[network] ?? 0; at < end; at += 1) {
      const item = networks.rows.cells[at] ?? 0;
      if (item === last) continue;
      last = item;
      const segment = segments.idOf(item);
      const outcome = cores.arrive(core, segment, segments.fromA[segment] === true);
      const rest = networks.take(network, at);
      this.push(DELIVER, item, this.follow(core, outcome, rest), networks.put(rest, cores.sent[outcome] ?? 0));
    }
  }

  private findMoves(core: number, network: number): void {
    const { cores, networks } = this;
    const moves = cores.movesOf(core);
    for (let k = 0; k < moves.length; k += MOVE) {
      const outcome = moves[k + 2] ?? 0;
      const after = networks.put(network, cores.sent[outcome] ?? 0);
      this.push(moves[k] ?? 0, moves[k + 1] ?? 0, this.follow(core, outcome, network), after);
    }
  }

  /** A tick passes when both ends let it, nothing is at its last age, and something waits for time to pass. */
  private findTick(core: number, network: number): void {
    if (network === NOTHING && this.cores.waits[core] !== true) return;
    const next = this.cores.tick(core);
    if (next === NEVER) return;
    const later = this.networks.tick(network);
    if (later !== NEVER) this.push(TICK, 0, next, later);
  }

  /** Losses or duplications, when the core that then holds is not NEVER. */
  private findMischief(kind: number, core: number, network: number): void {
    if (core === NEVER) return;
    const { networks, segments } = this;
    const end = networks.rows.starts[network + 1] ?? 0;
    let last = -1;
    for (let at = networks.rows.starts[network] ?? 0; at < end; at += 1) {
      const item = networks.rows.cells[at] ?? 0;
      if (item === last) continue;
      last = item;
      const after = kind === LOSE ? networks.take(network, at) : networks.put(network, segments.listOf(item));
      this.push(kind, item, core, after);
    }
  }

  /** As world/act's `replace`: when another connection begins, what the old one lost stays known. */
  private follow(core: number, outcome: number, network: number): number {
    const { cores } = this;
    const lost = cores.toLost[outcome] ?? -1;
    return lost >= 0 && this.losses.isLost(cores.lostAt[outcome] ?? core, network) ? lost : (cores.to[outcome] ?? 0);
  }

  private push(kind: number, what: number, core: number, network: number): void {
    const at = this.length;
    if (at + STRIDE > this.cells.length) this.cells = grow(this.cells, at + STRIDE);
    const { cells } = this;
    cells[at] = kind;
    cells[at + 1] = what;
    cells[at + 2] = core;
    cells[at + 3] = network;
    this.length = at + STRIDE;
  }
}
