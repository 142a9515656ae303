import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Fix } from '../../../src/core/assist';
import { analyse, fixesOf, problemsOf } from '../../../src/core/assist';

const FOLDER = 'test/scenarios';
const TEXTS = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tcp'))
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'));

/** The text with a fix made. */
function withFix(text: string, fix: Fix): string {
  const lines = text.split('\n');
  const old = lines[fix.line - 1] ?? '';
  lines[fix.line - 1] = old.slice(0, fix.column - 1) + fix.text + old.slice(fix.endColumn - 1);
  return lines.join('\n');
}

/** The text with one fix made, for each fix of a line. */
const mended = (text: string, line: number): string[] =>
  fixesOf(analyse(text), line, line).map((fix) => withFix(text, fix));

/** What somebody writes wrongly: a line without a word, with a letter more or less, or in the wrong place. */
const slip = fc.record({
  kind: fc.constantFrom('word', 'letter', 'case', 'move', 'put'),
  at: fc.nat(),
  to: fc.nat(),
  text: fc.constantFrom(
    'claim never A CLOSED',
    'set msl 3s',
    'A may close',
    'lose all',
    'close',
    'wait 5',
    'scenario X',
  ),
});

function broken(
  text: string,
  { kind, at, to, text: put }: { kind: string; at: number; to: number; text: string },
): string {
  const lines = text.split('\n');
  const index = at % lines.length;
  const line = lines[index] ?? '';
  const words = line.split(' ');
  const place = to % (line.length + 1);
  switch (kind) {
    case 'word':
      words.splice(to % words.length, 1);
      lines[index] = words.join(' ');
      break;
    case 'letter':
      lines[index] = line.slice(0, place) + line.slice(place + 1);
      break;
    case 'case':
      lines[index] = line.toLowerCase();
      break;
    case 'move':
      lines.splice(index, 1);
      lines.splice(to % (lines.length + 1), 0, line);
      break;
    default:
      lines.splice(index, 0, put);
  }
  return lines.join('\n');
}

describe('A quick fix', () => {
  const CASES: [string, string, number, string[]][] = [
    ['of a misspelt call', 'A clsoe', 1, ['A close']],
    ['of a misspelt keyword', 'delivr FIN', 1, ['deliver FIN']],
    ['of a misspelt setting', 'set tiem-wait 4s', 1, ['set time-wait 4s']],
    ['of small letters', 'expect A time_wait', 1, ['expect A TIME_WAIT']],
    ['of a flag in small letters', 'A close\ndeliver fin', 2, ['A close\ndeliver FIN']],
    ['of a missing unit', 'wait 5', 1, ['wait 5s', 'wait 5ms', 'wait 5t']],
    ['of a missing `set`', 'msl 3s', 1, ['set msl 3s']],
    ['of a place without its sign', 'A close\ndeliver FIN 1', 2, ['A close\ndeliver FIN #1']],
    ['of words too many', 'A close now please', 1, ['A close ']],
    ['of `all` where one is selected', 'A close\nlose all A>B', 2, ['A close\nlose A>B']],
    ['of `all` alone where one is selected', 'A close\nduplicate all', 2, ['A close\nduplicate ']],
    ['of `all` that does not stand alone', 'A close\ndeliver FIN all', 2, ['A close\ndeliver FIN ']],
    ['of a call of nobody', 'send 10', 1, ['A send 10', 'B send 10']],
    ['of a misspelt call of nobody', 'Close', 1, ['A close', 'B close']],
    ['of a call of nobody in an explored file', 'explore\nclose', 2, ['explore\nA may close', 'explore\nB may close']],
    [
      'of a claim in a scripted file',
      'scenario X\nclaim never A CLOSED',
      2,
      ['scenario X\nexplore\nclaim never A CLOSED'],
    ],
    [
      'of a false expectation of a state',
      'expect A CLOSED and B ESTABLISHED',
      1,
      ['expect A ESTABLISHED and B ESTABLISHED', 'expect not A CLOSED and B ESTABLISHED'],
    ],
    [
      'of a false expectation of a segment',
      'A close\nexpect A>B FIN seq 7',
      2,
      ['A close\nexpect A>B FIN,ACK seq 101 ack 301', 'A close\nexpect not A>B FIN seq 7'],
    ],
    ['of a negation', 'expect not A ESTABLISHED', 1, ['expect A ESTABLISHED']],
    ['of a number', 'expect A next 100', 1, ['expect A next 101', 'expect not A next 100']],
  ];
  for (const [title, text, line, wanted] of CASES)
    it(title, () => {
      assert.deepEqual(mended(text, line), wanted);
      for (const fixed of wanted)
        assert.ok(problemsOf(analyse(fixed)).every((one) => one.line > line || one.kind !== 'fault'));
    });

  it('makes an explored file only for a line that such a file has', () => {
    for (const late of ['set msl 3s', 'start closed', 'scenario X', 'nonsense'])
      assert.deepEqual(mended(`A close\n${late}`, 2), [], late);
    for (const line of ['network may lose 1', 'A must close', 'claim possible A CLOSED'])
      assert.deepEqual(mended(line, 1), [`explore\n${line}`]);
  });

  it('is not preferred when it makes a file of actions an explored one', () => {
    const [fix] = fixesOf(analyse('A close\ndeliver all\nclaim never A CLOSED'), 3, 3);
    assert.deepEqual([fix?.text, fix?.preferred], ['explore\n', false]);
  });

  it('that is preferred never leaves more problems than there were', () => {
    let preferred = 0;
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), fc.array(slip, { minLength: 1, maxLength: 4 }), (text, slips) => {
        const wrong = slips.reduce(broken, text);
        const analysis = analyse(wrong);
        const before = problemsOf(analysis).length;
        for (const fix of fixesOf(analysis, 1, Infinity).filter((one) => one.preferred)) {
          preferred += 1;
          const fixed = withFix(wrong, fix);
          assert.ok(problemsOf(analyse(fixed)).length <= before, JSON.stringify([wrong, fixed]));
        }
      }),
      { numRuns: 1000 },
    );
    assert.ok(preferred > 100, String(preferred));
  }).timeout(60_000);

  it('prefers neither end', () => {
    assert.deepEqual(
      fixesOf(analyse('close'), 1, 1).map(({ text, preferred }) => [text, preferred]),
      [
        ['A ', false],
        ['B ', false],
      ],
    );
  });

  it('of a step that is not possible is one that is, of the same kind first', () => {
    const [first, ...others] = mended('A close\ndeliver RST\n', 2);
    assert.equal(first, 'A close\ndeliver FIN A>B\n');
    assert.ok(others.length > 3);
    for (const text of [first, ...others]) assert.deepEqual(problemsOf(analyse(text)), []);
  });

  it('of a refused call may be to expect that', () => {
    const [first] = mended('A close\nA send 5\nB close', 2);
    assert.equal(first, 'A close\nA send 5\nexpect A error closing\nB close');
    assert.deepEqual(problemsOf(analyse(first)), []);
  });
});
