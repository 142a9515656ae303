import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { play } from '../../../src/core/quiz/play';
import type { Ladder } from '../../../src/core/scenario';
import { ladderOf, parse, run } from '../../../src/core/scenario';
import { layOut } from '../../../webview/ladder/layout';
import type { Label, Layout } from '../../../webview/ladder/marks';
import { labelsOf } from '../../../webview/ladder/marks';
import { widthOf } from '../../../webview/ladder/measure';
import type { Words } from '../../../webview/ladder/words';

const ENGLISH: Words = {
  lost: 'lost',
  expired: 'too old',
  copied: 'copied',
  injected: 'injected',
  flying: 'under way',
  timer: (timer) =>
    ({ 'time-wait': 'TIME_WAIT timer', 'fin-timeout': 'FIN_WAIT_2 timer' })[timer as string] ?? 'retransmission timer',
  starts: (length) => `${length} starts`,
  restarts: (length) => `${length} starts again`,
  over: (length) => `${length} is over`,
  later: (time) => `${time} later`,
  duration: (time, discrete) => (discrete ? `${time} ticks` : `${time} ms`),
};

const CHINESE: Words = {
  lost: '丢失',
  expired: '过期消失',
  copied: '复制',
  injected: '注入',
  flying: '还在途中',
  timer: (timer) =>
    ({ 'time-wait': 'TIME_WAIT 定时器', 'fin-timeout': 'FIN_WAIT_2 定时器' })[timer as string] ?? '重传定时器',
  starts: (length) => `${length} 开始`,
  restarts: (length) => `${length} 重新开始`,
  over: (length) => `${length} 到期`,
  later: (time) => `${time} 之后`,
  duration: (time, discrete) => (discrete ? `${time} 个时钟步` : `${time} 毫秒`),
};

/** From the column of a page that is 280 px wide to the widest diagram. */
const WIDTHS = [256, 296, 376, 480, 640];

function ladderFrom(...lines: string[]): Ladder {
  const played = play(lines.join('\n'));
  assert.ok('run' in played && played.run.failure === null, JSON.stringify(played));
  return played.ladder;
}

/** Every scripted scenario of the tests, as far as it runs. */
function scenarios(): [string, Ladder][] {
  return readdirSync('test/scenarios')
    .filter((name) => name.endsWith('.tcp'))
    .flatMap((name): [string, Ladder][] => {
      const text = readFileSync(join('test/scenarios', name), 'utf8');
      const { scenario } = parse(text);
      return scenario?.kind === 'scripted' ? [[name, ladderOf(run(scenario), text)]] : [];
    });
}

const overlaps = (a: Label, b: Label) =>
  a.left < b.left + b.width - 0.01 &&
  b.left < a.left + a.width - 0.01 &&
  a.top < b.top + b.height - 0.01 &&
  b.top < a.top + a.height - 0.01;

/** The first two texts that overlap, as one string; undefined when none do. */
function findOverlap(layout: Layout): string | undefined {
  const labels = labelsOf(layout);
  for (const [index, label] of labels.entries()) {
    const other = labels.slice(index + 1).find((one) => overlaps(label, one));
    if (other !== undefined) return `“${label.lines.join(' ')}” and “${other.lines.join(' ')}”`;
  }
  return undefined;
}

const LAST_ACK_LOST = [
  'A close',
  'deliver FIN A>B',
  'deliver ACK B>A',
  'B close',
  'deliver FIN B>A',
  'lose ACK A>B',
  'wait 1s',
  'deliver FIN B>A',
  'deliver ACK A>B',
  'wait 2msl',
];

