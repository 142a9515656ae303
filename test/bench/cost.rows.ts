import type { Row } from './rows';
import { median, register } from './rows';
import { closeModel, search } from './searches';

const TURNS = 3;

register({ title: 'cost of a whole search', measure: measureGrowth });

/** How the cost of searching everything grows with the segment lifetime and the losses, each in a cold process. */
function measureGrowth(): Row[] {
  return [1, 2, 3, 4].flatMap((msl) =>
    [0, 1, 2].map((lose): Row => {
      const model = closeModel({ msl, timeWait: 2 * msl, lose });
      const took = Array.from({ length: TURNS }, () => search(model));
      const name = `msl ${msl}t, ${lose} lost, 2 resends: ${took[0]?.worlds ?? 0} worlds`;
      return { name, unit: 'ms CPU', ours: median(took.map(({ cpu }) => cpu)), peer: null, goal: null };
    }),
  );
}
