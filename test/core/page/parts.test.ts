import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { QuestionScreen } from '../../../webview/draft';
import { draftFor, toggled } from '../../../webview/draft';
import { widthOf, wrap } from '../../../webview/ladder/measure';
import { placeBars } from '../../../webview/progress/bars';
import { moveBy } from '../../../webview/question/order';
import { freshView, readView } from '../../../webview/view';

const question = (change: Partial<QuestionScreen>): QuestionScreen => ({
  kind: 'question',
  number: 1,
  of: 1,
  id: 'q',
  pick: 'many',
  topic: '',
  prompt: '',
  shows: null,
  options: ['a', 'b', 'c'].map((id) => ({ id, text: id })),
  chosen: [],
  unit: null,
  construct: null,
  unclear: null,
  hints: [],
  moreHints: false,
  confidence: null,
  hasVariant: false,
  code: null,
  verdict: null,
  ...change,
});

describe('the draft of an answer', () => {
  it('holds one option of a question with one answer', () => {
    assert.deepEqual(toggled(question({ pick: 'one' }), ['a'], 'b'), ['b']);
    assert.deepEqual(toggled(question({ pick: 'one' }), ['a'], 'a'), ['a']);
  });

  it('ticks and unticks options, in the order in which they are shown', () => {
    assert.deepEqual(toggled(question({}), ['c'], 'a'), ['a', 'c']);
    assert.deepEqual(toggled(question({}), ['a', 'c'], 'a'), ['c']);
  });

  it('outlives a snapshot that does not know it yet, and goes when the host says the same', () => {
    assert.deepEqual(draftFor(question({ chosen: ['a'] }), ['a', 'b']), ['a', 'b']);
    assert.equal(draftFor(question({ chosen: ['b', 'a'] }), ['a', 'b']), null);
    assert.equal(draftFor({ kind: 'loading' }, ['a']), null);
  });

  it('tells an order from the same events in another order', () => {
    assert.deepEqual(draftFor(question({ pick: 'order', chosen: ['b', 'a', 'c'] }), ['a', 'b', 'c']), ['a', 'b', 'c']);
    assert.equal(draftFor(question({ pick: 'order', chosen: ['a', 'b', 'c'] }), ['a', 'b', 'c']), null);
  });
});

describe('the order of events', () => {
  it('moves one by a place', () => {
    assert.deepEqual(moveBy(['a', 'b', 'c'], 'c', -1), ['a', 'c', 'b']);
    assert.deepEqual(moveBy(['a', 'b', 'c'], 'a', 1), ['b', 'a', 'c']);
  });

  it('stays the same value at either end, and for what is not in it', () => {
    const order = ['a', 'b'];
    assert.equal(moveBy(order, 'a', -1), order);
    assert.equal(moveBy(order, 'b', 1), order);
    assert.equal(moveBy(order, 'x', 1), order);
  });
});

describe('wrapped text', () => {
  const words = fc.array(
    fc.constantFrom('FIN_WAIT_1', 'ACK', '的', '连接', ' ', '，', '-', 'x'.repeat(40), 'shutdown()'),
  );

  it('keeps every character and fits the width', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 300 }), (parts, width) => {
        const text = parts.join('');
        const lines = wrap(text, width, 11);
        assert.equal(lines.join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
        // Closing punctuation may stand out by one character rather than begin a line.
        for (const line of lines) assert.ok(widthOf(line.replace(/，+$/, ''), 11) <= width, `${line} in ${width}`);
      }),
    );
  });
});

describe('a bar chart', () => {
  it('is as high as its highest bar, and no two labels touch: every bar has one, or every second, third, …', () => {
    const values = Array.from({ length: 14 }, (_, index) => ({ label: `Oct ${index + 1}`, part: index, whole: 13 }));
    for (const width of [256, 376, 640]) {
      const { bars, base, font } = placeBars(values, width);
      assert.ok(bars.every(({ wholeTop, partTop }) => wholeTop <= partTop && partTop <= base));
      const labelled = bars.filter(({ label }) => label !== null);
      assert.ok(labelled.length > 2);
      const steps = new Set(labelled.slice(1).map((bar, index) => bars.indexOf(bar) - bars.indexOf(labelled[index]!)));
      assert.equal(steps.size, 1);
      for (const [index, { middle, label }] of labelled.entries()) {
        const next = labelled[index + 1];
        if (next === undefined) continue;
        assert.ok(middle + widthOf(label!, font) / 2 < next.middle - widthOf(next.label!, font) / 2);
      }
    }
  });

  it('is not upset by nothing', () => {
    assert.deepEqual(placeBars([], 300).bars, []);
    assert.ok(
      placeBars([{ label: 'today', part: 0, whole: 0 }], 300).bars.every(({ partTop }) => Number.isFinite(partTop)),
    );
  });
});

describe('the page’s own view', () => {
  it('comes back as it was left', () => {
    const view = { ...freshView('question 1 x'), open: 'a', step: { a: 3 }, asTable: true };
    assert.deepEqual(readView(JSON.parse(JSON.stringify(view))), view);
  });

  it('begins anew when what was left is none', () => {
    for (const rubbish of [undefined, null, 7, [], {}, { about: 1 }, { about: '', open: 3, step: [], asTable: false }])
      assert.deepEqual(readView(rubbish), freshView(''));
  });
});
