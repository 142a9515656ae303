import { NEVER } from './ends';
import { grow, Pairs, Rows } from './rows';
import type { Segments } from './segments';

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
  ) {}

  /** The id of the collection with these items, in any order. */
  intern(items: Int32Array): number {
    return this.internSorted(items.sort(), items.length);
  }

  /** `network` without the item at place `at` of `rows.cells`. */
  take(network: number, at: number): number {
    const known = this.without[at] ?? 0;
    if (known !== 0) return known - 1;
    const { cells, starts } = this.rows;
    const start = starts[network] ?? 0;
    const length = (starts[network + 1] ?? 0) - start - 1;
    this.scratch = grow(this.scratch, length);
    for (let k = 0; k < length; k += 1) this.scratch[k] = cells[start + k + (start + k < at ? 0 : 1)] ?? 0;
    const id = this.internSorted(this.scratch, length);
    this.without = grow(this.without, at + 1);
    this.without[at] = id + 1;
    return id;
  }

  /** `network` and the items of `list`. */
  put(network: number, list: number): number {
    if (list === 0) return network;
    const known = this.joined.get(network, list);
    if (known >= 0) return known;
    const added = this.segments.itemsOf(list);
    const items = this.itemsOf(network);
    const all = new Int32Array(items.length + added.length);
    all.set(items);
    all.set(added, items.length);
    const id = this.intern(all);
    this.joined.put(network, list, id);
    return id;
  }

  /** One tick later, or NEVER while something is at the end of its life and must arrive or be lost first. */
  tick(network: number): number {
    const known = this.ticked[network] ?? 0;
    if (known !== 0) return known === 1 ? NEVER : known - 2;
    const items = this.itemsOf(network);
    const blocked = items.some((item) => this.segments.isAtEnd(item));
    const id = blocked ? NEVER : this.intern(items.map((item) => item + 1));
    this.ticked = grow(this.ticked, network + 1);
    this.ticked[network] = blocked ? 1 : id + 2;
    return id;
  }

  itemsOf(network: number): Int32Array {
    return this.rows.cells.subarray(this.rows.starts[network], this.rows.starts[network + 1]);
  }

  private internSorted(items: Int32Array, length: number): number {
    const before = this.rows.count;
    const id = this.rows.intern(items, length);
    if (id === before) this.onNew(id, this.itemsOf(id));
    return id;
  }
}
