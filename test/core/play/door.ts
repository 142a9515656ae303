import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Board, Challenge, Game, Position, Tree } from '../../../src/core/play';
import { grow, linesTo, movesOf, positionAfter, readChallenges, readRules, ROOT } from '../../../src/core/play';

/** The learner's own door: only what the page offers as a button can be pressed. */

export const shipped: readonly Challenge[] = (() => {
  const { challenges, faults } = readChallenges(JSON.parse(readFileSync('media/challenges.json', 'utf8')));
  assert.deepEqual(faults, []);
  return challenges;
})();

export function challenge(id: string): Challenge {
  const found = shipped.find((one) => one.id === id);
  assert.ok(found, id);
  return found;
}

export function gameOf(rules: Challenge): Game {
  const game = readRules(rules);
  assert.ok(!('problem' in game), `${rules.id}: ${JSON.stringify(game)}`);
  return game;
}

export type Place = Exclude<Position, { problem: string }>;

export function placeOf(board: Board, lines: readonly string[]): Place {
  const place = positionAfter(board, lines);
  assert.ok(!('problem' in place), JSON.stringify(place));
  return place;
}

/** What can be pressed after these lines. */
export function buttons(board: Board, lines: readonly string[]): readonly string[] {
  return movesOf(board, placeOf(board, lines))
    .filter(({ refused }) => refused === null)
    .map(({ line }) => line);
}

/** Presses the buttons for these lines; a `wait` of several ticks is pressed tick by tick. */
export function press(board: Board, lines: readonly string[], tree: Tree = ROOT): Tree {
  const single = lines.flatMap((line) => {
    const ticks = /^wait (\d+)t$/.exec(line)?.[1];
    return ticks === undefined ? [line] : Array.from({ length: Number(ticks) }, () => 'wait 1t');
  });
  return single.reduce((before, line) => {
    const offered = buttons(board, linesTo(before));
    assert.ok(offered.includes(line), `no button for "${line}", only ${offered.join(' | ')}`);
    return grow(before, line);
  }, tree);
}
