import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Board } from '../../../src/core/play';
import {
  decodeLink,
  encodeLink,
  grow,
  linesTo,
  MOST_WRITTEN,
  positionAfter,
  ROOT,
  SETUP_IDS,
  SETUPS,
} from '../../../src/core/play';
import { buttons, challenge, gameOf } from './door';

/** A board and a run on it, made by pressing buttons by chance. */
const played = fc
  .tuple(fc.constantFrom(...SETUP_IDS), fc.array(fc.nat(30), { maxLength: 14 }))
  .map(([free, choices]) => {
    const board: Board = { kind: 'free', head: SETUPS[free] };
    const tree = choices.reduce((before, choice) => {
      const offered = buttons(board, linesTo(before));
      const line = offered[choice % Math.max(1, offered.length)];
      return line === undefined ? before : grow(before, line);
    }, ROOT);
    return { board, setup: { free }, tree };
  });

describe('a link to a run', () => {
  it('leads to the same run, and the machine can play it', () => {
    fc.assert(
      fc.property(played, ({ board, setup, tree }) => {
        const link = encodeLink(setup, tree);
        assert.ok(link !== null && /^play=[A-Za-z0-9_-]+$/.test(link));
        assert.deepEqual(decodeLink(link), { setup, lines: linesTo(tree) });
        assert.ok(!('problem' in positionAfter(board, linesTo(tree))));
      }),
      { numRuns: 60 },
    );
  });

  it('names a challenge by its id', () => {
    const tree = ['A close', 'deliver FIN A>B'].reduce(grow, ROOT);
    const link = encodeLink({ challenge: 'four-way-close' }, tree);
    assert.deepEqual(decodeLink(link ?? ''), { setup: { challenge: 'four-way-close' }, lines: linesTo(tree) });
  });

  it('is not made when the run is too long for one', () => {
    const tree = Array.from({ length: 200 }, (_, index) => `wait ${index}ms`).reduce(grow, ROOT);
    assert.equal(encodeLink({ free: 'rfc' }, tree), null);
    assert.ok((encodeLink({ free: 'rfc' }, grow(ROOT, 'A close'))?.length ?? 0) < MOST_WRITTEN);
  });

  it('is nothing when it is rubbish', () => {
    const rubbish = [
      '',
      'play=',
      'play',
      'run=abc',
      'play=A',
      'play=AAAA',
      'play=eyJ2Ijo5fQ',
      `play=${'A'.repeat(9000)}`,
    ];
    for (const one of rubbish) assert.equal(decodeLink(one), null, one);
    fc.assert(
      fc.property(fc.string(), (text) => {
        decodeLink(text);
        decodeLink(`play=${text}`);
        assert.equal(decodeLink(`${text} `), null);
      }),
    );
  });

  it('is nothing, or something that the machine must still be asked, when a part of it is changed', () => {
    const link = encodeLink({ free: 'rfc' }, ['A close', 'deliver FIN A>B'].reduce(grow, ROOT)) ?? '';
    const board: Board = { kind: 'free', head: SETUPS.rfc };
    fc.assert(
      fc.property(
        fc.nat(link.length - 1),
        fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_', '%'),
        (at, digit) => {
          const read = decodeLink(link.slice(0, at) + digit + link.slice(at + 1));
          if (read !== null) positionAfter(board, read.lines);
        },
      ),
    );
  });
});

describe('lines from elsewhere', () => {
  const game: Board = { kind: 'game', game: gameOf(challenge('four-way-close')) };
  const free: Board = { kind: 'free', head: SETUPS.rfc };
  const isPlay = (board: Board, ...lines: string[]) => !('problem' in positionAfter(board, lines));

  it('must be moves: nothing is injected, expected, set or delivered in bulk', () => {
    for (const line of [
      'inject B>A RST seq 301',
      'expect A CLOSED',
      'set msl 1s',
      'start closed',
      'iss A 5',
      'deliver all',
      'scenario Mine',
      'explore',
      '# nothing',
      '',
      'A clsoe',
      'A close\nB close',
    ]) {
      assert.equal(isPlay(free, line), false, line);
      assert.equal(isPlay(game, line), false, line);
    }
    assert.ok(isPlay(free, 'A close', 'deliver FIN A>B'));
  });

  it('must be possible, allowed and not refused', () => {
    assert.equal(isPlay(free, 'deliver FIN A>B'), false);
    assert.equal(isPlay(free, 'A close', 'A close'), false);
    assert.equal(isPlay(game, 'A abort'), false);
    assert.equal(isPlay(game, 'A close', 'lose FIN A>B'), false);
    assert.equal(isPlay(game, 'B close'), false);
    assert.ok(isPlay(game, 'A close', 'deliver FIN A>B', 'B close'));
  });

  it('never throw, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (lines) => {
        positionAfter(free, lines);
        positionAfter(game, lines);
      }),
    );
  });
});
