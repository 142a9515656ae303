import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Parameters } from './parameters';

/** Gives the time of each request in turn, in milliseconds from 0 on; to be called `parameters.requests` times. */
export function createArrivals({ arrivals, at, rate, seed }: Parameters): () => number {
  let index = 0;
  if (arrivals === 'list') return () => at[index++] ?? 0;
  const gap = 1000 / rate;
  // From the index, not by adding up: no rounding error gathers.
  if (arrivals === 'even') return () => (index++ * 1000) / rate;
  const generator = xoroshiro128plus(seed);
  const most = 2 ** 31;
  let time = 0;
  return () => {
    if (index++ > 0) time -= Math.log(uniformInt(generator, 1, most) / most) * gap;
    return time;
  };
}
