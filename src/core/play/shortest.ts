import { explore } from '../explore';
import type { Ladder } from '../scenario';
import type { World } from '../world';
import { attemptGame } from './attempt';
import type { Budget } from './budget';
import { budgetOf } from './budget';
import type { Game, Rules } from './rules';
import { readRules } from './rules';

/** The most worlds that a search for a goal may visit before it is cut off. */
export const BOUND = 300_000;

/** How a goal can be reached from a world: by a shortest run, not at all, or nobody knows, for the search was cut off. */
export type Continuation =
  | { readonly kind: 'reached'; readonly lines: readonly string[]; readonly steps: number; readonly worlds: number }
  | { readonly kind: 'never' | 'unknown'; readonly worlds: number };

/** Asks the explorer for the shortest way to the goal, from `world` with what is left of the budget. */
export function continueFrom(game: Game, world: World, budget: Budget, bound = BOUND): Continuation {
  const { permissions, network } = budget;
  const [verdict] = explore({ ...game.model, permissions, network }, { bound, from: world }).verdicts;
  if (verdict === undefined) throw new Error('rules without a goal');
  const { lines, steps, worlds } = verdict;
  if (lines === undefined || steps === undefined)
    return { kind: verdict.verdict === 'unknown' ? 'unknown' : 'never', worlds };
  return { kind: 'reached', lines: joinWaits(lines), steps, worlds };
}

/** Ticks that follow each other as one `wait`. */
function joinWaits(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let ticks = 0;
  const flush = () => {
    if (ticks > 0) joined.push(`wait ${ticks}t`);
    ticks = 0;
  };
  for (const line of lines) {
    if (line === 'wait 1t') ticks += 1;
    else {
      flush();
      joined.push(line);
    }
  }
  flush();
  return joined;
}

/** The shortest run that reaches the goal: the lines after what is given, and how many steps it takes; or why there is none. */
export type Constructed =
  | {
      readonly lines: readonly string[];
      readonly ladder: Ladder;
      readonly steps: number;
      /** How many worlds had been searched when it was found. */
      readonly worlds: number;
    }
  | { readonly problem: string };

/** The shortest run is the explorer's. */
export function findShortest(rules: Rules): Constructed {
  const game = readRules(rules);
  if ('problem' in game) return game;
  const found = continueFrom(game, game.start, budgetOf(game.model));
  if (found.kind !== 'reached') {
    return {
      problem: found.kind === 'unknown' ? 'the search for the goal was cut off' : 'the goal cannot be reached',
    };
  }
  const { ladder } = attemptGame(game, found.lines);
  if (ladder === null) return { problem: 'the shortest run cannot be played' };
  return { ...found, ladder };
}
