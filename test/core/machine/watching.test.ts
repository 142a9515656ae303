import assert from 'node:assert/strict';
import { beat, interval, Watching } from '../../../src/host/machine/watching';
import type { View } from '../../../src/kernel';
import { HandClock, settle, viewOf } from './sample';

describe('watching the machine', () => {
  let clock: HandClock;
  let readings: {
    readonly signal: AbortSignal;
    readonly answer: (view: View) => void;
    readonly fail: (error: Error) => void;
  }[];
  let shown: View[];
  let ticks: number;
  let failed: unknown[];
  let watching: Watching;
  beforeEach(() => {
    clock = new HandClock();
    [readings, shown, ticks, failed] = [[], [], 0, []];
    watching = new Watching({
      clock,
      read: (signal) =>
        new Promise((answer, fail) => {
          readings.push({ signal, answer, fail });
        }),
      show: (view) => {
        shown.push(view);
      },
      tick: () => {
        ticks += 1;
      },
      fail: (error) => {
        failed.push(error);
      },
    });
  });

  const answer = async (after = 0) => {
    clock.turn(after);
    readings.at(-1)?.answer(viewOf([]));
    await settle();
  };

  it('reads nothing before somebody looks, whatever the time and whatever is asked', () => {
    clock.turn(60_000);
    watching.refresh();
    watching.pause();
    watching.resume();
    assert.deepEqual([readings.length, clock.waiting], [0, 0]);
  });

  it('reads at once, and again two seconds after each reading', async () => {
    watching.look(true);
    assert.equal(readings.length, 1);
    await answer();
    clock.turn(interval - 1);
    assert.equal(readings.length, 1);
    clock.turn(1);
    assert.equal(readings.length, 2);
    clock.turn(60_000);
    assert.equal(readings.length, 2, 'one reading at a time');
    assert.equal(shown.length, 1);
  });

  it('rests longer after a reading that took long', async () => {
    watching.look(true);
    await answer(1000);
    clock.turn(8999);
    assert.equal(readings.length, 1);
    clock.turn(1);
    assert.equal(readings.length, 2);
  });

  it('counts every second, without reading', async () => {
    watching.look(true);
    await answer();
    clock.turn(beat);
    assert.deepEqual([ticks, readings.length], [1, 1]);
  });

  it('stops when nobody looks any more, with the reading under way', async () => {
    watching.look(true);
    const [first] = readings;
    watching.look(false);
    assert.equal(first?.signal.aborted, true);
    await answer();
    clock.turn(60_000);
    assert.deepEqual([shown.length, readings.length, ticks, clock.waiting], [0, 1, 0, 0]);
    watching.look(true);
    assert.equal(readings.length, 2);
  });

  it('shows nothing of a reading that has been given up, even when another is under way', async () => {
    watching.look(true);
    watching.look(false);
    watching.look(true);
    readings[0]?.answer(viewOf([]));
    await settle();
    assert.equal(shown.length, 0);
    await answer();
    assert.equal(shown.length, 1);
  });

  it('holds while it is paused; refresh then reads once', async () => {
    watching.look(true);
    await answer();
    watching.pause();
    clock.turn(60_000);
    assert.deepEqual([readings.length, ticks, clock.waiting], [1, 0, 0]);
    watching.refresh();
    await answer();
    clock.turn(60_000);
    assert.deepEqual([readings.length, shown.length], [2, 2]);
    watching.resume();
    assert.equal(readings.length, 3);
  });

  it('goes on after a reading that failed', async () => {
    watching.look(true);
    readings[0]?.fail(new Error('no kernel'));
    await settle();
    assert.equal(failed.length, 1);
    clock.turn(interval);
    assert.equal(readings.length, 2);
  });

  it('leaves nothing behind', async () => {
    watching.look(true);
    await answer();
    watching.dispose();
    watching.refresh();
    clock.turn(60_000);
    assert.deepEqual([readings.length, clock.waiting], [1, 0]);
  });
});
