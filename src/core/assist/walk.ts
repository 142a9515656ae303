import type { Failure, Fault, Line, Scripted } from '../scenario';
import { findExcess, impossible, runLine, startOf } from '../scenario';
import type { State } from '../tcp';
import type { World } from '../world';
import { Snapshots } from './snapshots';

/**
 * Carrying out a scripted file for an editor. It differs from a run in two respects. It goes on past an expectation that
 * is false, since that changes nothing and the author wants to know all of them; and it goes only to the first line that
 * does not read, since what that was to do is not known.
 */

/** A line that was carried out, and where it left both ends. */
export interface Step {
  readonly line: Line;
  readonly A: State;
  readonly B: State;
  /** How many things it made happen. */
  readonly happened: number;
  readonly failure: Failure | null;
}

/** How a scripted file goes. */
export interface Walk {
  readonly scenario: Scripted;
  readonly start: World;
  /** One for each line carried out; where it is shorter than the file, the rest cannot be carried out. */
  readonly steps: readonly Step[];
  /** Every failure, in order. */
  readonly failures: readonly Failure[];
  /** Why the walk ends before the file does: the line that is not possible, or the one that does not read. */
  readonly stop: 'impossible' | 'unreadable' | null;
  readonly snapshots: Snapshots;
}

/** A walk that is under way. */
export interface Walking {
  advance(budget: number): boolean;
  result(): Walk;
}

/** Begins to carry out a file, taking over what has been carried out of an earlier one before the first difference. */
export function createWalk(scenario: Scripted, faults: readonly Fault[], previous?: Walk): Walking {
  const { lines } = scenario;
  const limit = faults[0]?.line ?? Infinity;
  const start = startOf(scenario);
  const same = previous === undefined ? 0 : countSame(scenario, limit, previous);
  const steps = previous?.steps.slice(0, same) ?? [];
  const failures = (previous?.failures ?? []).slice(0, countFailures(steps));
  const snapshots = new Snapshots(start, previous?.snapshots, same);
  let happened = 0;
  for (const step of steps) happened += step.happened;
  let world = same === 0 ? start : worldAfter({ scenario, steps, snapshots }, same);
  let stop: Walk['stop'] = null;
  let over = false;

  const proceed = (): number => {
    const index = steps.length;
    const line = lines[index];
    if (line === undefined || line.place.line >= limit) {
      over = true;
      if (limit < Infinity) stop = 'unreadable';
      return 0;
    }
    const { step, failure: failed } = runLine(world, line, lines[index + 1], scenario);
    world = step?.world ?? world;
    const moments = step?.moments.length ?? 0;
    happened += moments;
    const excess = failed === null ? findExcess(world, happened, scenario.settings.discrete) : null;
    const failure = excess === null ? failed : impossible(line, excess);
    steps.push({ line, A: world.A.state, B: world.B.state, happened: moments, failure });
    snapshots.add(steps.length, world);
    if (failure !== null) failures.push(failure);
    if (failure?.kind === 'impossible') {
      over = true;
      stop = 'impossible';
    }
    return 1 + moments;
  };

  return {
    advance: (budget) => {
      for (let done = 0; done < budget && !over; done += proceed());
      return !over;
    },
    result: () => ({ scenario, start, steps, failures, stop, snapshots }),
  };
}

function countFailures(steps: readonly Step[]): number {
  let count = 0;
  for (const { failure } of steps) if (failure !== null) count += 1;
  return count;
}

/** How many steps of an earlier walk are this one's too. A step also depends on the next line, which may expect an error. */
function countSame(scenario: Scripted, limit: number, { scenario: before, steps }: Walk): number {
  const headOf = ({ start, iss, resends, settings }: Scripted) =>
    JSON.stringify([start, iss, settings, String(resends.A), String(resends.B)]);
  if (headOf(scenario) !== headOf(before)) return 0;
  const unchanged = (index: number) => scenario.lines[index] === before.lines[index];
  let count = 0;
  while (count < steps.length && unchanged(count) && unchanged(count + 1)) {
    const line = scenario.lines[count];
    if (line === undefined || line.place.line >= limit || steps[count]?.failure?.kind === 'impossible') break;
    count += 1;
  }
  return count;
}

/** The world after so many steps of a walk, 0 for its beginning: the nearest that was kept, and the lines since then. */
export function worldAfter(walk: Pick<Walk, 'scenario' | 'steps' | 'snapshots'>, count: number): World {
  const kept = walk.snapshots.before(count);
  let { world } = kept;
  for (let at = kept.count; at < count; at += 1) {
    const line = walk.steps[at]?.line;
    if (line !== undefined)
      world = runLine(world, line, walk.scenario.lines[at + 1], walk.scenario).step?.world ?? world;
  }
  return world;
}
