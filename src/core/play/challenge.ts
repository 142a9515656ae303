import * as v from 'valibot';

/** Challenges as data: `media/challenges.json`. None holds its solution or its par: the explorer finds both. */

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const Texts = v.strictObject({ en: text, 'zh-cn': text });
const lines = v.array(text);

/** One challenge: its rules, its goal and its words. */
export const Challenge = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is made of a–z, 0–9 and single hyphens')),
  level: v.picklist([1, 2, 3]),
  /** `reach`: the goal can be reached. `decide`: whether it can is for the learner to find out. */
  task: v.picklist(['reach', 'decide']),
  title: Texts,
  /** Sets the task, in one or two sentences. */
  text: Texts,
  /** The goal in words. */
  aim: Texts,
  /** What to take from it, shown when it is solved. */
  lesson: Texts,
  /** Where it is written. */
  rfc: text,
  /** As `Rules` has them. */
  head: lines,
  given: v.optional(lines),
  moves: v.pipe(lines, v.minLength(1)),
  goal: text,
});
export type Challenge = v.InferOutput<typeof Challenge>;

/** The challenges of a parsed file, in its order; each that cannot be read is left out and named. */
export function readChallenges(json: unknown): {
  readonly challenges: readonly Challenge[];
  readonly faults: readonly string[];
} {
  const file = v.safeParse(v.strictObject({ challenges: v.array(v.unknown()) }), json);
  if (!file.success) return { challenges: [], faults: [file.issues[0].message] };
  const challenges: Challenge[] = [];
  const faults: string[] = [];
  for (const [index, entry] of file.output.challenges.entries()) {
    const read = v.safeParse(Challenge, entry);
    const isTwin = read.success && challenges.some(({ id }) => id === read.output.id);
    if (read.success && !isTwin) challenges.push(read.output);
    else if (read.success) faults.push(`challenges.${index}: the id ${read.output.id} is given twice`);
    else faults.push(`challenges.${index}.${v.getDotPath(read.issues[0]) ?? ''}: ${read.issues[0].message}`);
  }
  return { challenges, faults };
}

/** One to three stars. */
export type Stars = 1 | 2 | 3;

/**
 * What a solution is worth: three stars for a run as short as the shortest (or for knowing that there is none), two for at
 * most two steps more, else one. Whoever asked the machine on the way gets two at most.
 */
export function starsFor(steps: number, par: number, asked: boolean): Stars {
  const earned = steps <= par ? 3 : steps <= par + 2 ? 2 : 1;
  return asked && earned === 3 ? 2 : earned;
}
