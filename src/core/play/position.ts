import type { Finding } from '../said';
import { inEnglish, sayFinding } from '../said';
import type { Ladder } from '../scenario';
import { formatFailure, formatFault, ladderOf, parse, run } from '../scenario';
import type { Settings } from '../tcp';
import type { World } from '../world';
import { attemptGame } from './attempt';
import type { Budget } from './budget';
import { budgetOf } from './budget';
import type { Move } from './moves';
import { movesAt } from './moves';
import type { Game } from './rules';

/** What is played on: the rules of a challenge, or free play after a head. */
export type Board =
  { readonly kind: 'game'; readonly game: Game } | { readonly kind: 'free'; readonly head: readonly string[] };

/** Where lines have led, or why they are no play here, in English for a log: nobody can press such a line. */
export type Position =
  | {
      readonly world: World;
      readonly settings: Settings;
      /** The run so far, what was given included. */
      readonly ladder: Ladder;
      /** What the rules still allow; null in free play. */
      readonly budget: Budget | null;
      /** As the explorer counts; in free play one for each line. */
      readonly steps: number;
      /** The goal holds; never in free play. */
      readonly reached: boolean;
      /** What is the case instead of the goal; null when it is reached, and in free play. */
      readonly said: Finding | null;
    }
  | { readonly problem: string };

/** What a learner's line may look like: one move. A line of another sort could change the head, or do several things. */
const MOVE = /^(?:[AB] (?!may |must )|(?:deliver|lose|duplicate|wait) (?!all\b))[\w>#,. ]+$/;

/** Plays lines on a board. Each must be one that a learner can press: possible, allowed and not refused. */
export function positionAfter(board: Board, lines: readonly string[]): Position {
  const strange = lines.find((line) => !MOVE.test(line));
  if (strange !== undefined) return { problem: `\`${strange}\` is no move` };
  return board.kind === 'game' ? afterGame(board.game, lines) : afterHead(board.head, lines);
}

function afterGame(game: Game, lines: readonly string[]): Position {
  const { end, budget, ladder, steps, reached, said } = attemptGame(game, lines);
  if (end === null || ladder === null || budget === null)
    return { problem: said === null ? 'this is no run' : inEnglish(sayFinding(said)) };
  const { settings } = game.model;
  return { world: end, settings, ladder, budget, steps: steps ?? 0, reached: reached === true, said };
}

function afterHead(head: readonly string[], lines: readonly string[]): Position {
  const text = [...head, ...lines].map((line) => `${line}\n`).join('');
  const { scenario, faults } = parse(text);
  const [fault] = faults;
  if (fault !== undefined) return { problem: formatFault(fault) };
  if (scenario?.kind !== 'scripted') return { problem: 'this is no run' };
  const played = run(scenario);
  if (played.failure !== null) return { problem: formatFailure(played.failure) };
  const { settings } = scenario;
  const ladder = ladderOf(played, text);
  return { world: played.end, settings, ladder, budget: null, steps: lines.length, reached: false, said: null };
}

/** What can be done now, and what cannot and why. */
export function movesOf(board: Board, place: Exclude<Position, { problem: string }>): readonly Move[] {
  const all = board.kind === 'game' ? budgetOf(board.game.model) : null;
  return movesAt(place.world, place.settings, all, place.budget);
}
