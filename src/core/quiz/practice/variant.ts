import type { Family } from '../families';
import { createChance } from '../families/chance';
import type { AnyQuestion } from '../prepare';
import { candidates, catalogue } from './catalogue';
import { conceptOf } from './record';

/** Where a variant comes from, and what it must not be. */
export interface Stock {
  readonly bank: readonly AnyQuestion[];
  readonly families: readonly Family[];
  /** Ids and codes of questions that were asked already. */
  readonly unlike: ReadonlySet<string>;
  /** A whole number; the same one draws the same variant. */
  readonly seed: number;
}

/**
 * Another question on the same idea: a written one, or one that a family draws with other numbers and another run.
 * Undefined when there is none that was not asked yet.
 */
export function variantOf(question: AnyQuestion, { bank, families, unlike, seed }: Stock): AnyQuestion | undefined {
  const concept = conceptOf(question);
  const subject = catalogue(bank, families).find((one) => one.concept === concept);
  if (subject === undefined) return undefined;
  const chance = createChance(seed);
  const [first, ...others] = candidates(subject, { unlike: new Set([...unlike, question.id]) }, chance);
  return first === undefined ? undefined : chance.pick([first, ...others]);
}