describe('the layout of a ladder', () => {
  it('lets no two texts overlap, in any scenario, language and width', function () {
    this.timeout(60_000);
    const ladders = scenarios();
    assert.ok(ladders.length > 50);
    for (const [name, ladder] of ladders) {
      for (const width of WIDTHS) {
        for (const words of [ENGLISH, CHINESE]) {
          assert.equal(findOverlap(layOut(ladder, width, words)), undefined, `${name} at ${width} px`);
        }
      }
    }
  });

  it('keeps every text inside the drawing', () => {
    for (const [name, ladder] of scenarios()) {
      for (const width of WIDTHS) {
        const layout = layOut(ladder, width, ENGLISH);
        for (const { left, top, width: wide, height, lines } of labelsOf(layout)) {
          const where = `${name} at ${width} px: ${lines.join(' ')}`;
          assert.ok(left >= -0.01 && left + wide <= width + 0.01, where);
          assert.ok(top >= 0 && top + height <= layout.height, where);
        }
      }
    }
  });

  it('goes downwards, a row for each step', () => {
    for (const [name, ladder] of scenarios()) {
      const { rows, height } = layOut(ladder, 640, ENGLISH);
      assert.equal(rows.length, ladder.steps.length + 1);
      for (const [index, row] of rows.entries()) {
        assert.equal(row.step, index);
        assert.ok(row.y > (rows[index - 1]?.y ?? 0) && row.y < height, name);
      }
    }
  });

  it('draws a segment from life line to life line, from the step that sends it to the one in which it arrives', () => {
    const ladder = ladderFrom('A close', 'deliver FIN A>B');
    const { arrows, lines, rows } = layOut(ladder, 640, ENGLISH);
    const [fin] = arrows;
    assert.deepEqual(
      ladder.steps.map(({ kind }) => kind),
      ['call', 'send', 'arrive', 'send'],
    );
    assert.deepEqual([fin?.first, fin?.last, fin?.fate], [2, 3, 'arrives']);
    assert.deepEqual([fin?.from.y, fin?.to.y], [rows[2]?.y, rows[3]?.y]);
    assert.ok(Math.abs(fin!.from.x - lines.A) < 6 && Math.abs(fin!.to.x - lines.B) < 6);
    assert.deepEqual(fin?.label?.lines, ['FIN,ACK seq 101 ack 301']);
  });

  it('cuts a lost segment short, lets an expired one fade, and says so', () => {
    const lost = layOut(ladderFrom('A close', 'lose FIN A>B'), 640, ENGLISH);
    const [arrow] = lost.arrows;
    assert.equal(arrow?.fate, 'lost');
    assert.deepEqual(arrow.fateLabel?.lines, ['lost']);
    assert.ok(arrow.to.x > lost.lines.A + 40 && arrow.to.x < lost.lines.B - 40);
    const expired = layOut(ladderFrom('set user-timeout 900s', 'A close', 'wait 121s'), 640, ENGLISH);
    assert.equal(expired.arrows[0]?.fate, 'expired');
  });

  it('shows what is still under way at the end', () => {
    const { arrows, height } = layOut(ladderFrom('A close', 'B close'), 640, ENGLISH);
    assert.deepEqual(
      arrows.map(({ fate, last }) => [fate, last]),
      [
        ['flying', null],
        ['flying', null],
      ],
    );
    assert.ok(arrows.every(({ to }) => to.y < height));
    assert.notEqual(arrows[0]?.to.y, arrows[1]?.to.y);
  });

  it('forks a copy from the original', () => {
    const { arrows } = layOut(
      ladderFrom('A close', 'duplicate FIN A>B', 'deliver FIN A>B', 'lose FIN A>B'),
      640,
      ENGLISH,
    );
    const [original, copy] = arrows;
    assert.equal(copy?.origin, 'copied');
    const slope = (original!.to.y - original!.from.y) / (original!.to.x - original!.from.x);
    assert.ok(Math.abs(copy.from.y - original!.from.y - slope * (copy.from.x - original!.from.x)) < 0.01);
    assert.ok(copy.from.x > original!.from.x && copy.from.x < original!.to.x);
  });

  it('draws TIME_WAIT’s timer as a bar that starts again with a repeated FIN, and ends', () => {
    const { bars, states } = layOut(ladderFrom(...LAST_ACK_LOST), 640, ENGLISH);
    assert.deepEqual(
      bars.map(({ end, ends }) => [end, ends]),
      [
        ['A', 'restart'],
        ['A', 'over'],
      ],
    );
    assert.equal(bars[0]?.to, bars[1]?.from);
    const waiting = states.find(({ end, state }) => end === 'A' && state === 'TIME_WAIT');
    assert.deepEqual([waiting?.from, waiting?.to], [bars[0]?.from, bars[1]?.to]);
  });

  it('draws a bar that was cut short when a reset ends TIME_WAIT', () => {
    const lines = [...LAST_ACK_LOST.slice(0, 5), 'deliver ACK A>B', 'inject B>A RST seq 302', 'deliver RST B>A'];
    const { bars } = layOut(ladderFrom(...lines), 640, ENGLISH);
    assert.deepEqual(
      bars.map(({ ends }) => ends),
      ['cut'],
    );
  });

  it('calls the timer by the length that the scenario gives it', () => {
    const notes = (...head: string[]) =>
      layOut(ladderFrom(...head, ...LAST_ACK_LOST.slice(0, 5)), 640, ENGLISH).notes.flatMap(({ label }) => label.lines);
    assert.ok(notes().includes('2MSL starts'));
    assert.ok(notes('set time-wait 1msl').includes('MSL starts'));
    assert.ok(notes('set time-wait 30s').includes('30s starts'));
  });

  it('says how much time has passed, and only where some has', () => {
    const { gaps } = layOut(ladderFrom(...LAST_ACK_LOST), 640, ENGLISH);
    assert.deepEqual(
      gaps.map(({ label }) => label.lines.join(' ')),
      ['1000 ms later', '240000 ms later'],
    );
  });

  it('shortens and wraps the states where it is narrow, and only there', () => {
    const names = (width: number) =>
      layOut(ladderFrom(...LAST_ACK_LOST), width, ENGLISH).states.map(({ label }) => label.lines.join('|'));
    assert.ok(names(640).includes('ESTABLISHED') && names(640).includes('FIN_WAIT_1'));
    assert.ok(names(256).includes('ESTAB') && names(256).includes('FIN_|WAIT_1'));
  });

  it('has room for the longest numbers', () => {
    const ladder = ladderFrom('iss A 4294967290', 'iss B 4294967000', 'A send 1000', 'deliver DATA A>B', 'A close');
    for (const width of WIDTHS) {
      const layout = layOut(ladder, width, ENGLISH);
      assert.equal(findOverlap(layout), undefined);
      for (const { label } of layout.arrows) {
        for (const line of label?.lines ?? []) assert.ok(widthOf(line, layout.font) <= layout.lines.B - layout.lines.A);
      }
    }
  });
});
