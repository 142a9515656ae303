import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inEnglish } from '../../../src/core/said';
import { formatFailure, parse, print, run } from '../../../src/core/scenario';
import * as random from './arbitrary';

/** Texts that nobody would write: reading and running them must end, and never throw. */

const WORDS = [
  ...[
    'A',
    'B',
    'A>B',
    'B>A',
    'a',
    'close',
    'send',
    'listen',
    'connect',
    'receive',
    'shutdown',
    'abort',
    'resend',
    'ack',
    'may',
    'must',
    'in',
  ],
  ...[
    'deliver',
    'lose',
    'duplicate',
    'inject',
    'all',
    'FIN',
    'ACK',
    'FIN,ACK',
    'SYN',
    'RST',
    'DATA',
    '#1',
    '#2',
    '#',
    'seq',
    'len',
  ],
  ...[
    'wait',
    'expect',
    'claim',
    'never',
    'always',
    'possible',
    'and',
    'not',
    'was',
    'got',
    'EOF',
    'error',
    'reset',
    'timer',
    'retransmit',
    'time-wait',
  ],
  ...[
    'set',
    'msl',
    'rto',
    'rfc1337',
    'on',
    'off',
    'profile',
    'linux',
    'user-timeout',
    'delayed-ack',
    'fin-timeout',
    'scenario',
    'start',
    'closed',
    'iss',
    'explore',
    'network',
  ],
  ...[
    '0',
    '1',
    '101',
    '301',
    '4294967295',
    '4294967296',
    '1e9',
    '-1',
    '0.5',
    '1t',
    '2t',
    '1t..3t',
    '2msl',
    '0.5rto',
    '1ms',
    '1440min',
    '10000t',
  ],
  ...[
    'TIME_WAIT',
    'CLOSED',
    'data',
    'lost',
    'flight',
    'accepted',
    'old',
    'next',
    'awaits',
    '\u0000',
    '\uFEFF',
    '\r',
    '\n',
    '\n',
    '\n',
    '\t',
    '＃',
    '💥',
    '__proto__',
    'constructor',
  ],
];

const word = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...WORDS) }, { weight: 1, arbitrary: fc.string() });
const soup = fc.array(word, { maxLength: 80 }).map((words) => words.join(' '));

/** A scenario that was well-formed before somebody leant on the keyboard. */
const mutated = fc
  .tuple(
    fc.oneof(random.scripted, random.explored).map(print),
    fc.array(fc.record({ at: fc.nat(), drop: fc.nat({ max: 6 }), put: fc.oneof(word, fc.constant('')) }), {
      maxLength: 6,
    }),
  )
  .map(([text, edits]) =>
    edits.reduce((now, { at, drop, put }) => {
      const place = now.length === 0 ? 0 : at % now.length;
      return now.slice(0, place) + put + now.slice(place + drop);
    }, text),
  );

function survive(text: string): boolean {
  const { scenario, faults } = parse(text);
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  for (const { line, column, endColumn, message } of faults) {
    assert.ok(line >= 1 && line <= lines.length, `line ${line} of ${lines.length}`);
    assert.ok(
      column >= 1 && column <= lines[line - 1]!.length + 1,
      `column ${column} in ${JSON.stringify(lines[line - 1])}: ${inEnglish(message)}`,
    );
    assert.ok(endColumn >= column);
    assert.doesNotMatch(inEnglish(message), /^$|\[object/);
  }
  assert.ok(faults.length <= 201);
  if (scenario?.kind !== 'scripted') return faults.length === 0;
  const { failure } = run(scenario);
  if (failure !== null) assert.ok(formatFailure(failure).startsWith(`line ${failure.line}: `));
  return faults.length === 0;
}

describe('Any text', () => {
  for (const [what, texts, seed] of [
    ['of known words in any order', soup, 11],
    ['that was a scenario before some edits', mutated, 12],
    ['at all', fc.string({ unit: 'binary', maxLength: 300 }), 13],
  ] as const) {
    it(`${what} is read, and run if it can be`, function () {
      this.timeout(120_000);
      let sound = 0;
      fc.assert(
        fc.property(texts, (text) => {
          if (survive(text)) sound += 1;
        }),
        { seed, numRuns: 3000 },
      );
      assert.ok(sound > 0, 'some of them are sound');
    });
  }
});
