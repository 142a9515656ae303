import type { AnyQuestion } from '../prepare';
import type { Chance } from './chance';
import { createChance } from './chance';

/**
 * Endless questions: a family draws parameters and a run, and writes an ordinary question about them. The answer is not
 * drawn; the machine finds it as for every other question.
 */
export interface Family {
  /** Stable; a question's id is `family` and its seed. */
  readonly id: string;
  readonly generate: (chance: Chance, id: string) => AnyQuestion;
}

/** The code by which a generated question can be had again: `fin-number-123`. */
export function codeOf(family: Family, seed: number): string {
  return `${family.id}-${seed}`;
}

/** The question of a family with a seed, a whole number from 0 to 2^31 − 1. */
export function generate(family: Family, seed: number): AnyQuestion {
  return family.generate(createChance(seed), codeOf(family, seed));
}

/** The question with a code, or undefined when it is none of these families'. */
export function generateFromCode(families: readonly Family[], code: string): AnyQuestion | undefined {
  const match = /^([a-z0-9-]+)-(0|[1-9]\d{0,9})$/.exec(code);
  const family = families.find(({ id }) => id === match?.[1]);
  const seed = Number(match?.[2]);
  return family === undefined || seed > 0x7fff_ffff ? undefined : generate(family, seed);
}
