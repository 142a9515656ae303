/** What the benchmark measures: groups of rows, one file each, that register themselves when they are loaded. */

/** One thing measured, ours beside another's in the same run, so that the machine's speed cancels out. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  /** The other's figure and who it is; null when there is nobody to compare with. */
  readonly peer: { readonly who: string; readonly value: number } | null;
  /** The most that ours ÷ peer may be, or without a peer the most that ours may be; null: only shown. */
  readonly goal: number | null;
}

/** A group: what must be installed for it is its own business, and it says why when it has no rows. */
export interface Group {
  readonly title: string;
  readonly measure: () => Measured | Promise<Measured>;
}

export type Measured = readonly Row[] | { readonly skipped: string };

const groups: Group[] = [];

/** Adds a group; called by each `*.rows.ts` when it is loaded. */
export function register(group: Group): void {
  groups.push(group);
}

/** All groups that have registered, in the order of their files. */
export function registered(): readonly Group[] {
  return groups;
}

/** ours ÷ peer, or null without a peer. */
export function ratioOf({ ours, peer }: Row): number | null {
  return peer === null ? null : ours / peer.value;
}

/** Whether the goal is met; null when there is none. */
export function isMet(row: Row): boolean | null {
  return row.goal === null ? null : (ratioOf(row) ?? row.ours) <= row.goal;
}

/** The one in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.trunc(sorted.length / 2)] ?? NaN;
}
