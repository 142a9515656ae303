import { explore } from '../explore';
import type { Explored, Ladder, Run, RunStep, Scripted } from '../scenario';
import { evaluate, formatAction, formatCall, ladderOf, parse, printScript, run as runScript } from '../scenario';
import type { World } from '../world';
import { WORLDS } from './decide';
import type { Construct } from './kinds';
import { play } from './play';

/** *construct*: the explorer finds the shortest run; a learner's run is held against the same head and the same moves. */

/** The shortest run that reaches the goal: its lines without the head, and how many steps it takes; or why there is none. */
export type Constructed =
  { readonly lines: readonly string[]; readonly ladder: Ladder; readonly steps: number } | { readonly problem: string };

/** The shortest run is the explorer's. */
export function findShortest(question: Construct): Constructed {
  const read = readModel(question);
  if ('problem' in read) return read;
  const [verdict] = explore(read.model, { bound: WORLDS }).verdicts;
  if (verdict?.verdict === 'unknown') return { problem: 'the search for the goal was cut off' };
  if (verdict?.run === undefined || verdict.steps === undefined) return { problem: 'the goal cannot be reached' };
  const played = play(verdict.run);
  if ('problem' in played) return played;
  const { discrete } = read.model.settings;
  const lines = played.run.scenario.lines
    .filter(({ action }) => action.kind !== 'expect')
    .map(({ action }) => formatAction(action, discrete));
  return { lines, ladder: played.ladder, steps: verdict.steps };
}

/** A learner's run. `reached` is null when its lines could not be understood. */
export interface Attempt {
  readonly reached: boolean | null;
  /** Where it stopped and why, in the learner's own numbers of lines; or what is the case instead of the goal. */
  readonly said: string | null;
  readonly ladder: Ladder | null;
  readonly steps: number | null;
  /** The world after the lines; null when a line is not understood, not possible or not allowed. */
  readonly end: World | null;
}

/** Plays a learner's lines after the question's head. Only what the moves allow may happen, as often as they allow it. */
export function attempt(question: Construct, lines: readonly string[]): Attempt {
  const read = readModel(question);
  if ('problem' in read) throw new Error(`${question.id}: ${read.problem}`);
  const { model } = read;
  const head = headOf(model);
  const above = head.split('\n').length - 1;
  const text = head + lines.join('\n');
  const { scenario, faults } = parse(text);
  const [fault] = faults;
  if (fault !== undefined || scenario?.kind !== 'scripted')
    return {
      reached: null,
      said: sayAt((fault?.line ?? above) - above, fault?.message),
      ladder: null,
      steps: null,
      end: null,
    };
  if (headOf(scenario) !== head)
    return {
      reached: null,
      said: 'The head of this run is given: write only what happens after it.',
      ladder: null,
      steps: null,
      end: null,
    };
  const played = runScript(scenario);
  const ladder = ladderOf(played, text);
  const steps = played.steps.reduce((sum, step) => sum + countSteps(step), 0);
  const forbidden = findForbidden(played, model);
  const stopped = forbidden ?? played.failure;
  if (stopped !== null)
    return { reached: false, said: sayAt(stopped.line - above, stopped.message), ladder, steps, end: null };
  const [goal] = model.claims;
  if (goal === undefined) throw new Error(`${question.id} has no goal`);
  const { holds, said } = evaluate(goal.condition, played.end, true);
  return { reached: holds, said: holds ? null : said, ladder, steps, end: played.end };
}

function readModel({ head, moves, goal }: Construct): { readonly model: Explored } | { readonly problem: string } {
  const { scenario, faults } = parse(['explore', ...head, ...moves, `claim possible ${goal}`].join('\n'));
  const [fault] = faults;
  if (fault !== undefined) return { problem: `line ${fault.line}: ${fault.message}` };
  if (scenario?.kind !== 'explored') return { problem: 'head, moves and goal are no model' };
  return { model: scenario };
}

function headOf({ start, iss, resends, settings }: Explored | Scripted): string {
  return printScript({ title: null, start, iss, resends, settings }, []);
}

function sayAt(line: number, message = 'this is no run'): string {
  return `line ${line}: ${message}`;
}

/** The first line that does what the moves do not allow (any more). */
function findForbidden({ start, steps }: Run, model: Explored): { line: number; message: string } | null {
  // A permission for one state goes first: another state's call could not use it.
  const left = [...model.permissions].sort((a, b) => Number(a.in === null) - Number(b.in === null));
  const network = { lose: model.network.lose, duplicate: model.network.duplicate };
  let before: World = start;
  for (const { line, world } of steps) {
    const { action } = line;
    const refuse = (message: string) => ({ line: line.place.line, message });
    switch (action.kind) {
      case 'call': {
        const { end, call } = action;
        const state = before[end].state;
        const index = left.findIndex(
          (one) =>
            one.end === end && formatCall(one.call) === formatCall(call) && (one.in === null || one.in === state),
        );
        if (index < 0)
          return refuse(
            `\`${end} ${formatCall(call)}\` in ${state} is not, or no longer, among the moves allowed here`,
          );
        left.splice(index, 1);
        break;
      }
      case 'lose':
      case 'duplicate':
        network[action.kind] -= 1;
        if (network[action.kind] < 0)
          return refuse(`the network may ${action.kind} ${model.network[action.kind]} here, and this is one more`);
        break;
      case 'inject':
      case 'iss':
        return refuse(`\`${action.kind}\` is not among the moves allowed here`);
      case 'resend':
      case 'ack':
      case 'deliver':
      case 'deliver-all':
      case 'wait':
      case 'expect':
        break;
    }
    before = world;
  }
  return null;
}

/** As the explorer counts: each tick of a `wait` and each arrival of a `deliver all` is a step, an `expect` is none. */
function countSteps({ line, moments }: RunStep): number {
  const { action } = line;
  if (action.kind === 'expect') return 0;
  if (action.kind === 'wait') return action.duration;
  if (action.kind === 'deliver-all') return moments.filter(({ happening }) => happening.kind === 'arrive').length;
  return 1;
}
