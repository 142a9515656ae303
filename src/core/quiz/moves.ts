import { budgetOf } from '../play/budget';
import { attempt } from '../play/attempt';
import { movesAt } from '../play/moves';
import { readRules } from '../play/rules';
import type { Construct } from './kinds';

/**
 * The lines that may follow in a *construct* question: what a learner can click instead of writing. Each one has been
 * tried: it is possible here, and allowed.
 */
export function nextLines(question: Construct, lines: readonly string[]): readonly string[] {
  const game = readRules(question);
  if ('problem' in game) return [];
  const { end, budget } = attempt(question, lines);
  if (end === null) return [];
  return movesAt(end, game.model.settings, budgetOf(game.model), budget)
    .filter(({ refused }) => refused === null)
    .map(({ line }) => line);
}
