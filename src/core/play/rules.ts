import { inEnglish, sayFinding } from '../said';
import type { Action, Explored, Head, Scripted } from '../scenario';
import { formatFault, parse, printScript } from '../scenario';
import type { World } from '../world';
import { play } from './script';

/** A run that somebody is to build: where it begins, what may happen, and what must hold in the end. All in the notation. */
export interface Rules {
  readonly id: string;
  /** The head of the run, in ticks. */
  readonly head: readonly string[];
  /** What has happened already when the learner begins; nobody counts these lines. */
  readonly given?: readonly string[] | undefined;
  /** What is allowed, as an explored file says it: `A may close`, `network may lose 1`. */
  readonly moves: readonly string[];
  /** The condition that must hold at the end. */
  readonly goal: string;
}

/** Rules that have been read. */
export interface Game {
  /** The goal is its only claim: `possible`. */
  readonly model: Explored;
  /** The text before the learner's first line, a newline at its end, and its number of lines. */
  readonly opening: string;
  readonly above: number;
  /** What of it is the head, for comparing. */
  readonly head: string;
  /** The world in which the learner begins. */
  readonly start: World;
}

/** Reads rules, and plays what is given; or says what is wrong with them. */
export function readRules({ head, given = [], moves, goal }: Rules): Game | { readonly problem: string } {
  const { scenario, faults } = parse(['explore', ...head, ...moves, `claim possible ${goal}`].join('\n'));
  const [fault] = faults;
  if (fault !== undefined) return { problem: formatFault(fault) };
  if (scenario?.kind !== 'explored') return { problem: 'head, moves and goal are no model' };
  const opening = printScript(plain(scenario), numbers(scenario)) + given.map((line) => `${line}\n`).join('');
  const played = play(opening);
  if ('problem' in played) return { problem: `given: ${inEnglish(played.problem)}` };
  const { end, failure } = played.run;
  if (failure !== null) return { problem: `given: ${inEnglish(sayFinding(failure))}` };
  return { model: scenario, opening, above: opening.split('\n').length - 1, head: headOf(scenario), start: end };
}

/** What a run's head says, in one way of writing it. */
export function headOf(head: Explored | Scripted): string {
  return printScript(plain(head), []);
}

function plain({ start, iss, resends, settings }: Head): Head {
  return { title: null, start, iss, resends, settings };
}

/** The actions that give the numbers of the next connections. */
function numbers({ nextIss }: Explored): readonly Action[] {
  return (['A', 'B'] as const).flatMap((end) => {
    const iss = nextIss[end];
    return iss === null ? [] : [{ kind: 'iss', end, iss } as const];
  });
}
