import type { State } from '../../src/core/tcp';
import type { RowView } from '../../src/messages';
import { widthOf, wrap } from '../ladder/measure';

/** A state beside the one that is shown, and what leads from one to the other. */
export interface Neighbour {
  readonly state: State;
  readonly ways: readonly string[];
}

/** The states before and after `state`, each once, in the order of the rows. */
export function neighboursOf(
  state: State,
  into: readonly RowView[],
  out: readonly RowView[],
): { before: Neighbour[]; after: Neighbour[] } {
  const collect = (rows: readonly RowView[], ends: (row: RowView) => readonly State[]): Neighbour[] => {
    const ways = new Map<State, string[]>();
    for (const row of rows) for (const end of ends(row)) ways.set(end, [...(ways.get(end) ?? []), wayOf(row)]);
    ways.delete(state);
    return [...ways].map(([end, texts]) => ({ state: end, ways: [...new Set(texts)] }));
  };
  return {
    before: collect(into, ({ from }) => from),
    after: collect(out, ({ to }) => (to === null ? [] : [to])),
  };
}

/** `close() / FIN`: what happens, and what leaves, as the RFC's Figure 5 writes it. */
function wayOf({ on, sends }: RowView): string {
  return sends === '' ? on : `${on} / ${sends}`;
}

export interface Box {
  readonly state: State;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** What leads there, in lines, below the box. */
  readonly lines: readonly string[];
}

export interface Neighbourhood {
  readonly width: number;
  readonly height: number;
  readonly font: number;
  readonly lineHeight: number;
  readonly isStacked: boolean;
  readonly centre: Box;
  readonly before: readonly Box[];
  readonly after: readonly Box[];
}

/** Between the state and the columns beside it, where the arrows bend. */
export const GAP = 44;

const LINE = 15;
const BOX = 26;
const AIR = 14;
const MOST_WAYS = 2;

/**
 * Places a state between its neighbours: those before it on the left, those after it on the right; one below the other
 * when it is narrow. `more`: the words for the ways that there is no room for.
 */
export function placeNeighbours(
  state: State,
  { before, after }: { before: readonly Neighbour[]; after: readonly Neighbour[] },
  width: number,
  more: (count: number) => string,
): Neighbourhood {
  const font = 12;
  const isStacked = width < 520;
  const centreWidth = widthOf(state, font + 1) + 28;
  const column = isStacked ? width - 28 : (width - centreWidth) / 2 - GAP;
  const stack = (neighbours: readonly Neighbour[], left: number, top: number): { boxes: Box[]; bottom: number } => {
    let y = top;
    const boxes = neighbours.map(({ state: name, ways }): Box => {
      const texts = ways.slice(0, MOST_WAYS);
      const rest = ways.length - texts.length;
      if (rest > 0) texts.push(more(rest));
      const lines = texts.flatMap((text) => wrap(text, column, font - 1));
      const box = { state: name, left, top: y, width: widthOf(name, font) + 20, height: BOX, lines };
      y += BOX + 4 + lines.length * LINE + AIR;
      return box;
    });
    return { boxes, bottom: boxes.length === 0 ? top : y - AIR };
  };
  const box = (left: number, top: number): Box => ({ state, left, top, width: centreWidth, height: 36, lines: [] });
  const shared = { width, font, lineHeight: LINE, isStacked };
  if (isStacked) {
    const first = stack(before, 24, 2);
    const centreTop = before.length === 0 ? 2 : first.bottom + 22;
    const second = stack(after, 24, centreTop + 36 + 26);
    const height = (after.length === 0 ? centreTop + 36 : second.bottom) + 4;
    return { ...shared, height, centre: box(2, centreTop), before: first.boxes, after: second.boxes };
  }
  const lefts = stack(before, 1, 2);
  const rights = stack(after, width - column - 1, 2);
  const height = Math.max(lefts.bottom, rights.bottom, 44) + 4;
  const down = (boxes: readonly Box[], bottom: number) =>
    boxes.map((one) => ({ ...one, top: one.top + Math.max(0, (height - bottom) / 2) }));
  return {
    ...shared,
    height,
    centre: box((width - centreWidth) / 2, height / 2 - 18),
    before: down(lefts.boxes, lefts.bottom),
    after: down(rights.boxes, rights.bottom),
  };
}
