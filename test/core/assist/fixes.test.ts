import assert from 'node:assert/strict';
import { analyse, fixesOf, problemsOf } from '../../../src/core/assist';

/** The text with one fix made, for each fix of a line. */
function mended(text: string, line: number): string[] {
  return fixesOf(analyse(text), line, line).map((fix) => {
    const lines = text.split('\n');
    const old = lines[fix.line - 1] ?? '';
    lines[fix.line - 1] = old.slice(0, fix.column - 1) + fix.text + old.slice(fix.endColumn - 1);
    return lines.join('\n');
  });
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
