import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  bounds,
  countPorts,
  defaultParameters,
  mostPairs,
  presets,
  readParameters,
  simulate,
  type Fault,
  type Field,
} from '../../../src/core/timewait';

const faultsOf = (fields: Partial<Record<Field, unknown>>): readonly Fault[] => {
  const reading = readParameters(fields);
  return 'faults' in reading ? reading.faults : [];
};

describe('reading the parameters of a simulation', () => {
  it('reads numbers, choices and lists as a form has them', () => {
    const reading = readParameters({
      rate: ' 1e3 ',
      closesFirst: 'server',
      tcpTwReuse: '1',
      timestamps: 'false',
      arrivals: 'list',
      at: '0, 5;5\n12.5',
    });
    assert.ok('parameters' in reading);
    const { rate, closesFirst, tcpTwReuse, timestamps, at, requests } = reading.parameters;
    assert.deepEqual(
      { rate, closesFirst, tcpTwReuse, timestamps, at, requests },
      { rate: 1000, closesFirst: 'server', tcpTwReuse: 1, timestamps: false, at: [0, 5, 5, 12.5], requests: 4 },
    );
  });

  const cases: readonly [string, Partial<Record<Field, unknown>>, readonly Fault[]][] = [
    ['a negative rate', { rate: '-5' }, [{ field: 'rate', kind: 'out-of-bounds', least: 0.001, most: 1e7 }]],
    ['10^12 requests', { requests: '1e12' }, [{ field: 'requests', kind: 'out-of-bounds', least: 1, most: 1e8 }]],
    ['infinitely many', { requests: Infinity }, [{ field: 'requests', kind: 'out-of-bounds', least: 1, most: 1e8 }]],
    ['no destination', { destinations: 0 }, [{ field: 'destinations', kind: 'out-of-bounds', least: 1, most: 65_536 }]],
    ['an empty range', { lowPort: 5000, highPort: 4999 }, [{ field: 'highPort', kind: 'range-empty' }]],
    ['half a port', { lowPort: 1024.5 }, [{ field: 'lowPort', kind: 'not-whole' }]],
    ['a word', { timeWait: 'long' }, [{ field: 'timeWait', kind: 'not-a-number' }]],
    ['nothing', { timeWait: '' }, [{ field: 'timeWait', kind: 'not-a-number' }]],
    ['NaN', { serviceTime: NaN }, [{ field: 'serviceTime', kind: 'not-a-number' }]],
    ['a choice that there is not', { closesFirst: 'both' }, [{ field: 'closesFirst', kind: 'not-a-choice' }]],
    ['too many pairs', { destinations: 149 }, [{ field: 'destinations', kind: 'too-many-pairs', most: 148 }]],
    ['an empty list', { arrivals: 'list', at: ' ' }, [{ field: 'at', kind: 'list-empty' }]],
    ['a list without its entries', { arrivals: 'list' }, [{ field: 'at', kind: 'list-empty' }]],
    ['going back in time', { arrivals: 'list', at: '1 3 2' }, [{ field: 'at', kind: 'not-in-order', entry: 3 }]],
    ['a time before the start', { arrivals: 'list', at: [-1] }, [{ field: 'at', kind: 'not-a-time', entry: 1 }]],
  ];
  for (const [name, fields, faults] of cases) {
    it(`says at the field what is wrong with ${name}`, () => {
      assert.deepEqual(faultsOf(fields), faults);
    });
  }

  it('names every field that is wrong, not the first alone', () => {
    assert.deepEqual(
      faultsOf({ rate: 'x', destinations: -1, choosesPort: 3 }).map(({ field }) => field),
      ['rate', 'destinations', 'choosesPort'],
    );
  });

  it('what it lets through is within the bounds and runs, whatever the fields hold', () => {
    const junk = fc.oneof(
      fc.anything(),
      fc.double().map(String),
      fc.integer({ min: -3, max: 70_000 }),
      fc.constantFrom('client', 'even', 'list', 'true', '2'),
    );
    const fields = fc.dictionary(fc.constantFrom(...Object.keys(defaultParameters)), junk);
    fc.assert(
      fc.property(fields, (some) => {
        const reading = readParameters({ requests: 50, ...some });
        if ('faults' in reading) {
          assert.ok(reading.faults.length > 0);
          return;
        }
        const { parameters } = reading;
        for (const [field, { least, most }] of Object.entries(bounds)) {
          const value = parameters[field as keyof typeof bounds];
          assert.ok(value >= least && value <= most, field);
        }
        assert.ok(countPorts(parameters) * parameters.destinations <= mostPairs);
        if (parameters.requests <= 70_000) assert.equal(simulate(parameters).totals.requests, parameters.requests);
      }),
      { numRuns: 300 },
    );
  });

  it('reads its own presets', () => {
    for (const { id, parameters, sources } of presets) {
      assert.deepEqual(faultsOf(parameters), [], id);
      assert.ok(sources.length > 0);
    }
  });
});
