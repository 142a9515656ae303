import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Board } from '../../../src/core/play';
import { movesOf, positionAfter, SETUP_IDS, SETUPS } from '../../../src/core/play';
import { buttons, challenge, gameOf, placeOf } from './door';

const rfc: Board = { kind: 'free', head: SETUPS.rfc };

function refusals(board: Board, lines: readonly string[]) {
  return movesOf(board, placeOf(board, lines)).filter(({ refused }) => refused !== null);
}

describe('what can be pressed', () => {
  it('are the calls of both ends first; then what becomes of each segment, and the next timer', () => {
    assert.deepEqual(buttons(rfc, []), [
      'A send 10',
      'A receive',
      'A shutdown',
      'A close',
      'A abort',
      'B send 10',
      'B receive',
      'B shutdown',
      'B close',
      'B abort',
    ]);
    assert.deepEqual(
      buttons(rfc, ['A close']).filter((line) => !/^[AB] /.test(line)),
      ['deliver FIN A>B', 'lose FIN A>B', 'duplicate FIN A>B', 'wait 1s'],
    );
  });

  it('equal segments are told apart by their place', () => {
    const lines = buttons(rfc, ['A close', 'duplicate FIN A>B']);
    assert.ok(lines.includes('deliver FIN A>B') && lines.includes('deliver FIN A>B #2'));
  });

  it('a call that is not possible is there with the error and the reason of the machine', () => {
    const [close] = refusals(rfc, ['A close']).filter(({ line }) => line === 'A close');
    assert.ok(close?.refused?.by === 'machine');
    assert.equal(close.refused.error, 'closing');
    assert.ok(close.refused.row.why.length > 10);
  });

  it('in a challenge only what it allows is there, and a call that was made is used up', () => {
    const board: Board = { kind: 'game', game: gameOf(challenge('four-way-close')) };
    assert.deepEqual(buttons(board, []), ['A close', 'wait 1t']);
    const [early] = refusals(board, []);
    assert.deepEqual([early?.line, early?.refused], ['B close', { by: 'rules', isUsedUp: false }]);
    const after = refusals(board, ['A close', 'deliver FIN A>B', 'B close']).map(({ line }) => line);
    assert.deepEqual(after, ['A close', 'B close']);
  });

  it('a wait ends where the timer does that it names', () => {
    const place = placeOf(rfc, ['A close', 'deliver FIN A>B', 'deliver ACK B>A', 'B close', 'deliver FIN B>A']);
    const waits = movesOf(rfc, place).filter(({ kind }) => kind === 'wait');
    assert.deepEqual(
      waits.map(({ line, end, timer, duration }) => [line, end, timer, duration]),
      [['wait 1s', 'B', 'retransmit', 1000]],
    );
    const ticks: Board = { kind: 'game', game: gameOf(challenge('four-way-close')) };
    const end = ['A close', 'deliver FIN A>B', 'deliver ACK B>A', 'B close', 'deliver FIN B>A', 'deliver ACK A>B'];
    assert.deepEqual(
      movesOf(ticks, placeOf(ticks, end))
        .filter(({ kind }) => kind === 'wait')
        .map(({ line, timer }) => [line, timer]),
      [
        ['wait 1t', null],
        ['wait 5t', 'time-wait'],
      ],
    );
    assert.equal(placeOf(ticks, [...end, 'wait 5t']).world.A.state, 'CLOSED');
    assert.equal(placeOf(ticks, [...end, 'wait 4t']).world.A.state, 'TIME_WAIT');
  });

  it('is really possible, each of it, wherever chance leads; and what is refused is not', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SETUP_IDS), fc.array(fc.nat(30), { maxLength: 12 }), (setup, choices) => {
        const board: Board = { kind: 'free', head: SETUPS[setup] };
        let lines: readonly string[] = [];
        for (const choice of choices) {
          const moves = movesOf(board, placeOf(board, lines));
          for (const { line, refused } of moves)
            assert.equal('problem' in positionAfter(board, [...lines, line]), refused !== null, line);
          const open = moves.filter(({ refused }) => refused === null);
          const next = open[choice % Math.max(1, open.length)];
          if (next === undefined) return;
          lines = [...lines, next.line];
        }
      }),
      { numRuns: 40 },
    );
  });
});
