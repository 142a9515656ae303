import type { Finding, Said } from '../said';
import { inEnglish, say, sayFinding } from '../said';
import type { Moment, World } from '../world';
import { createWorld } from '../world';
import type { Head, Line, Place, Scripted } from './ast';
import { evaluate } from './evaluate';
import { formatAction } from './format';
import type { Refusal } from './perform';
import { LIMITS, perform } from './perform';

/** Running a scripted file: line after line, until the end or until a line fails. */

/** A line that has been carried out, what happened because of it, and the world after it. */
export interface RunStep {
  readonly line: Line;
  readonly moments: readonly Moment[];
  readonly world: World;
}

/** Where and why a run stopped: what was expected, and what is the case; or why what was tried is not possible, and what is. */
export interface Failure extends Finding {
  /** The number of the line, 1-based. */
  readonly line: number;
  readonly place: Place;
  /** `expectation`: a condition is false. `impossible`: nothing of the kind can happen here. */
  readonly kind: 'expectation' | 'impossible';
}

/** A run of a scripted file. */
export interface Run {
  readonly scenario: Scripted;
  readonly start: World;
  /** The lines carried out; the failing one is the last of them when it changed the world (a refused call). */
  readonly steps: readonly RunStep[];
  /** The world after the last of them. */
  readonly end: World;
  /** Everything that happened, with the number of the line that made it happen. */
  readonly moments: readonly { readonly line: number; readonly moment: Moment }[];
  /** Null when every line was possible and every expectation true. */
  readonly failure: Failure | null;
}

/** The world in which a file begins. */
export function startOf(head: Pick<Head, 'start' | 'iss' | 'resends'>): World {
  return createWorld(head.start, head.iss, head.resends);
}

/** Runs a scripted file. A file with faults should not be run: lines are missing from it. */
export function run(scenario: Scripted): Run {
  const start = startOf(scenario);
  const steps: RunStep[] = [];
  const moments: { line: number; moment: Moment }[] = [];
  let end = start;
  const finish = (failure: Failure | null): Run => ({ scenario, start, steps, end, moments, failure });
  for (const [index, line] of scenario.lines.entries()) {
    const stepped = runLine(end, line, scenario.lines[index + 1], scenario);
    if (stepped.step !== null) {
      steps.push(stepped.step);
      end = stepped.step.world;
      for (const moment of stepped.step.moments) moments.push({ line: line.place.line, moment });
    }
    if (stepped.failure !== null) return finish(stepped.failure);
    const excess = findExcess(end, moments.length, scenario.settings.discrete);
    if (excess !== null) return finish(impossible(line, excess));
  }
  return finish(null);
}

/** Carries out one line; `next` may expect that it is refused. */
export function runLine(
  world: World,
  line: Line,
  next: Line | undefined,
  { settings }: Pick<Head, 'settings'>,
): { step: RunStep | null; failure: Failure | null } {
  const { action } = line;
  if (action.kind === 'expect') {
    const { holds, expected, found } = evaluate(action.condition, world, settings.discrete);
    if (!holds) return { step: null, failure: { ...at(line), kind: 'expectation', expected, found } };
    return { step: { line, moments: [], world }, failure: null };
  }
  const performed = perform(world, action, settings);
  if (performed.kind === 'impossible') return { step: null, failure: impossible(line, performed.why) };
  const { refusal, moments } = performed;
  const step = { line, moments, world: performed.world };
  if (refusal === null || expectsError(next, refusal)) return { step, failure: null };
  return { step, failure: impossible(line, refusal.why) };
}

/** A line that is not possible. */
export function impossible(line: Line, why: Said): Failure {
  return { ...at(line), kind: 'impossible', expected: null, found: why };
}

function at({ place }: Line): Pick<Failure, 'line' | 'place'> {
  return { line: place.line, place };
}

/** Whether a line asks about the error of that end, so that a refusal is part of the story. */
function expectsError(line: Line | undefined, { end }: Refusal): boolean {
  if (line?.action.kind !== 'expect') return false;
  return line.action.condition.terms.some(({ atom }) => atom.kind === 'error' && atom.end === end);
}

/** Why a run of `happened` moments that has come to this world is given up, or null. */
export function findExcess(world: World, happened: number, discrete: boolean): Said | null {
  if (discrete && world.now > LIMITS.ticks)
    return say('more than {0} ticks have passed: this run leads nowhere', LIMITS.ticks);
  if (world.flights.length > LIMITS.flights)
    return say('more than {0} segments are in flight: this run leads nowhere', LIMITS.flights);
  if (happened > LIMITS.moments)
    return say('more than {0} things have happened: this run leads nowhere', LIMITS.moments);
  return null;
}

/** `line 12: expected A TIME_WAIT; A is FIN_WAIT_2` */
export function sayFailure(failure: Failure): Said {
  return say('line {0}: {1}', failure.line, sayFinding(failure));
}

/** The same in English. */
export function formatFailure(failure: Failure): string {
  return inEnglish(sayFailure(failure));
}

/** What a line does, as the notation writes it. */
export function formatLine(line: Line, { settings }: Pick<Head, 'settings'>): string {
  return formatAction(line.action, settings.discrete);
}
