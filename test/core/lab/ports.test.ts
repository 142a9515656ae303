import assert from 'node:assert/strict';
import { defaultParameters, presets, simulate } from '../../../src/core/timewait';
import { DEFAULT_FORM, formOf, presetIn, readForm, withPreset } from '../../../src/host/lab/portsForm';
import { runInSlices } from '../../../src/host/lab/portsRun';
import { portsScreen } from '../../../src/host/lab/portsScreen';
import { roundUp, ticksOf } from '../../../webview/chart/data';
import { spread } from '../../../webview/chart/svg';

describe('the form of the lab of ports', () => {
  it('says the parameters and is read back', () => {
    assert.deepEqual(readForm(DEFAULT_FORM), { parameters: defaultParameters });
    assert.equal(DEFAULT_FORM.timeWait, '60');
    assert.deepEqual(formOf({ ...defaultParameters, timeWait: 240_000 }).timeWait, '240');
  });

  it('names every fault, in the unit of its field', () => {
    const faults = (change: Partial<typeof DEFAULT_FORM>) => {
      const read = readForm({ ...DEFAULT_FORM, ...change });
      return 'faults' in read ? read.faults : [];
    };
    assert.deepEqual(faults({ timeWait: '-1' }), [
      { field: 'timeWait', kind: 'out-of-bounds', least: 0, most: 86_400 },
    ]);
    for (const timeWait of ['', ' ', 'x', '1,5', 'Infinity'])
      assert.deepEqual(faults({ timeWait }), [{ field: 'timeWait', kind: 'not-a-number', least: null, most: null }]);
    assert.deepEqual(
      faults({ rate: '', lowPort: '1.5', highPort: '70000' }).map(({ field, kind }) => [field, kind]),
      [
        ['rate', 'not-a-number'],
        ['lowPort', 'not-whole'],
        ['highPort', 'out-of-bounds'],
      ],
    );
    assert.equal(faults({ lowPort: '50000', highPort: '40000' })[0]?.kind, 'range-empty');
    assert.equal(faults({ destinations: '65536' })[0]?.kind, 'too-many-pairs');
  });

  it('knows of which values a result is, however they are written, and so whether it is old', () => {
    const base = simulate({ ...defaultParameters, requests: 10 }, 4);
    const isOld = (change: Partial<typeof DEFAULT_FORM>) => {
      const form = { ...DEFAULT_FORM, requests: '10', ...change };
      return portsScreen({ form, faults: [], running: null, isStopped: true, base, remedies: [] }).isOld;
    };
    assert.deepEqual([isOld({}), isOld({ timeWait: ' 60.0 ', requests: '1e1' })], [false, false]);
    for (const change of [{ timeWait: '61' }, { rate: 'many' }, { tcpTwReuse: '1' }, { seed: '2' }, { requests: '' }])
      assert.equal(isOld(change), true, JSON.stringify(change));
  });

  it('knows which preset stands in it, and takes one over without the rest', () => {
    assert.equal(presetIn(DEFAULT_FORM)?.id, 'linux');
    for (const { id } of presets) {
      const form = withPreset({ ...DEFAULT_FORM, rate: '7' }, id);
      assert.equal(presetIn(form)?.id, id);
      assert.equal(form.rate, '7');
    }
    assert.equal(presetIn({ ...DEFAULT_FORM, timeWait: '61' }), null);
  });
});

describe('a run in slices', () => {
  it('gives way after each, and comes to what a run in one go comes to', async () => {
    let ways = 0;
    let time = 0;
    const parameters = { ...defaultParameters, requests: 40_000 };
    const reads: number[] = [];
    let found: unknown;
    await runInSlices(
      parameters,
      (comparison, isDone) => {
        reads.push(comparison.progress);
        if (isDone) found = comparison.read().base;
      },
      () => {
        ways++;
        return Promise.resolve();
      },
      () => (time += 20),
    ).over;
    assert.deepEqual(found, simulate(parameters, 400));
    assert.ok(ways > 20 && ways === reads.length, `${ways} ${reads.length}`);
    assert.deepEqual(
      [...reads].sort((a, b) => a - b),
      reads,
    );
  });

  it('tells nothing more once it is stopped', async () => {
    let told = 0;
    const going = runInSlices(
      defaultParameters,
      () => {
        told++;
        going.stop();
      },
      () => Promise.resolve(),
      () => Infinity,
    );
    await going.over;
    assert.equal(told, 1);
  });
});

describe('what a chart is drawn from', () => {
  it('has a round scale', () => {
    assert.deepEqual([1, 28_232, 3536, 100_000, 7].map(roundUp), [1, 30_000, 4000, 100_000, 8]);
    assert.deepEqual(ticksOf(30_000), [0, 10_000, 20_000, 30_000]);
  });

  it('keeps names apart, from the lowest up', () => {
    assert.deepEqual(spread([100, 98, 20], 15, 100), [100, 85, 20]);
  });
});
