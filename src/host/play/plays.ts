import * as v from 'valibot';
import type { Setup, Tree } from '../../core/play';
import { PlayData, ROOT, toData, treeOf } from '../../core/play';
import type { Stored } from '../storage';

/** Every play of this workspace: one tree for each challenge and each beginning of free play, and which is present. */
export const Plays = v.strictObject({
  present: v.string(),
  plays: v.pipe(
    v.array(v.strictObject({ key: v.string(), data: PlayData, hasAsked: v.boolean(), isProved: v.boolean() })),
    v.maxLength(60),
  ),
});

/** The version of the shape above, stored with it. */
export const PLAYS_VERSION = 1;

/** One play: what is played, the tree of its runs, and whether the machine was asked on the way. */
export interface Game {
  readonly setup: Setup;
  readonly tree: Tree;
  readonly hasAsked: boolean;
  /** It was rightly declared impossible. */
  readonly isProved: boolean;
}

/** A play in which nothing has happened. */
export function freshGame(setup: Setup): Game {
  return { setup, tree: ROOT, hasAsked: false, isProved: false };
}

/** By what a play is known among the others. */
export function keyOf(setup: Setup): string {
  return 'challenge' in setup ? `challenge ${setup.challenge}` : `free ${setup.free}`;
}

/** The stored plays by their keys; what makes no tree is left out. */
export async function readPlays(
  stored: Stored<typeof Plays>,
): Promise<{ readonly present: string; readonly games: Map<string, Game> }> {
  const { value } = await stored.read();
  const games = new Map<string, Game>();
  for (const { key, data, hasAsked, isProved } of value?.plays ?? []) {
    const tree = treeOf(data);
    if (tree !== null && keyOf(data.setup) === key) games.set(key, { setup: data.setup, tree, hasAsked, isProved });
  }
  return { present: value?.present ?? '', games };
}

/** Keeps every game in which a step was made, by its key, and which one is open; a game at its start needs no keeping. */
export async function writePlays(
  stored: Stored<typeof Plays>,
  present: string,
  games: ReadonlyMap<string, Game>,
): Promise<void> {
  const plays = [...games]
    .filter(([, { tree }]) => tree.nodes.length > 1)
    .map(([key, { setup, tree, hasAsked, isProved }]) => ({ key, data: toData(setup, tree), hasAsked, isProved }));
  await stored.write({ present, plays });
}
