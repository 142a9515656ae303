import type { Segment } from '../tcp';
import type { End, Flight } from '../world';
import { Rows } from './rows';

/**
 * Segments as numbers. Each different segment of each direction has an id; an *item* is such a segment at an age, one
 * number for both; a *list* is several items that are put under way together.
 */
export class Segments {
  /** Of each segment's id: whether A sent it. */
  readonly fromA: boolean[] = [];
  private readonly ids = new Map<string, number>();
  private readonly values: { readonly from: End; readonly segment: Segment }[] = [];
  private readonly lists = new Rows();
  /** How many of an item's bits are its age, from 0 to the maximum segment lifetime. */
  private readonly bits: number;

  constructor(
    private readonly msl: number,
    private readonly onNew: (id: number, from: End, segment: Segment) => void,
  ) {
    this.bits = 32 - Math.clz32(msl);
    this.lists.intern([]);
  }

  intern(from: End, segment: Segment): number {
    const { flags, seq, ack, len, incarnation } = segment;
    const key = `${from} ${flags} ${seq} ${ack} ${len} ${incarnation}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.values.length;
    if (id > 0x7fffffff >> this.bits)
      throw new Error('explore: more different segments and ages than one number holds');
    this.ids.set(key, id);
    this.values.push({ from, segment });
    this.fromA.push(from === 'A');
    this.onNew(id, from, segment);
    return id;
  }

  value(id: number): Segment {
    const found = this.values[id];
    if (found === undefined) throw new Error(`segments: there is no segment ${id}`);
    return found.segment;
  }

  /** The list of what `from` has just sent; the empty list is 0. */
  list(from: End, sent: readonly Segment[]): number {
    return this.lists.intern(sent.map((segment) => this.item(this.intern(from, segment), 0)));
  }

  /** The list of one item. */
  listOf(item: number): number {
    return this.lists.intern([item]);
  }

  itemsOf(list: number): Int32Array {
    return this.lists.cells.subarray(this.lists.starts[list], this.lists.starts[list + 1]);
  }

  item(id: number, age: number): number {
    return (id << this.bits) | age;
  }

  idOf(item: number): number {
    return item >> this.bits;
  }

  ageOf(item: number): number {
    return item & ((1 << this.bits) - 1);
  }

  /** The segment of an item has reached the last age at which it can arrive. */
  isAtEnd(item: number): boolean {
    return this.ageOf(item) === this.msl;
  }

  /** The item as a flight; flight ids are not told apart by a search. */
  flightOf(item: number, id: number): Flight {
    const from = this.fromA[this.idOf(item)] === true ? 'A' : 'B';
    return { id, from, segment: this.value(this.idOf(item)), age: this.ageOf(item) };
  }
}
