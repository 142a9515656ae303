import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  compareRemedies,
  createComparison,
  defaultParameters,
  helpful,
  helpless,
  remedyIds,
  simulate,
  type Parameters,
  type RemedyId,
  type Why,
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

  it('gives a reason that is of the effect that the figures show, in any setting', () => {
    const some = fc.record({
      rate: fc.constantFrom(0.5, 10, 47.3, 500, 20_000),
      requests: fc.integer({ min: 1, max: 900 }),
      serviceTime: fc.constantFrom(0, 50, 1000, 100_000),
      requestsPerConnection: fc.constantFrom(1, 1, 7),
      closesFirst: fc.constantFrom('client' as const, 'client' as const, 'server' as const, 'reset' as const),
      highPort: fc.constantFrom(40_001, 40_031, 40_199),
      destinations: fc.constantFrom(1, 2),
      timeWait: fc.constantFrom(0, 500, 4000, 60_000, 240_000),
      tcpTwReuse: fc.constantFrom(0 as const, 1 as const, 2 as const),
      timestamps: fc.boolean(),
      loopback: fc.boolean(),
      choosesPort: fc.constantFrom('connect' as const, 'connect' as const, 'bind' as const),
      maxRecords: fc.constantFrom(0, 3, 131_072, 131_072),
    });
    fc.assert(
      fc.property(some, (change) => {
        const { base, remedies } = compareRemedies({ ...short, ...change });
        for (const { id, effect, why, result } of remedies) {
          const [before, after] = [base.totals.refused, result.totals.refused];
          const told = `${id}: ${effect}, ${why}, ${before} → ${after}`;
          const helps = after < before;
          const isInVain = after > before || (after === before && before > 0 && effect !== 'applied');
          assert.equal(['ends-it', 'helps', 'helps-little'].includes(effect), helps, told);
          assert.equal(['no-effect', 'worse'].includes(effect), isInVain, told);
          if (helps) assert.ok((helpful as readonly Why[]).includes(why), told);
          if (isInVain) assert.ok((helpless as readonly Why[]).includes(why), told);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('names what takes the ports, and what is in the way of a remedy', () => {
    const told = (change: Partial<Parameters>, wanted: RemedyId) => {
      const remedy = compareRemedies({ ...short, ...change }).remedies.find(({ id }) => id === wanted);
      return [remedy?.effect, remedy?.why];
    };
    // So many are open at a time that TIME_WAIT adds nothing.
    const busy = { serviceTime: 100_000, requests: 5000 };
    assert.deepEqual(told(busy, 'other-end-closes'), ['no-effect', 'open-take-all']);
    assert.deepEqual(told(busy, 'reset'), ['no-effect', 'open-take-all']);
    assert.deepEqual(told({ ...busy, closesFirst: 'server' }, 'shorter-time-wait'), ['no-effect', 'nothing-waits']);
    assert.deepEqual(told({ ...busy, closesFirst: 'server' }, 'tw-reuse'), ['no-effect', 'nothing-waits']);
    // All at once: over before anything has waited for a second, let alone for 30.
    const burst = { rate: 20_000, requests: 5000 };
    assert.deepEqual(told(burst, 'shorter-time-wait'), ['no-effect', 'never-in-time']);
    assert.deepEqual(told(burst, 'tw-reuse'), ['no-effect', 'never-in-time']);
    const reusing = { rate: 2000, tcpTwReuse: 2, loopback: true } as const;
    assert.deepEqual(told(reusing, 'tw-reuse'), ['applied', 'taken-over-after-a-second']);
    assert.deepEqual(told(reusing, 'shorter-time-wait'), ['no-effect', 'reused-anyway']);
    assert.deepEqual(told({ rate: 3000, timeWait: 900 }, 'tw-reuse'), ['no-effect', 'over-within-a-second']);
    const crowded = { rate: 2000, serviceTime: 5000 };
    assert.deepEqual(told(crowded, 'other-end-closes'), ['helps-little', 'time-wait-elsewhere']);
    const waits = { rate: 10, requests: 992, serviceTime: 1000, requestsPerConnection: 7, highPort: 40_001 };
    assert.deepEqual(told({ ...waits, closesFirst: 'server' }, 'longer-lived'), ['worse', 'fewer-but-longer']);
    const full = { rate: 3, requests: 1444, serviceTime: 100_000, highPort: 40_199, maxRecords: 2 };
    assert.deepEqual(told(full, 'shorter-time-wait'), ['worse', 'table-less-full']);
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
