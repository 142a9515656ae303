import { countConnections } from '../world';
import type { Ends } from './ends';
import { NEVER } from './ends';
import type { Allowance, Ledgers } from './ledgers';
import { LEAVE, LOST_BEFORE, USE } from './ledgers';
import { grow, Rows } from './rows';
import { ACKNOWLEDGE, CALL, RESEND } from './steps';

/** Data is lost with this outcome, whatever is under way. */
const ALWAYS = -3;

/** The cells of a move: what happens, to what, and the outcome. */
export const MOVE = 3;

/**
 * Both endpoints and the ledger, as a number: all of a world but what is under way. There are only some hundred of these
 * in a search of a million worlds, so everything that can happen to one is worked out once: an *outcome* is the core that
 * follows and the list of what was sent.
 */
export class Cores {
  /** Of each outcome: the core that follows. */
  readonly to: number[] = [];
  /** Of each outcome: the list of items that are under way afterwards (segments.ts), 0 for none. */
  readonly sent: number[] = [];
  /** Of each outcome: the core that follows when what is lost by then must be remembered here; else −1. */
  readonly toLost: number[] = [];
  /** Of each outcome with such a core: the core whose losses decide it. */
  readonly lostAt: number[] = [];
  /** Of each core: some timer runs, so that time has something to do. */
  readonly waits: boolean[] = [];
  private readonly rows = new Rows();
  private readonly moves: Int32Array[] = [];
  private readonly arrivals: Int32Array[] = [];
  private readonly ticks: number[] = [];
  private readonly entries: Int32Array[] = [];

  constructor(
    private readonly A: Ends,
    private readonly B: Ends,
    private readonly ledgers: Ledgers,
    private readonly allowances: readonly Allowance[],
    private readonly asksLoss: boolean,
    private readonly onNew: (id: number, a: number, b: number, ledger: number) => void,
  ) {}

  intern(a: number, b: number, ledger: number): number {
    const before = this.rows.count;
    const id = this.rows.intern([a, b, ledger]);
    if (id !== before) return id;
    this.waits.push(this.A.isWaiting(a) || this.B.isWaiting(b));
    this.arrivals.push(new Int32Array(0));
    this.onNew(id, a, b, ledger);
    return id;
  }

  a(core: number): number {
    return this.rows.cells[core * 3] ?? 0;
  }

  b(core: number): number {
    return this.rows.cells[core * 3 + 1] ?? 0;
  }

  ledger(core: number): number {
    return this.rows.cells[core * 3 + 2] ?? 0;
  }

  /** What the two ends can do by themselves, whatever is under way: calls, held ACKs, retransmissions; `MOVE` cells each. */
  movesOf(core: number): Int32Array {
    return this.moves[core] ?? (this.moves[core] = this.findMoves(core));
  }

  /** The outcome of a segment's arrival. */
  arrive(core: number, segment: number, fromA: boolean): number {
    const memo = this.arrivals[core] ?? new Int32Array(0);
    const known = memo[segment] ?? 0;
    return known === 0 ? this.workArrival(core, segment, fromA, memo) : known - 1;
  }

  /** The core one tick later, or NEVER while something must happen first. */
  tick(core: number): number {
    return this.ticks[core] ?? (this.ticks[core] = this.workTick(core));
  }

  /** The core with a loss or a duplication entered, or NEVER where none is left. */
  enter(core: number, entry: 0 | 1): number {
    const memo = this.entries[core] ?? (this.entries[core] = new Int32Array(2));
    if (memo[entry] === 0) {
      const ledger = this.ledgers.enter(this.ledger(core), entry);
      memo[entry] = 1 + (ledger === NEVER ? NEVER : this.intern(this.a(core), this.b(core), ledger));
    }
    return (memo[entry] ?? 0) - 1;
  }

