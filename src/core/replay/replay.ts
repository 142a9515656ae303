import { LINUX_SETTINGS } from '../tcp';
import { call, createWorld } from '../world';
import type { Attempt } from './attempt';
import { createSide, isAttempt, isDifference } from './attempt';
import type { Difference } from './difference';
import { feed } from './feed';
import { checkOwed } from './moments';
import type { Outline } from './outline';
import { outline } from './outline';
import type { Recorded } from './recording';

/** More attempts than this are never needed: they differ only in moments that the next events decide. */
const MOST = 64;

/**
 * Gives two endpoints (`profile linux`) the calls of a recording and lets its segments arrive, be lost or doubled in the
 * recorded order, and compares segments, states, results and /proc. `null`: all the same. Otherwise the first difference,
 * of the attempt that agreed longest.
 */
export function replay(events: readonly Recorded[]): Difference | null {
  const plan = outline(events);
  const found = run(plan);
  const { contradiction } = plan;
  if (contradiction === null) return found;
  return found !== null && found.at <= contradiction.at ? found : contradiction;
}

function run(plan: Outline): Difference | null {
  let attempts: readonly Attempt[] = [begin(plan)];
  for (const event of plan.events) {
    const tried = attempts.flatMap((attempt) => feed(attempt, event, plan));
    const next = tried.filter(isAttempt);
    if (next.length === 0) return firstOf(tried.filter(isDifference));
    attempts = distinct(next);
  }
  const last = plan.events.at(-1)?.t ?? 0;
  const ended = attempts.map((attempt) => finish(attempt, last));
  return ended.includes(null) ? null : firstOf(ended.filter((one) => one !== null));
}

/** What only the end of the recording can tell. */
function finish(attempt: Attempt, at: number): Difference | null {
  const punctual = checkOwed(attempt, at);
  if (isDifference(punctual)) return punctual;
  for (const end of ['A', 'B'] as const) {
    const { partial } = attempt[end];
    if (partial === null || attempt.world[end].unread === 0) continue;
    const text = `${end}'s receive: the machine returns ${partial.left} bytes more than the kernel, and nobody reads them later`;
    return { compared: 'result', at: partial.at, text };
  }
  return null;
}

function begin(plan: Outline): Attempt {
  const at = plan.events[0]?.t ?? 0;
  const settings = LINUX_SETTINGS;
  let world = createWorld(plan.established ? 'established' : 'closed', { A: 0, B: 0 });
  for (const end of ['A', 'B'] as const) {
    if (!plan.established && plan.listening[end]) ({ world } = call(world, end, { name: 'listen' }, settings));
  }
  return {
    world,
    settings,
    rfc1337Known: false,
    taken: new Set(),
    A: createSide(world.A, plan.listening.A, at),
    B: createSide(world.B, plan.listening.B, at),
  };
}

/** The first difference in time; at one time that of the attempt which took no liberties, which is tried first. */
function firstOf(differences: readonly Difference[]): Difference {
  const [first, ...rest] = differences;
  if (first === undefined) throw new Error('replay: nothing was tried');
  return rest.reduce((least, one) => (one.at < least.at ? one : least), first);
}

/** Attempts that can no longer be told apart are one. */
function distinct(attempts: readonly Attempt[]): readonly Attempt[] {
  if (attempts.length < 2) return attempts;
  const seen = new Map<string, Attempt>();
  for (const attempt of attempts) {
    const { A, B, world, taken, settings } = attempt;
    const key = JSON.stringify([
      world,
      A.sent,
      B.sent,
      A.shown,
      B.shown,
      A.open,
      B.open,
      A.owedSince,
      B.owedSince,
      [...taken],
      settings.rfc1337,
    ]);
    if (!seen.has(key)) seen.set(key, attempt);
  }
  return [...seen.values()].slice(0, MOST);
}
