import * as v from 'valibot';
import type { Memento } from 'vscode';
import type { Stars } from '../../core/play';
import type { Logger } from '../logger';
import { Stored } from '../storage';

/** Stars by challenge. */
export const Best = v.record(v.string(), v.picklist([1, 2, 3]));

/** `resets` counts how often all stars were forgotten: what was reached before the last of them is gone everywhere. */
const Kept = v.object({ resets: v.pipe(v.number(), v.integer(), v.minValue(0)), best: Best });

/**
 * The best that was reached in each challenge: in global state, and never less than what another window has stored since
 * everything was forgotten for the last time.
 */
export class BestStars {
  private readonly stored: Stored<typeof Kept>;
  private kept: v.InferOutput<typeof Kept> = { resets: 0, best: {} };

  constructor(memento: Memento, log: Logger) {
    this.stored = new Stored(memento, 'lastAck.challenges', 2, Kept, log);
  }

  /** Takes in what is stored. */
  async refresh(): Promise<void> {
    const { value } = await this.stored.read();
    if (value === undefined || value.resets < this.kept.resets) return;
    this.kept = value.resets > this.kept.resets ? value : { ...value, best: mergeBest(this.kept.best, value.best) };
  }

  /** The best stars of a challenge, or null when it is not solved. */
  of(challenge: string): Stars | null {
    return this.kept.best[challenge] ?? null;
  }

  /** The best stars of each challenge that is solved, by its id: plain JSON, to be exported. */
  get all(): Readonly<Record<string, Stars>> {
    return this.kept.best;
  }

  /** Remembers solutions, here at once, and upon what other windows have stored meanwhile. */
  async record(solved: Readonly<Record<string, Stars>>): Promise<void> {
    this.add(solved);
    await this.refresh();
    // Again: another window may have forgotten everything meanwhile.
    this.add(solved);
    await this.stored.write(this.kept);
  }

  private add(solved: Readonly<Record<string, Stars>>): void {
    this.kept = { ...this.kept, best: mergeBest(this.kept.best, solved) };
  }

  /** Forgets all of them, in every window. */
  async clear(): Promise<void> {
    await this.refresh();
    this.kept = { resets: this.kept.resets + 1, best: {} };
    await this.stored.write(this.kept);
  }
}

/** Of each challenge the better. */
function mergeBest(a: Readonly<Record<string, Stars>>, b: Readonly<Record<string, Stars>>) {
  const merged: Record<string, Stars> = { ...a };
  for (const [id, stars] of Object.entries(b)) merged[id] = Math.max(stars, merged[id] ?? 0) as Stars;
  return merged;
}
