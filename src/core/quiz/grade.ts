import type { Decided } from './decide';

/** Whether an answer is right, and which options the learner misjudged. */
export interface Grade {
  readonly right: boolean;
  /** Ids of options that were chosen though false, or left though true. */
  readonly misjudged: readonly string[];
  /** The misconceptions that the misjudged options stand for, each once. */
  readonly misconceptions: readonly string[];
}

/** Holds the chosen options against the machine's verdicts. Throws when one is undecided: such a question is never asked. */
export function grade(decided: Decided, chosen: readonly string[]): Grade {
  const misjudged = decided.verdicts.filter(({ option, verdict }) => {
    if (verdict.holds === null)
      throw new Error(`${decided.question.id}/${option.id}: ${verdict.problem ?? 'undecided'}`);
    return chosen.includes(option.id) !== verdict.holds;
  });
  const misconceptions = misjudged.flatMap(({ option }) => option.misconception ?? []);
  return {
    right: misjudged.length === 0,
    misjudged: misjudged.map(({ option }) => option.id),
    misconceptions: [...new Set(misconceptions)],
  };
}

/** What is wrong with a decided question, as sentences; empty when it can be asked. */
export function faultsOf({ question, verdicts }: Decided): readonly string[] {
  const faults: string[] = [];
  for (const { option, verdict } of verdicts) {
    if (verdict.holds === null) faults.push(`${question.id}/${option.id} is undecided: ${verdict.problem ?? ''}`);
  }
  const holding = verdicts.filter(({ verdict }) => verdict.holds === true).length;
  if (question.pick === 'one' && holding !== 1)
    faults.push(`${question.id}: ${holding} options are true, a single choice has one`);
  if (question.pick === 'many' && holding === 0) faults.push(`${question.id}: no option is true`);
  const ids = question.options.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) faults.push(`${question.id}: two options have the same id`);
  return faults;
}
