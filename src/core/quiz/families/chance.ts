import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Seeded chance: the same seed draws the same things, on every machine. */
export interface Chance {
  /** A whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number;
  /** One of the values. */
  pick<T>(values: readonly [T, ...T[]]): T;
  /** The values in another order. */
  shuffle<T>(values: readonly T[]): T[];
}

/** Chance from a seed, a whole number. */
export function createChance(seed: number): Chance {
  const generator = xoroshiro128plus(scramble(seed));
  const integer = (least: number, most: number) => uniformInt(generator, least, most);
  return {
    integer,
    pick: (values) => values[integer(0, values.length - 1)] ?? values[0],
    shuffle: (values) => {
      const left = [...values];
      return values.map(() => left.splice(integer(0, left.length - 1), 1)).flat();
    },
  };
}

/**
 * Neighbouring seeds make neighbouring generators, whose first draws go together: of the first 200 seeds none would draw
 * some of the pairs. Scrambled (MurmurHash3's finalizer, a bijection of 32 bits), they have nothing in common.
 */
function scramble(seed: number): number {
  let bits = seed | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
  return bits ^ (bits >>> 16);
}
