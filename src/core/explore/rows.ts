/** Typed arrays that grow. A search makes hundreds of thousands of small rows; as objects they would cost ten times as much. */

/** `array` itself when it has room for `length` cells, else a copy at least twice as long, zero-filled behind. */
export function grow(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  if (length <= array.length) return array as Int32Array<ArrayBuffer>;
  const longer = new Int32Array(Math.max(length, array.length * 2));
  longer.set(array);
  return longer;
}

/** Mixes one more number into a hash; both are 32-bit integers. */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/**
 * Rows of integers, each different row kept once: `intern` gives equal rows the same id, 0, 1, 2 … in the order of their
 * first appearance. Row `id` is `cells[starts[id]]` up to but not including `cells[starts[id + 1]]`.
 */
export class Rows {
  cells = new Int32Array(256);
  starts = new Int32Array(64);
  count = 0;
  private slots = new Int32Array(128);

  /** How many integers all the rows have. */
  get size(): number {
    return this.starts[this.count] ?? 0;
  }

  /** The id of the row that is the first `length` cells of `row`. */
  intern(row: ArrayLike<number>, length = row.length): number {
    let slot = this.hash(row, 0, length) & (this.slots.length - 1);
    for (let found = this.slots[slot]; found !== 0; found = this.slots[slot]) {
      if (this.equals((found ?? 0) - 1, row, length)) return (found ?? 0) - 1;
      slot = (slot + 1) & (this.slots.length - 1);
    }
    return this.add(row, length, slot);
  }

  private add(row: ArrayLike<number>, length: number, slot: number): number {
    const id = this.count;
    const start = this.starts[id] ?? 0;
    this.starts = grow(this.starts, id + 2);
    this.cells = grow(this.cells, start + length);
    for (let k = 0; k < length; k += 1) this.cells[start + k] = row[k] ?? 0;
    this.starts[id + 1] = start + length;
    this.slots[slot] = id + 1;
    this.count += 1;
    if (this.count * 2 > this.slots.length) this.rehash();
    return id;
  }

  private equals(id: number, row: ArrayLike<number>, length: number): boolean {
    const start = this.starts[id] ?? 0;
    if ((this.starts[id + 1] ?? 0) - start !== length) return false;
    for (let k = 0; k < length; k += 1) if (this.cells[start + k] !== row[k]) return false;
    return true;
  }

  private hash(row: ArrayLike<number>, start: number, end: number): number {
    let hash = end - start;
    for (let k = start; k < end; k += 1) hash = mix(hash, row[k] ?? 0);
    return hash;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    for (let id = 0; id < this.count; id += 1) {
      let slot = this.hash(this.cells, this.starts[id] ?? 0, this.starts[id + 1] ?? 0) & (this.slots.length - 1);
      while (this.slots[slot] !== 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = id + 1;
    }
  }
}

/** From two integers ≥ 0 to one ≥ 0: a memo of a function of two ids. */
export class Pairs {
  private cells = new Int32Array(3 * 256);
  private count = 0;

  /** What was put for (`left`, `right`), or −1. */
  get(left: number, right: number): number {
    const at = this.find(left, right);
    return (this.cells[at + 2] ?? 0) - 1;
  }

  put(left: number, right: number, value: number): void {
    if (this.count * 2 * 3 >= this.cells.length) this.rehash();
    this.write(left, right, value);
    this.count += 1;
  }

  private write(left: number, right: number, value: number): void {
    const at = this.find(left, right);
    this.cells[at] = left;
    this.cells[at + 1] = right;
    this.cells[at + 2] = value + 1;
  }

  /** Where the pair is, or the empty place where it would be. */
  private find(left: number, right: number): number {
    const { cells } = this;
    const slots = cells.length / 3;
    let slot = mix(mix(0, left), right) & (slots - 1);
    for (;;) {
      const at = slot * 3;
      if (cells[at + 2] === 0 || (cells[at] === left && cells[at + 1] === right)) return at;
      slot = (slot + 1) & (slots - 1);
    }
  }

  private rehash(): void {
    const old = this.cells;
    this.cells = new Int32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 3) {
      if (old[at + 2] !== 0) this.write(old[at] ?? 0, old[at + 1] ?? 0, (old[at + 2] ?? 0) - 1);
    }
  }
}
