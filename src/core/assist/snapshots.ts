import type { World } from '../world';

/** As much as all kept worlds may weigh: a world weighs one, and each segment under way in it one more. */
const CAPACITY = 50_000;

/**
 * The worlds after the steps of a walk. All of them, until they weigh too much: then only every second, fourth, eighth …
 * A thousand segments under way for thousands of lines would otherwise fill the memory of whoever opens the file.
 */
export class Snapshots {
  /** By the number of steps; a hole where none is kept. The first is always there. */
  private readonly kept: (World | undefined)[];
  private spacing: number;
  private weight: number;

  /** Begins with the world before the first step, and with those of `previous` up to step `count`. */
  constructor(
    private readonly start: World,
    previous?: Snapshots,
    count = 0,
  ) {
    this.kept = previous?.kept.slice(0, count + 1) ?? [];
    this.kept[0] = start;
    this.spacing = previous?.spacing ?? 1;
    this.weight = 0;
    for (const world of this.kept) this.weight += weigh(world);
  }

  /** How much is kept. */
  get load(): number {
    return this.weight;
  }

  /** Keeps the world after `count` steps, if its turn has come. */
  add(count: number, world: World): void {
    while (this.kept.length <= count) this.kept.push(undefined);
    if (count % this.spacing !== 0) return;
    this.kept[count] = world;
    this.weight += weigh(world);
    while (this.weight > CAPACITY && this.spacing < this.kept.length) this.thin();
  }

  /** The latest world that is kept from at most `count` steps. */
  before(count: number): { readonly count: number; readonly world: World } {
    for (let at = Math.min(count, this.kept.length - 1); at > 0; at -= 1) {
      const world = this.kept[at];
      if (world !== undefined) return { count: at, world };
    }
    return { count: 0, world: this.start };
  }

  private thin(): void {
    this.spacing *= 2;
    for (let at = 1; at < this.kept.length; at += 1) {
      if (at % this.spacing === 0) continue;
      this.weight -= weigh(this.kept[at]);
      this.kept[at] = undefined;
    }
  }
}

function weigh(world: World | undefined): number {
  return world === undefined ? 0 : 1 + world.flights.length;
}
