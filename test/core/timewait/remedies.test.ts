import assert from 'node:assert/strict';
import {
  compareRemedies,
  createComparison,
  defaultParameters,
  remedyIds,
  simulate,
  type Parameters,
} from '../../../src/core/timewait';

const short: Parameters = {
  ...defaultParameters,
  lowPort: 40_000,
  highPort: 40_999,
  rate: 100,
  requests: 12_000,
  serviceTime: 5,
};
const effects = (change: Partial<Parameters> = {}) =>
  Object.fromEntries(compareRemedies({ ...short, ...change }).remedies.map(({ id, effect }) => [id, effect]));
const why = (change: Partial<Parameters>, wanted: string) =>
  compareRemedies({ ...short, requests: 10, ...change }).remedies.find(({ id }) => id === wanted)?.why;

describe('what is done against running out of ports', () => {
  it('compares the remedies', () => {
    assert.deepEqual(effects(), {
      'longer-lived': 'ends-it',
      'more-ports': 'ends-it',
      'more-destinations': 'ends-it',
      'other-end-closes': 'ends-it',
      'shorter-time-wait': 'helps',
      'tw-reuse': 'ends-it',
      'reuse-addr': 'no-effect',
      reset: 'ends-it',
    });
  });

  it('needs none where nothing is refused, and says what is there already', () => {
    const told = effects({ rate: 10, requests: 1000, closesFirst: 'server' });
    assert.equal(told['other-end-closes'], 'applied');
    assert.equal(told['more-ports'], 'not-needed');
  });

  it('tcp_tw_reuse needs timestamps, and does nothing where bind() chooses the port', () => {
    assert.equal(effects({ timestamps: false })['tw-reuse'], 'no-effect');
    assert.equal(why({ timestamps: false }, 'tw-reuse'), 'no-timestamps');
    const bound = effects({ choosesPort: 'bind' });
    assert.equal(bound['tw-reuse'], 'no-effect');
    assert.equal(bound['more-destinations'], 'no-effect');
    assert.equal(why({ choosesPort: 'bind' }, 'reuse-addr'), 'bind-any-port');
    assert.equal(why({}, 'reuse-addr'), 'bind-named-port');
  });

  it('tries each for itself: a remedy’s result is that of the run with its change', () => {
    const { base, remedies } = compareRemedies(short);
    assert.deepEqual(base, simulate(short, 200));
    assert.deepEqual(
      remedies.map(({ id }) => id),
      [...remedyIds],
    );
    for (const { change, result } of remedies) assert.deepEqual(result, simulate({ ...short, ...change }, 200));
  });

  it('runs in pieces, and shows what is done so far', () => {
    const comparison = createComparison(short);
    let seen = 0;
    while (!comparison.advance(5000)) {
      const { base, remedies } = comparison.read();
      assert.ok(base !== null || remedies.length === 0);
      assert.ok(remedies.length >= seen && comparison.progress <= 1);
      seen = remedies.length;
    }
    assert.equal(comparison.progress, 1);
    assert.deepEqual(comparison.read(), compareRemedies(short));
  });
});
