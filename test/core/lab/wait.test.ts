import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { edgeOf } from '../../../src/core/lab/edge';
import { findingOf, isAssassination, searchModel } from '../../../src/core/lab/finding';
import { createExperiment } from '../../../src/core/lab/search';
import type { Ask, Parameters } from '../../../src/core/lab/wait';
import { experiment, lengthsOf, modelOf, USUAL, withinRanges } from '../../../src/core/lab/wait';
import { closing, replay } from '../explore/model';
import { parse, print } from '../../../src/core/scenario';

/** What is found about one length. */
function decide(ask: Ask, ticks: number, parameters: Parameters) {
  const search = searchModel(modelOf(ask, ticks, parameters));
  while (search.advance(20_000));
  return findingOf(search);
}

/** Where the lengths become safe, by deciding every one; each bad run is played. */
function edge(ask: Ask, parameters: Parameters) {
  const tried = lengthsOf(parameters).map((ticks) => ({ ticks, finding: decide(ask, ticks, parameters) }));
  for (const { finding } of tried) {
    assert.equal(finding.run !== null, finding.verdict === 'bad');
    if (finding.run !== null) assert.equal(replay(finding.run).end.A.acceptedOld, ask === 'next');
  }
  return edgeOf(tried);
}

describe('Why 2MSL, as an experiment', function () {
  this.timeout(0);

  it('asks the very models of the committed facts', () => {
    for (const msl of [2, 3, 4]) {
      for (const { losses, rfc1337 } of [
        { losses: 1, rfc1337: true },
        { losses: 2, rfc1337: true },
        { losses: 0, rfc1337: false },
      ]) {
        for (const timeWait of lengthsOf({ msl })) {
          const ours = parse(modelOf('alive', timeWait, { msl, rto: msl, losses, duplicates: 0, rfc1337 })).scenario;
          assert.ok(ours?.kind === 'explored');
          assert.deepEqual(meaning(print(ours)), meaning(print(closing({ msl, timeWait, lose: losses, rfc1337 }))));
        }
      }
    }
  });

  for (const msl of [2, 3, 4]) {
    const usual = { msl, rto: msl, duplicates: 0, rfc1337: true };
    it(`has its edge where the facts have it, msl ${msl}t`, () => {
      assert.deepEqual(edge('alive', { ...usual, losses: 1 }), { kind: 'at', ticks: 2 * msl });
      assert.deepEqual(edge('alive', { ...usual, losses: 2 }), { kind: 'at', ticks: 3 * msl });
      const unfixed = { ...usual, losses: 0, rfc1337: false };
      assert.deepEqual(edge('alive', unfixed), { kind: 'nowhere', assassinated: true });
      for (const ticks of lengthsOf({ msl })) assert.equal(decide('alive', ticks, unfixed).verdict, 'bad');
    });
  }

  it('lets nothing into the next connection from 2 MSL on when nothing is lost, and from 3 MSL on when one segment is', () => {
    for (const msl of [2, 3]) {
      const usual = { msl, rto: msl, duplicates: 0, rfc1337: true };
      assert.deepEqual(edge('next', { ...usual, losses: 0 }), { kind: 'at', ticks: 2 * msl });
      assert.deepEqual(edge('next', { ...usual, losses: 1 }), { kind: 'at', ticks: 3 * msl });
    }
    assert.deepEqual(edge('next', { ...USUAL, rfc1337: false }), { kind: 'nowhere', assassinated: true });
  });

  it('finds no safe length within 3 MSL when three segments are lost: repetitions do not run out before the losses', () => {
    assert.deepEqual(edge('alive', { ...USUAL, losses: 3 }), { kind: 'nowhere', assassinated: false });
  });

  it('is the same for a doubled segment', () => {
    assert.deepEqual(edge('alive', { ...USUAL, duplicates: 1 }), { kind: 'at', ticks: 4 });
  });

  it('keeps whatever it is asked for within its ranges', () => {
    const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, -0));
    fc.assert(
      fc.property(number, number, number, number, fc.boolean(), (msl, rto, losses, duplicates, rfc1337) => {
        const kept = withinRanges({ msl, rto, losses, duplicates, rfc1337 });
        assert.deepEqual(withinRanges(kept), kept);
        assert.ok(kept.rto >= 1 && kept.rto <= 2 * kept.msl && kept.msl <= 4);
        for (const { model } of experiment({ msl, rto, losses, duplicates, rfc1337 }))
          assert.deepEqual(parse(model).faults, []);
      }),
      { numRuns: 40 },
    );
  });
});

