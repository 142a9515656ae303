import type { Finding, Said } from '../said';
import { findingOf, found, say, sayFinding } from '../said';
import type { Ladder, Run, RunStep } from '../scenario';
import { evaluate, ladderOf, parse, run as runScript } from '../scenario';
import type { World } from '../world';
import type { Budget } from './budget';
import { budgetOf, spend } from './budget';
import type { Game, Rules } from './rules';
import { headOf, readRules } from './rules';

/** A learner's run. `reached` is null when its lines could not be understood. */
export interface Attempt {
  readonly reached: boolean | null;
  /** Where it stopped and why, in the learner's own numbers of lines; or what is the case instead of the goal. */
  readonly said: Finding | null;
  readonly ladder: Ladder | null;
  readonly steps: number | null;
  /** The world after the lines; null when a line is not understood, not possible or not allowed. */
  readonly end: World | null;
  /** What the lines have left of what is allowed; null when `end` is. */
  readonly budget: Budget | null;
}

const NO_RUN = { reached: null, ladder: null, steps: null, end: null, budget: null } as const;

/** Plays a learner's lines after what the rules begin with. Only what they allow may happen, as often as they allow it. */
export function attempt(rules: Rules, lines: readonly string[]): Attempt {
  const game = readRules(rules);
  if ('problem' in game) throw new Error(`${rules.id}: ${game.problem}`);
  return attemptGame(game, lines);
}

/** The same with rules that have been read. */
export function attemptGame(game: Game, lines: readonly string[]): Attempt {
  const { model, above } = game;
  const text = game.opening + lines.join('\n');
  const { scenario, faults } = parse(text);
  const [fault] = faults;
  if (fault !== undefined || scenario?.kind !== 'scripted')
    return { ...NO_RUN, said: foundAt((fault?.line ?? above) - above, fault?.message) };
  if (headOf(scenario) !== game.head)
    return { ...NO_RUN, said: found(say('The head of this run is given: write only what happens after it.')) };
  const played = runScript(scenario);
  const ladder = ladderOf(played, text);
  const own = played.steps.filter(({ line }) => line.place.line > above);
  const steps = own.reduce((sum, step) => sum + countSteps(step), 0);
  const judged = judge(game, played, own);
  const stopped = 'line' in judged ? judged : played.failure;
  if (stopped !== null)
    return {
      ...NO_RUN,
      reached: false,
      said: foundAt(stopped.line - above, 'kind' in stopped ? sayFinding(stopped) : stopped.message),
      ladder,
      steps,
    };
  const [goal] = model.claims;
  if (goal === undefined) throw new Error('rules without a goal');
  const decided = evaluate(goal.condition, played.end, true);
  const budget = 'line' in judged ? null : judged;
  return {
    reached: decided.holds,
    said: decided.holds ? null : findingOf(decided),
    ladder,
    steps,
    end: played.end,
    budget,
  };
}

function foundAt(line: number, message = say('this is no run')): Finding {
  return found(say('line {0}: {1}', line, message));
}

/** What the learner's steps leave of the budget, or the first line that does what is not allowed (any more). */
function judge(
  { model, start }: Game,
  { end }: Run,
  own: readonly RunStep[],
): Budget | { readonly line: number; readonly message: Said } {
  let budget = budgetOf(model);
  let before = own.length === 0 ? end : start;
  for (const { line, world } of own) {
    const spent = spend(budget, before, line.action);
    if ('refused' in spent) return { line: line.place.line, message: spent.refused };
    budget = spent;
    before = world;
  }
  return budget;
}

/** As the explorer counts: each tick of a `wait` and each arrival of a `deliver all` is a step, an `expect` is none. */
function countSteps({ line, moments }: RunStep): number {
  const { action } = line;
  if (action.kind === 'expect') return 0;
  if (action.kind === 'wait') return action.duration;
  if (action.kind === 'deliver-all') return moments.filter(({ happening }) => happening.kind === 'arrive').length;
  return 1;
}
