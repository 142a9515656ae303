import { NEVER } from './ends';
import { grow, Pairs, Rows } from './rows';
import type { Segments } from './segments';

/** The collection of nothing. */
export const NOTHING = 0;

/**
 * What is under way, as a number: each different collection of items has an id, and taking one away, putting some in and
 * the passing of a tick lead from id to id, each worked out once. Items are kept sorted, so equal ones lie side by side.
 */
export class Networks {
  readonly rows = new Rows();
  /** Beside each item in `rows.cells`: what is left without it, + 1; 0 is not worked out. */
  private without = new Int32Array(256);
  private readonly joined = new Pairs();
  /** Of each collection: the id a tick later + 2, 1 where a tick cannot pass, 0 where not worked out. */
  private ticked = new Int32Array(64);
  private scratch = new Int32Array(16);

  constructor(
    private readonly segments: Segments,
    private readonly onNew: (id: number, items: Int32Array) => void,
  ) {
    this.internSorted(0);
  }

  /** `network` without the item at place `at` of `rows.cells`. */
  take(network: number, at: number): number {
    const known = this.without[at] ?? 0;
    return known === 0 ? this.drop(network, at) : known - 1;
  }

  private drop(network: number, at: number): number {
    const length = this.copy(network, 0) - 1;
    for (let k = at - (this.rows.starts[network] ?? 0); k < length; k += 1) this.scratch[k] = this.scratch[k + 1] ?? 0;
    const id = this.internSorted(length);
    this.without = grow(this.without, at + 1);
    this.without[at] = id + 1;
    return id;
  }

  /** `network` and the items of `list`. */
  put(network: number, list: number): number {
    if (list === 0) return network;
    const known = this.joined.get(network, list);
    return known >= 0 ? known : this.join(network, list);
  }

  private join(network: number, list: number): number {
    const added = this.segments.itemsOf(list);
    let length = this.copy(network, added.length);
    for (const item of added) {
      let at = length;
      for (; at > 0 && (this.scratch[at - 1] ?? 0) > item; at -= 1) this.scratch[at] = this.scratch[at - 1] ?? 0;
      this.scratch[at] = item;
      length += 1;
    }
    const id = this.internSorted(length);
    this.joined.put(network, list, id);
    return id;
  }

  /** One tick later, or NEVER while something is at the end of its life and must arrive or be lost first. */
  tick(network: number): number {
    const known = this.ticked[network] ?? 0;
    if (known === 0) return this.workTick(network);
    return known === 1 ? NEVER : known - 2;
  }

  private workTick(network: number): number {
    const length = this.copy(network, 0);
    let blocked = false;
    for (let k = 0; k < length; k += 1) {
      const item = this.scratch[k] ?? 0;
      blocked ||= this.segments.isAtEnd(item);
      this.scratch[k] = item + 1; // its age stands in the lowest bits, and the order stays
    }
    const id = blocked ? NEVER : this.internSorted(length);
    this.ticked = grow(this.ticked, network + 1);
    this.ticked[network] = blocked ? 1 : id + 2;
    return id;
  }

  itemsOf(network: number): Int32Array {
    return this.rows.cells.subarray(this.rows.starts[network], this.rows.starts[network + 1]);
  }

  /** Copies the items to `scratch`, with room for more behind; says how many they are. */
  private copy(network: number, more: number): number {
    const { cells, starts } = this.rows;
    const start = starts[network] ?? 0;
    const length = (starts[network + 1] ?? 0) - start;
    this.scratch = grow(this.scratch, length + more);
    for (let k = 0; k < length; k += 1) this.scratch[k] = cells[start + k] ?? 0;
    return length;
  }

  /** The id of the first `length` items of `scratch`, which are sorted. */
  private internSorted(length: number): number {
    const before = this.rows.count;
    const id = this.rows.intern(this.scratch, length);
    if (id === before) this.onNew(id, this.itemsOf(id));
    return id;
  }
}
