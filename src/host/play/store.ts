import * as v from 'valibot';
import type { Memento } from 'vscode';
import type { Stars } from '../../core/play';
import type { Logger } from '../logger';
import { Stored } from '../storage';

/** Stars by challenge. */
export const Best = v.record(v.string(), v.picklist([1, 2, 3]));

/** The best that was reached in each challenge: in global state, and never less than what another window has stored. */
export class BestStars {
  private readonly stored: Stored<typeof Best>;
  private best: Readonly<Record<string, Stars>> = {};

  constructor(memento: Memento, log: Logger) {
    this.stored = new Stored(memento, 'lastAck.challenges', 1, Best, log);
  }

  /** Takes in what is stored. */
  async refresh(): Promise<void> {
    const { value } = await this.stored.read();
    this.best = mergeBest(this.best, value ?? {});
  }

  /** The best stars of a challenge, or null when it is not solved. */
  of(challenge: string): Stars | null {
    return this.best[challenge] ?? null;
  }

  /** The best stars of each challenge that is solved, by its id: plain JSON, to be exported. */
  get all(): Readonly<Record<string, Stars>> {
    return this.best;
  }

  /** Remembers solutions, here at once, and upon what other windows have stored meanwhile. */
  async record(solved: Readonly<Record<string, Stars>>): Promise<void> {
    this.best = mergeBest(this.best, solved);
    await this.refresh();
    await this.stored.write(this.best);
  }

  /** Forgets all of them. */
  async clear(): Promise<void> {
    this.best = {};
    await this.stored.clear();
  }
}

/** Of each challenge the better. */
function mergeBest(a: Readonly<Record<string, Stars>>, b: Readonly<Record<string, Stars>>) {
  const merged: Record<string, Stars> = { ...a };
  for (const [id, stars] of Object.entries(b)) merged[id] = Math.max(stars, merged[id] ?? 0) as Stars;
  return merged;
}
