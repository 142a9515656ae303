import assert from 'node:assert/strict';
import { explore } from '../../../src/core/explore';
import type { Close } from './model';
import { closing, replay } from './model';

/** Whether no FIN of B is under way any more once A has left TIME_WAIT, whatever happens. A `no` comes with its run. */
function isSafe(close: Close): boolean {
  const [verdict] = explore(closing(close)).verdicts;
  assert.ok(verdict !== undefined && verdict.verdict !== 'unknown');
  if (verdict.verdict === 'true') return true;
  const { end } = replay(verdict.run);
  assert.equal(end.A.state, 'CLOSED');
  return false;
}

/** The lengths from 0 to `most` that are safe. */
function safeLengths(close: Omit<Close, 'timeWait'>, most: number): number[] {
  return Array.from({ length: most + 1 }, (_, timeWait) => timeWait).filter((timeWait) =>
    isSafe({ ...close, timeWait }),
  );
}

const from = (least: number, most: number) => Array.from({ length: most - least + 1 }, (_, index) => least + index);

describe('Why 2MSL', function () {
  this.timeout(0);

  for (const msl of [2, 3, 4]) {
    it(`at most one loss, msl ${msl}t: TIME_WAIT is long enough from exactly 2 MSL on`, () => {
      assert.deepEqual(safeLengths({ msl, lose: 1, rfc1337: true }, 3 * msl), from(2 * msl, 3 * msl));
    });

    it(`at most two losses, msl ${msl}t: from exactly 3 MSL on`, () => {
      assert.deepEqual(safeLengths({ msl, lose: 2, rfc1337: true }, 3 * msl), from(3 * msl, 3 * msl));
    });

    it(`without RFC 1337’s fix, msl ${msl}t: no length is enough, and nothing need be lost`, () => {
      assert.deepEqual(safeLengths({ msl, lose: 0, rfc1337: false }, 3 * msl), []);
    });
  }
});

describe('The least TIME_WAIT is MSL + max(k·RTO, min((k+1)·RTO, MSL))', function () {
  this.timeout(0);

  const least = (msl: number, rto: number, lose: number) => msl + Math.max(lose * rto, Math.min((lose + 1) * rto, msl));
  const cases = [2, 3, 4].flatMap((msl) =>
    from(1, msl).flatMap((rto) => [0, 1, 2].map((lose) => ({ msl, rto, lose }))),
  );

  for (const { msl, rto, lose } of cases) {
    const length = least(msl, rto, lose);
    it(`msl ${msl}t, RTO ${rto}t, ${lose} lost: ${length}t`, () => {
      const close = { msl, rto, lose, rfc1337: true, resends: { A: 1, B: lose + 1 } };
      assert.deepEqual(
        [isSafe({ ...close, timeWait: length - 1 }), isSafe({ ...close, timeWait: length })],
        [false, true],
      );
    });
  }
});
