import { grow, mix } from './rows';

/** The cells of a world: both endpoints, the ledger, what is under way, and the world that it was first reached from. */
export const CELLS = 5;

/** Every world that has been reached, each once, in the order of reaching it: four ids and a parent, packed. */
export class Worlds {
  cells = new Int32Array(CELLS * 1024);
  count = 0;
  private slots = new Int32Array(2048);

  /** Whether the world was new, and is now the last one. */
  add(a: number, b: number, ledger: number, network: number, parent: number): boolean {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = mix(mix(mix(a, b), ledger), network) & mask;
    for (let found = slots[slot] ?? 0; found !== 0; found = slots[slot] ?? 0) {
      const at = (found - 1) * CELLS;
      const { cells } = this;
      if (cells[at + 3] === network && cells[at] === a && cells[at + 1] === b && cells[at + 2] === ledger) return false;
      slot = (slot + 1) & mask;
    }
    const at = this.count * CELLS;
    if (at + CELLS > this.cells.length) this.cells = grow(this.cells, at + CELLS);
    const { cells } = this;
    cells[at] = a;
    cells[at + 1] = b;
    cells[at + 2] = ledger;
    cells[at + 3] = network;
    cells[at + 4] = parent;
    this.count += 1;
    slots[slot] = this.count;
    if (this.count * 2 > slots.length) this.rehash();
    return true;
  }

  /** Whether the world has been reached. */
  has(a: number, b: number, ledger: number, network: number): boolean {
    const { slots, cells } = this;
    const mask = slots.length - 1;
    let slot = mix(mix(mix(a, b), ledger), network) & mask;
    for (let found = slots[slot] ?? 0; found !== 0; found = slots[slot] ?? 0) {
      const at = (found - 1) * CELLS;
      if (cells[at + 3] === network && cells[at] === a && cells[at + 1] === b && cells[at + 2] === ledger) return true;
      slot = (slot + 1) & mask;
    }
    return false;
  }

  /** The worlds from the first to this one, each reached from the one before. */
  pathTo(world: number): number[] {
    const path: number[] = [];
    for (let at = world; at >= 0; at = this.cells[at * CELLS + 4] ?? -1) path.push(at);
    return path.reverse();
  }

  private rehash(): void {
    const { cells } = this;
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let world = 0; world < this.count; world += 1) {
      const at = world * CELLS;
      let slot = mix(mix(mix(cells[at] ?? 0, cells[at + 1] ?? 0), cells[at + 2] ?? 0), cells[at + 3] ?? 0) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = world + 1;
    }
  }
}
