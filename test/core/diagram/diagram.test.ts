import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { config } from '@vscode/l10n';
import { LANGUAGES } from '../../../src/core/quiz/question';
import type { State } from '../../../src/core/tcp';
import { ARROWS, plainest, STATES, TABLE } from '../../../src/core/tcp';
import { neighbour } from '../../../webview/diagram/keys';
import { placeLabels } from '../../../webview/diagram/labels';
import type { Place, Rect } from '../../../webview/diagram/place';
import { bottom, CELLS, crosses, grow, overlap, placeStates, right } from '../../../webview/diagram/place';
import { routeArrows } from '../../../webview/diagram/route';

const WIDTHS = [280, 296, 320, 400, 480, 599, 600, 680, 736, 760, 900];
const CHINESE = JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8')) as Readonly<Record<string, string>>;

describe('the arrows of the state diagram', () => {
  const name = (from: State, to: State | 'same') => `${from} → ${to}`;

  it('are exactly the transitions of the table, each pair of states once', () => {
    const pairs = new Set(
      TABLE.flatMap(({ from, to }) =>
        to === 'same' ? [] : from.filter((state) => state !== to).map((state) => name(state, to)),
      ),
    );
    assert.deepEqual(ARROWS.map(({ from, to }) => name(from, to)).sort(), [...pairs].sort());
  });

  it('carry every row that changes the state, in the order of the table', () => {
    const carried = ARROWS.flatMap(({ from, rows }) => rows.map((row) => ({ from, row })));
    const moving = TABLE.flatMap((row) =>
      row.from.filter((from) => row.to !== 'same' && row.to !== from).map((from) => ({ from, row })),
    );
    assert.equal(carried.length, moving.length);
    for (const { rows } of ARROWS)
      assert.deepEqual(
        [...rows].sort((a, b) => TABLE.indexOf(a) - TABLE.indexOf(b)),
        rows,
      );
  });

  it('tell a close in peace from resets, aborts and timeouts', () => {
    const early = (from: State, to: State) => ARROWS.find((arrow) => arrow.from === from && arrow.to === to)?.isEarly;
    assert.equal(early('LAST_ACK', 'CLOSED'), false);
    assert.equal(early('TIME_WAIT', 'CLOSED'), false);
    assert.equal(early('LISTEN', 'CLOSED'), false);
    assert.equal(early('CLOSE_WAIT', 'CLOSED'), true);
    assert.equal(early('FIN_WAIT_2', 'CLOSED'), true);
  });

  it('are named after what happens in peace, in the simplest way', () => {
    const label = (from: State, to: State) => {
      const arrow = ARROWS.find((one) => one.from === from && one.to === to);
      assert.ok(arrow);
      return plainest(arrow).on;
    };
    assert.equal(label('ESTABLISHED', 'FIN_WAIT_1'), 'close');
    assert.equal(label('SYN_RECEIVED', 'ESTABLISHED'), 'ACK of SYN');
    assert.equal(label('TIME_WAIT', 'CLOSED'), 'time-wait timeout');
    assert.equal(label('LAST_ACK', 'CLOSED'), 'ACK of FIN');
  });
});

