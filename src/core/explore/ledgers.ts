import type { Explored, Permission } from '../scenario';
import { STATES } from '../tcp';
import type { End, World } from '../world';
import { NEVER, UNKNOWN } from './ends';
import { Rows } from './rows';

/** Places in a ledger's row; behind them, how often each permission is left. */
const LOSE = 0;
const DUPLICATE = 1;
const LEFT = { A: 2, B: 3 };
const LOST = 4;
const PERMISSIONS = 5;

/** What can be entered: a loss, a duplication, that data was lost before, a state that A or B has left, a call made. */
export const LOSS = 0;
export const COPY = 1;
export const LOST_BEFORE = 2;
export const LEAVE = { A: 3, B: 3 + STATES.length };
export const USE = 3 + 2 * STATES.length;

/** A permission as the search counts it: equal lines together. */
export interface Allowance {
  readonly permission: Permission;
  readonly count: number;
}

/** Equal permissions counted, in the order of their first line. */
export function countPermissions(permissions: readonly Permission[]): readonly Allowance[] {
  const counts = new Map<string, Allowance>();
  for (const permission of permissions) {
    const { end, call, in: state, must } = permission;
    const key = JSON.stringify([end, call.name, call.name === 'send' ? call.bytes : 0, state, must]);
    counts.set(key, { permission, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

/**
 * What a run has used up and been through, as a number: what the network may still do, which calls may still be made,
 * and of the past only what a claim asks about. Entering something leads from id to id.
 */
export class Ledgers {
  readonly first: number;
  /** Of each ledger: a run may end with it, for no call is left that must happen. */
  readonly complete: boolean[] = [];
  private readonly rows = new Rows();
  private readonly memos: Int32Array[] = [];

  constructor(
    private readonly allowances: readonly Allowance[],
    network: Explored['network'],
    { left, lostBefore }: Pick<World, 'left' | 'lostBefore'>,
    private readonly onNew: (id: number, past: Pick<World, 'left' | 'lostBefore'>) => void,
  ) {
    const past = [left.A, left.B, lostBefore ? 1 : 0];
    this.first = this.intern([network.lose, network.duplicate, ...past, ...allowances.map(({ count }) => count)]);
  }

  /** The ledger with `entry` in it, or NEVER where nothing of the sort is left. */
  enter(ledger: number, entry: number): number {
    const known = this.memos[ledger]?.[entry] ?? UNKNOWN;
    return known === UNKNOWN ? this.work(ledger, entry) : known;
  }

  /** What the ledger remembers of the past. */
  past(ledger: number): Pick<World, 'left' | 'lostBefore'> {
    const row = this.row(ledger);
    return { left: { A: row[LEFT.A] ?? 0, B: row[LEFT.B] ?? 0 }, lostBefore: row[LOST] === 1 };
  }

  private work(ledger: number, entry: number): number {
    const next = this.after(this.row(ledger), entry);
    const memo = this.memos[ledger];
    if (memo !== undefined) memo[entry] = next;
    return next;
  }

  private after(row: readonly number[], entry: number): number {
    if (entry === LOSS) return this.less(row, LOSE);
    if (entry === COPY) return this.less(row, DUPLICATE);
    if (entry === LOST_BEFORE) return this.set(row, LOST, 1);
    if (entry >= USE) return this.less(row, PERMISSIONS + entry - USE);
    const end: End = entry < LEAVE.B ? 'A' : 'B';
    return this.set(row, LEFT[end], (row[LEFT[end]] ?? 0) | (1 << (entry - LEAVE[end])));
  }

  private less(row: readonly number[], place: number): number {
    const left = row[place] ?? 0;
    return left === 0 ? NEVER : this.set(row, place, left - 1);
  }

  private set(row: readonly number[], place: number, value: number): number {
    return this.intern(row.map((cell, at) => (at === place ? value : cell)));
  }

  private intern(row: readonly number[]): number {
    const before = this.rows.count;
    const id = this.rows.intern(row);
    if (id !== before) return id;
    this.memos.push(new Int32Array(USE + this.allowances.length).fill(UNKNOWN));
    this.complete.push(
      this.allowances.every(({ permission }, index) => !permission.must || row[PERMISSIONS + index] === 0),
    );
    this.onNew(id, this.past(id));
    return id;
  }

  private row(ledger: number): number[] {
    return [...this.rows.cells.subarray(this.rows.starts[ledger], this.rows.starts[ledger + 1])];
  }
}