  private findMoves(core: number): Int32Array {
    const [a, b, ledger] = [this.a(core), this.b(core), this.ledger(core)];
    const found: number[] = [];
    const add = (kind: number, what: number, end: 'A' | 'B', outcome: number, used = ledger) => {
      if (outcome !== NEVER && used !== NEVER) found.push(kind, what, this.record(core, end, outcome, used));
    };
    this.allowances.forEach(({ permission: { end, call } }, k) => {
      const dials = call.name === 'connect';
      const [own, ends] =
        end === 'A' ? [dials ? this.counted('A', a, b) : a, this.A] : [dials ? this.counted('B', b, a) : b, this.B];
      add(CALL, k, end, ends.call(own, k), this.ledgers.enter(ledger, USE + k));
    });
    add(ACKNOWLEDGE, 0, 'A', this.A.fire(a, 'delayed-ack'));
    add(ACKNOWLEDGE, 1, 'B', this.B.fire(b, 'delayed-ack'));
    add(RESEND, 0, 'A', this.A.fire(a, 'retransmit'));
    add(RESEND, 1, 'B', this.B.fire(b, 'retransmit'));
    return Int32Array.from(found);
  }

  private workArrival(core: number, segment: number, fromA: boolean, memo: Int32Array): number {
    const outcome = fromA ? this.B.arrive(this.b(core), segment) : this.A.arrive(this.a(core), segment);
    const recorded = this.record(core, fromA ? 'B' : 'A', outcome, this.ledger(core));
    const longer = grow(memo, Math.max(segment + 1, 8));
    longer[segment] = recorded + 1;
    this.arrivals[core] = longer;
    return recorded;
  }

  private workTick(core: number): number {
    const a = this.A.tick(this.a(core));
    const b = this.B.tick(this.b(core));
    if (a === NEVER || b === NEVER) return NEVER;
    const ledger = this.leave('B', b, this.leave('A', a, this.ledger(core)));
    return this.intern(this.A.to[a] ?? 0, this.B.to[b] ?? 0, ledger);
  }

  /** An outcome of one end as an outcome of both; `used`: the ledger, from which a call has been taken. */
  private record(core: number, end: 'A' | 'B', outcome: number, used: number): number {
    const ends = end === 'A' ? this.A : this.B;
    const next = ends.to[outcome] ?? 0;
    const lostAt = this.asksLoss ? this.whereLost(core, end, next) : NEVER;
    const follow = (ledger: number) =>
      end === 'A' ? this.intern(next, this.b(core), ledger) : this.intern(this.a(core), next, ledger);
    const ledger = this.leave(end, outcome, used);
    const lost = lostAt === NEVER ? NEVER : follow(this.ledgers.enter(ledger, LOST_BEFORE));
    this.to.push(lostAt === ALWAYS ? lost : follow(ledger));
    this.toLost.push(lostAt === ALWAYS ? NEVER : lost);
    this.lostAt.push(lostAt);
    this.sent.push(ends.sent[outcome] ?? 0);
    return this.to.length - 1;
  }

  /** The end as it dials (world/act's `countConnections`). */
  private counted(end: 'A' | 'B', own: number, peer: number): number {
    const [ends, others] = end === 'A' ? [this.A, this.B] : [this.B, this.A];
    const value = ends.value(own);
    const counted = countConnections(value, others.value(peer));
    return counted === value ? own : ends.intern(counted);
  }

  /** As world/loss's `losesForGood`: the core whose losses must be remembered when `next` follows; NEVER or ALWAYS. */
  private whereLost(core: number, end: 'A' | 'B', next: number): number {
    const [ends, others] = end === 'A' ? [this.A, this.B] : [this.B, this.A];
    const [own, peer] = end === 'A' ? [this.a(core), this.b(core)] : [this.b(core), this.a(core)];
    const old = ends.value(own);
    const value = ends.value(next);
    if (old.incarnation < value.incarnation) return core;
    if (old.incarnation > value.incarnation) {
      const kept = ends.intern({ ...value, incarnation: old.incarnation });
      return end === 'A' ? this.intern(kept, peer, this.ledger(core)) : this.intern(peer, kept, this.ledger(core));
    }
    const isForgotten = value.sent > old.sent && value.incarnation < others.value(peer).incarnation;
    return isForgotten ? ALWAYS : NEVER;
  }

  private leave(end: 'A' | 'B', outcome: number, ledger: number): number {
    const place = (end === 'A' ? this.A : this.B).leaves[outcome] ?? -1;
    return place < 0 ? ledger : this.ledgers.enter(ledger, LEAVE[end] + place);
  }
}