describe('the drawing of the state diagram', () => {
  const inside = ({ left, top, width, height }: Rect, place: Place) =>
    left >= 0 && top >= 0 && left + width <= place.width && top + height <= place.height;

  for (const width of WIDTHS) {
    const place = placeStates(width);
    const routes = routeArrows(place);

    it(`has every state in the picture and none upon another: ${width} px`, () => {
      const boxes = STATES.map((state) => place.boxes[state]);
      for (const [index, box] of boxes.entries()) {
        assert.ok(inside(box, place), STATES[index]);
        for (const other of boxes.slice(index + 1)) assert.ok(!overlap(grow(box, 2), other), STATES[index]);
      }
    });

    it(`leads every arrow from edge to edge and through no other state: ${width} px`, () => {
      assert.deepEqual(
        routes.map(({ arrow }) => arrow),
        ARROWS,
      );
      for (const { arrow, points, isStub } of routes) {
        const [start, end] = [points[0], points.at(-1)];
        assert.ok(start && end);
        assert.ok(onEdge(start, place.boxes[arrow.from]), `${arrow.from} → ${arrow.to} begins at its state`);
        assert.ok(isStub || onEdge(end, place.boxes[arrow.to]), `${arrow.from} → ${arrow.to} ends at its state`);
        for (const [index, point] of points.entries()) {
          assert.ok(inside({ left: point.x, top: point.y, width: 0, height: 0 }, place));
          const next = points[index + 1];
          if (next === undefined) continue;
          for (const state of STATES) {
            if (state === arrow.from || state === arrow.to) continue;
            assert.ok(!crosses(point, next, place.boxes[state]), `${arrow.from} → ${arrow.to} through ${state}`);
          }
        }
      }
    });

    it(`draws no two arrows upon each other: ${width} px`, () => {
      const seen = new Set<string>();
      for (const { points } of routes) {
        const key = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
        assert.ok(!seen.has(key), key);
        seen.add(key);
      }
    });

    for (const language of LANGUAGES) {
      it(`has no label upon another, a state or the edge, whichever is selected: ${width} px, ${language}`, () => {
        config({ contents: language === 'en' ? {} : { ...CHINESE } });
        let labels = 0;
        for (const selected of [null, ...STATES]) {
          const placed = placeLabels(place, routes, selected);
          labels += placed.length;
          for (const [index, { rect, arrow }] of placed.entries()) {
            const where = `${arrow.from} → ${arrow.to}, ${selected ?? 'none'} selected`;
            assert.ok(inside(rect, place), where);
            for (const state of STATES) assert.ok(!overlap(rect, place.boxes[state]), `${where}, upon ${state}`);
            for (const other of placed.slice(index + 1)) assert.ok(!overlap(rect, other.rect), where);
          }
        }
        config({ contents: {} });
        assert.ok(labels > 20, `${labels} labels in all`);
      });
    }
  }

  it('names all arrows of the close where it is wide', () => {
    for (const language of LANGUAGES) {
      config({ contents: language === 'en' ? {} : { ...CHINESE } });
      const place = placeStates(736);
      const placed = placeLabels(place, routeArrows(place), null).map(({ arrow }) => arrow);
      const missing = ARROWS.filter((arrow) => !arrow.isEarly && !placed.includes(arrow));
      config({ contents: {} });
      assert.deepEqual(
        missing.map(({ from, to }) => `${from} → ${to}`),
        [],
        language,
      );
    }
  });

  it('has who closes actively on the left of who closes passively', () => {
    const place = placeStates(736);
    const { active, passive } = place.areas;
    assert.ok(right(active) <= passive.left);
    const within = (state: State, area: Rect) =>
      place.boxes[state].left >= area.left &&
      right(place.boxes[state]) <= right(area) &&
      bottom(place.boxes[state]) <= bottom(area);
    for (const state of ['FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'TIME_WAIT'] as const)
      assert.ok(within(state, active), state);
    for (const state of ['CLOSE_WAIT', 'LAST_ACK'] as const) assert.ok(within(state, passive), state);
  });
});

describe('the arrow keys in the state diagram', () => {
  const KEYS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

  it('lead from any state to any other', () => {
    for (const start of STATES) {
      const reached = new Set<State>([start]);
      for (const state of reached)
        for (const key of KEYS) {
          const next = neighbour(state, key);
          if (next !== undefined) reached.add(next);
        }
      assert.equal(reached.size, STATES.length, start);
    }
  });

  it('go where they point, and nowhere at the edge', () => {
    for (const state of STATES) {
      for (const [key, dx, dy] of [
        ['ArrowUp', 0, -1],
        ['ArrowDown', 0, 1],
        ['ArrowLeft', -1, 0],
        ['ArrowRight', 1, 0],
      ] as const) {
        const next = neighbour(state, key);
        if (next === undefined) continue;
        const [x, y] = [CELLS[next].column - CELLS[state].column, CELLS[next].row - CELLS[state].row];
        assert.ok(x * dx + y * dy > 0, `${state} ${key} ${next}`);
      }
    }
    assert.equal(neighbour('FIN_WAIT_1', 'ArrowDown'), 'FIN_WAIT_2');
    assert.equal(neighbour('FIN_WAIT_2', 'ArrowRight'), 'CLOSING');
    assert.equal(neighbour('CLOSED', 'ArrowUp'), undefined);
    assert.equal(neighbour('ESTABLISHED', 'Enter'), undefined);
  });
});

/** Whether a point lies on the edge of a rectangle, to a hundredth of a pixel. */
function onEdge({ x, y }: { x: number; y: number }, rect: Rect): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) < 0.01;
  const [inX, inY] = [x > rect.left - 0.01 && x < right(rect) + 0.01, y > rect.top - 0.01 && y < bottom(rect) + 0.01];
  return (inY && (near(x, rect.left) || near(x, right(rect)))) || (inX && (near(y, rect.top) || near(y, bottom(rect))));
}
