import type { Belief, DayLine, Learnt, Progress, Right } from './progress';
import { find, LINES_KEPT, MISTAKES_KEPT, RESULTS_KEPT, VERSION } from './progress';

/**
 * Two copies of one learner's progress made one: every entry of either is in it, and where both have one the newer wins.
 * The order of merging does not matter, nor does merging a copy twice. Each part is a semilattice: a set united, a greatest
 * stamp, or the newest under each key; what is dropped (the oldest beyond a bound, what a reset gave up) is always a lower
 * end by stamp, so that dropping it early or late comes to the same.
 */
export function merge(a: Progress, b: Progress): Progress {
  return settle({
    version: VERSION,
    reset: Math.max(a.reset, b.reset),
    forgotten: mergeEntries(a.forgotten, b.forgotten, Math.max),
    concepts: mergeEntries(a.concepts, b.concepts, (x, y) => ({
      ...newer(x, y),
      results: [...x.results, ...y.results],
    })),
    misconceptions: mergeEntries(a.misconceptions, b.misconceptions, (x, y) => ({
      mistakes: [...x.mistakes, ...y.mistakes],
      rights: [...x.rights, ...y.rights],
    })),
    days: [...a.days, ...b.days],
  });
}

/** The one form that a progress has: sorted, within its bounds, without what a reset gave up. */
export function settle(progress: Progress): Progress {
  const { reset } = progress;
  const forgotten = keep(progress.forgotten, (_, at) => (at > reset ? at : undefined));
  const given = (id: string) => Math.max(reset, find(forgotten, id) ?? 0);
  return {
    version: VERSION,
    reset,
    forgotten,
    concepts: keep(progress.concepts, (id, learnt) => settleLearnt(learnt, given(id))),
    misconceptions: keep(progress.misconceptions, (id, belief) => settleBelief(belief, given(id))),
    days: newest(
      newestByKey(progress.days, ({ day, window }: DayLine) => `${day} ${window}`).filter(({ at }) => at > reset),
      LINES_KEPT,
    ),
  };
}

function settleLearnt(learnt: Learnt, given: number): Learnt | undefined {
  if (learnt.at <= given) return undefined;
  // A result is never newer than its concept: else it would outlive it.
  const results = learnt.results.filter(({ at }) => at > given && at <= learnt.at);
  return { ...learnt, results: newest(results, RESULTS_KEPT) };
}

function settleBelief(belief: Belief, given: number): Belief | undefined {
  const mistakes = newest(
    belief.mistakes.filter(({ at }) => at > given),
    MISTAKES_KEPT,
  );
  const since = mistakes[0]?.at ?? given;
  const rights = newest(
    newestByKey(belief.rights, ({ question, day }: Right) => `${question} ${day}`).filter(({ at }) => at > since),
    Infinity,
  );
  return mistakes.length + rights.length === 0 ? undefined : { mistakes, rights };
}

function mergeEntries<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  join: (x: T, y: T) => T,
): Record<string, T> {
  const joined: Record<string, T> = { ...a };
  for (const [id, entry] of Object.entries(b)) {
    const other = find(a, id);
    joined[id] = other === undefined ? entry : join(other, entry);
  }
  return joined;
}

function keep<T>(entries: Readonly<Record<string, T>>, change: (id: string, entry: T) => T | undefined) {
  const kept: Record<string, T> = {};
  for (const [id, entry] of Object.entries(entries)) {
    const changed = change(id, entry);
    if (changed !== undefined) kept[id] = changed;
  }
  return kept;
}

interface Stamped {
  readonly at: number;
}

/** The later of two; of two with one stamp always the same, whichever comes first. */
function newer<T extends Stamped>(x: T, y: T): T {
  return compare(x, y) <= 0 ? x : y;
}

/** The latest first. */
function compare(x: Stamped, y: Stamped): number {
  if (x.at !== y.at) return y.at - x.at;
  const [a, b] = [spell(x), spell(y)];
  return a === b ? 0 : a > b ? -1 : 1;
}

/** The latest so many, each once. */
function newest<T extends Stamped>(entries: readonly T[], most: number): readonly T[] {
  const sorted = [...entries].sort(compare);
  return sorted
    .filter((entry, index) => {
      const before = sorted[index - 1];
      return before === undefined || compare(before, entry) !== 0;
    })
    .slice(0, most);
}

/** The newest under each key. */
function newestByKey<T extends Stamped>(entries: readonly T[], keyOf: (entry: T) => string): readonly T[] {
  const found = new Map<string, T>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const other = found.get(key);
    found.set(key, other === undefined ? entry : newer(other, entry));
  }
  return [...found.values()];
}

/** The same text for the same value, whatever the order of its keys. */
function spell(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(spell).join()}]`;
  const parts = Object.entries(value).map(([key, part]) => `${key}:${spell(part)}`);
  return `{${parts.sort().join()}}`;
}