/** What a model means, without its order. */
const meaning = (text: string) => text.split('\n').sort();

describe('an experiment in slices', () => {
  it('goes on where it was, length by length, and tells how far it is', () => {
    const going = createExperiment(USUAL);
    let last = -1;
    let slices = 0;
    while (going.advance(500)) {
      const { done, of, now } = going.progress;
      assert.ok(done >= last && done < of && now !== null);
      assert.equal(now.trial, going.trials[done]);
      last = done;
      slices += 1;
    }
    assert.ok(slices > 100);
    assert.deepEqual(going.progress, { done: 14, of: 14, now: null });
    const [first] = going.trials;
    assert.deepEqual(going.found(first!), decide('alive', 0, USUAL));
  });

  it('can be left at any time, and what was found is not searched again', () => {
    const known = new Map();
    const left = createExperiment(USUAL, { known });
    for (let slice = 0; slice < 8; slice += 1) left.advance(1000);
    const { done } = left.progress;
    assert.ok(done > 1 && done < 14);
    const again = createExperiment(USUAL, { known });
    assert.equal(again.progress.done, done);
    while (again.advance(100_000));
    const third = createExperiment(USUAL, { known });
    assert.deepEqual(third.progress, { done: 14, of: 14, now: null });
    assert.equal(third.advance(1), false);
    // Another network shares none of it.
    assert.equal(createExperiment({ ...USUAL, losses: 2 }, { known }).progress.done, 0);
  });

  it('says unknown of what was cut off, and never none', () => {
    const cut = createExperiment(USUAL, { bound: 1000 });
    while (cut.advance(10_000));
    const verdicts = cut.trials.map((trial) => cut.found(trial)!);
    assert.ok(verdicts.every(({ verdict }) => verdict !== 'none'));
    const unknown = verdicts.filter(({ verdict }) => verdict === 'unknown');
    assert.ok(unknown.length > 3 && unknown.every(({ worlds, run }) => worlds === 1000 && run === null));
  });
});

describe('the edge among lengths', () => {
  const tried = (...verdicts: ('none' | 'bad' | 'unknown' | null)[]) =>
    verdicts.map((verdict, ticks) => ({ ticks, finding: verdict === null ? undefined : { verdict, run: null } }));
  it('is said only when nothing beyond it is open', () => {
    assert.deepEqual(edgeOf(tried('bad', 'none', 'none')), { kind: 'at', ticks: 1 });
    assert.deepEqual(edgeOf(tried('none', 'none')), { kind: 'at', ticks: 0 });
    assert.deepEqual(edgeOf(tried('bad', 'none', null)), { kind: 'open', above: 0, cutOff: false });
    assert.deepEqual(edgeOf(tried('bad', 'unknown', 'none')), { kind: 'open', above: 0, cutOff: true });
    assert.deepEqual(edgeOf(tried('bad', null, 'bad')), { kind: 'nowhere', assassinated: false });
    assert.deepEqual(edgeOf(tried(null, null)), { kind: 'open', above: null, cutOff: false });
  });
  it('is nowhere by assassination when a RST of B’s arrives', () => {
    assert.equal(isAssassination('A close\ndeliver RST B>A\nexpect A CLOSED\n'), true);
    assert.equal(isAssassination('A close\ndeliver RST A>B\n'), false);
    assert.equal(isAssassination('set rfc1337 on\nA close\ndeliver RST B>A\n'), false);
  });
});
