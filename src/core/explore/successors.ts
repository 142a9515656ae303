import type { Ends } from './ends';
import { NEVER } from './ends';
import type { Allowance, Ledgers } from './ledgers';
import { COPY, LEAVE, LOSS, LOST_BEFORE, USE } from './ledgers';
import type { Losses } from './losses';
import type { Networks } from './networks';
import { grow } from './rows';
import type { Segments } from './segments';

/** What can happen next: a permitted call, an arrival, a held ACK, a retransmission, a tick, a loss, a duplication. */
export const CALL = 0;
export const DELIVER = 1;
export const ACKNOWLEDGE = 2;
export const RESEND = 3;
export const TICK = 4;
export const LOSE = 5;
export const DUPLICATE = 6;

/** The cells of a successor: what happens, to what (allowance, item, or 0 for A and 1 for B), and the world's four ids. */
export const STRIDE = 6;

/** Everything that can happen in a world, each different thing once. */
export class Successors {
  /** The successors of the world asked for last, `STRIDE` cells each. */
  cells = new Int32Array(64 * STRIDE);
  private length = 0;

  constructor(
    private readonly A: Ends,
    private readonly B: Ends,
    private readonly ledgers: Ledgers,
    private readonly networks: Networks,
    private readonly segments: Segments,
    private readonly losses: Losses,
    private readonly allowances: readonly Allowance[],
  ) {}

  /** Finds them; says how many. */
  find(a: number, b: number, ledger: number, network: number): number {
    this.length = 0;
    for (let k = 0; k < this.allowances.length; k += 1) this.findCall(k, a, b, ledger, network);
    this.findArrivals(a, b, ledger, network);
    this.act(ACKNOWLEDGE, 0, this.A.fire(a, 'delayed-ack'), a, b, ledger, network);
    this.act(ACKNOWLEDGE, 1, this.B.fire(b, 'delayed-ack'), a, b, ledger, network);
    this.act(RESEND, 0, this.A.fire(a, 'retransmit'), a, b, ledger, network);
    this.act(RESEND, 1, this.B.fire(b, 'retransmit'), a, b, ledger, network);
    this.findTick(a, b, ledger, network);
    this.findMischief(LOSE, this.ledgers.enter(ledger, LOSS), a, b, network);
    this.findMischief(DUPLICATE, this.ledgers.enter(ledger, COPY), a, b, network);
    return this.length / STRIDE;
  }

  private findCall(k: number, a: number, b: number, ledger: number, network: number): void {
    const used = this.ledgers.enter(ledger, USE + k);
    if (used === NEVER) return;
    if (this.allowances[k]?.permission.end === 'A') this.actA(CALL, k, this.A.call(a, k), a, b, used, network);
    else this.actB(CALL, k, this.B.call(b, k), a, b, used, network);
  }

  private findArrivals(a: number, b: number, ledger: number, network: number): void {
    const { networks, segments } = this;
    const end = networks.rows.starts[network + 1] ?? 0;
    let last = -1;
    for (let at = networks.rows.starts[network] ?? 0; at < end; at += 1) {
      const item = networks.rows.cells[at] ?? 0;
      if (item === last) continue;
      last = item;
      const segment = segments.idOf(item);
      const rest = networks.take(network, at);
      if (segments.fromA[segment] === true) this.actB(DELIVER, item, this.B.arrive(b, segment), a, b, ledger, rest);
      else this.actA(DELIVER, item, this.A.arrive(a, segment), a, b, ledger, rest);
    }
  }

  /** Losses or duplications, when the ledger that then holds is not NEVER. */
  private findMischief(kind: number, ledger: number, a: number, b: number, network: number): void {
    if (ledger === NEVER) return;
    const { networks, segments } = this;
    const end = networks.rows.starts[network + 1] ?? 0;
    let last = -1;
    for (let at = networks.rows.starts[network] ?? 0; at < end; at += 1) {
      const item = networks.rows.cells[at] ?? 0;
      if (item === last) continue;
      last = item;
      this.push(
        kind,
        item,
        a,
        b,
        ledger,
        kind === LOSE ? networks.take(network, at) : networks.put(network, segments.listOf(item)),
      );
    }
  }

  /** A tick passes when both ends let it, nothing is at its last age, and something waits for time to pass. */
  private findTick(a: number, b: number, ledger: number, network: number): void {
    if (network === 0 && !this.A.isWaiting(a) && !this.B.isWaiting(b)) return;
    const outcomeA = this.A.tick(a);
    const outcomeB = this.B.tick(b);
    if (outcomeA === NEVER || outcomeB === NEVER) return;
    const later = this.networks.tick(network);
    if (later === NEVER) return;
    const between = this.leave(this.A, LEAVE.A, outcomeA, ledger);
    this.push(
      TICK,
      0,
      this.A.to[outcomeA] ?? 0,
      this.B.to[outcomeB] ?? 0,
      this.leave(this.B, LEAVE.B, outcomeB, between),
      later,
    );
  }

  private act(kind: number, who: 0 | 1, outcome: number, a: number, b: number, ledger: number, network: number): void {
    if (who === 0) this.actA(kind, who, outcome, a, b, ledger, network);
    else this.actB(kind, who, outcome, a, b, ledger, network);
  }

  private actA(
    kind: number,
    what: number,
    outcome: number,
    a: number,
    b: number,
    ledger: number,
    network: number,
  ): void {
    if (outcome === NEVER) return;
    const kept = this.remember(this.A, outcome, a, b, ledger, network);
    const after = this.leave(this.A, LEAVE.A, outcome, kept);
    this.push(kind, what, this.A.to[outcome] ?? 0, b, after, this.networks.put(network, this.A.sent[outcome] ?? 0));
  }

  private actB(
    kind: number,
    what: number,
    outcome: number,
    a: number,
    b: number,
    ledger: number,
    network: number,
  ): void {
    if (outcome === NEVER) return;
    const kept = this.remember(this.B, outcome, a, b, ledger, network);
    const after = this.leave(this.B, LEAVE.B, outcome, kept);
    this.push(kind, what, a, this.B.to[outcome] ?? 0, after, this.networks.put(network, this.B.sent[outcome] ?? 0));
  }

  /** As world/act's `replace`: when another connection begins, what the old one lost stays known. */
  private remember(ends: Ends, outcome: number, a: number, b: number, ledger: number, network: number): number {
    const lost = ends.renews[outcome] === true && this.losses.isLost(a, b, ledger, network);
    return lost ? this.ledgers.enter(ledger, LOST_BEFORE) : ledger;
  }

  private leave(ends: Ends, base: number, outcome: number, ledger: number): number {
    const place = ends.leaves[outcome] ?? -1;
    return place < 0 ? ledger : this.ledgers.enter(ledger, base + place);
  }

  private push(kind: number, what: number, a: number, b: number, ledger: number, network: number): void {
    const at = this.length;
    if (at + STRIDE > this.cells.length) this.cells = grow(this.cells, at + STRIDE);
    const { cells } = this;
    cells[at] = kind;
    cells[at + 1] = what;
    cells[at + 2] = a;
    cells[at + 3] = b;
    cells[at + 4] = ledger;
    cells[at + 5] = network;
    this.length = at + STRIDE;
  }
}
