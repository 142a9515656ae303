import { grow, mix } from './rows';

/** The cells of a world: its core, what is under way, and the world that it was first reached from. */
export const CELLS = 3;

/** What became of a world that was put in. */
export const KNOWN = 0;
export const ADDED = 1;
export const FULL = 2;

/** Every world that has been reached, each once, in the order of reaching it: two ids and a parent, packed. */
export class Worlds {
  cells = new Int32Array(CELLS * 1024);
  count = 0;
  /** The set: core + 1 and network of each world, beside each other so that a look-up touches one place; 0: empty. */
  private slots = new Int32Array(2 * 2048);
  /** The leading bits of a hash say where: when the set doubles, its order stays and it is copied from front to back. */
  private shift = 32 - 11;
  /** Keeps what `prepare` reads from being optimised away. */
  touched = 0;

  constructor(private readonly bound: number) {}

  /** `ADDED` when the world was new, and is now the last one; `FULL` when it is new and there is no room for it. */
  add(core: number, network: number, parent: number): typeof KNOWN | typeof ADDED | typeof FULL {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (mix(core, network) >>> this.shift) << 1;
    for (let found = slots[slot] ?? 0; found !== 0; found = slots[slot] ?? 0) {
      if (found === core + 1 && slots[slot + 1] === network) return KNOWN;
      slot = (slot + 2) & mask;
    }
    if (this.count >= this.bound) return FULL;
    slots[slot] = core + 1;
    slots[slot + 1] = network;
    const at = this.count * CELLS;
    if (at + CELLS > this.cells.length) this.cells = grow(this.cells, at + CELLS);
    const { cells } = this;
    cells[at] = core;
    cells[at + 1] = network;
    cells[at + 2] = parent;
    this.count += 1;
    if (this.count * 3 > slots.length) this.rehash(); // two thirds full
    return ADDED;
  }

  /** Touches the places that `add` will look at for these worlds, so that the processor fetches them all at once. */
  prepare(successors: Int32Array, first: number, end: number, stride: number): void {
    const { slots, shift } = this;
    let read = 0;
    for (let k = first; k < end; k += stride) {
      read ^= slots[(mix(successors[k] ?? 0, successors[k + 1] ?? 0) >>> shift) << 1] ?? 0;
    }
    this.touched = read;
  }

  /** The worlds from the first to this one, each reached from the one before. */
  pathTo(world: number): number[] {
    const path: number[] = [];
    for (let at = world; at >= 0; at = this.cells[at * CELLS + 2] ?? -1) path.push(at);
    return path.reverse();
  }

  private rehash(): void {
    const old = this.slots;
    const slots = new Int32Array(old.length * 2);
    const mask = slots.length - 1;
    this.shift -= 1;
    for (let at = 0; at < old.length; at += 2) {
      const found = old[at] ?? 0;
      if (found === 0) continue;
      const network = old[at + 1] ?? 0;
      let slot = (mix(found - 1, network) >>> this.shift) << 1;
      while (slots[slot] !== 0) slot = (slot + 2) & mask;
      slots[slot] = found;
      slots[slot + 1] = network;
    }
    this.slots = slots;
  }
}
