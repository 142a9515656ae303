import type { World } from '../world';

/** As much as all kept worlds may weigh: a world weighs one, and each segment under way in it one more. */
const CAPACITY = 50_000;

/**
 * The worlds after the steps of a walk. All of them, until they weigh too much: then only every second, fourth, eighth …
 * A thousand segments under way for thousands of lines would otherwise fill the memory of whoever opens the file.
 */
export class Snapshots {
  private readonly kept = new Map<number, World>();
  private spacing = 1;
  private weight = 0;

  /** Begins with the world before the first step, and with those of `previous` up to step `count`. */
  constructor(start: World, previous?: Snapshots, count = 0) {
    this.keep(0, start);
    if (previous === undefined) return;
    this.spacing = previous.spacing;
    for (const [at, world] of previous.kept) if (at > 0 && at <= count) this.keep(at, world);
  }

  /** How much is kept. */
  get load(): number {
    return this.weight;
  }

  /** Keeps the world after `count` steps, if its turn has come. */
  add(count: number, world: World): void {
    if (count % this.spacing !== 0) return;
    this.keep(count, world);
    while (this.weight > CAPACITY && this.kept.size > 2) this.thin();
  }

  /** The latest world that is kept from at most `count` steps. */
  before(count: number): { readonly count: number; readonly world: World } {
    for (let at = count - (count % this.spacing); at > 0; at -= this.spacing) {
      const world = this.kept.get(at);
      if (world !== undefined) return { count: at, world };
    }
    const world = this.kept.get(0);
    if (world === undefined) throw new Error('snapshots: the first world is always kept');
    return { count: 0, world };
  }

  private keep(count: number, world: World): void {
    this.kept.set(count, world);
    this.weight += 1 + world.flights.length;
  }

  private thin(): void {
    this.spacing *= 2;
    for (const [count, world] of this.kept) {
      if (count % this.spacing === 0) continue;
      this.kept.delete(count);
      this.weight -= 1 + world.flights.length;
    }
  }
}
