import assert from 'node:assert/strict';
import { RFC_SETTINGS } from '../../../src/core/tcp';
import { duplicate, fire, isTimePending, lose, mayFire, tick, wait, whatMustHappen } from '../../../src/core/world';
import { established, TICKS, does, sends, delivers, flightOf, deliverAll, log } from './drive';

describe('Continuous time', () => {
  it('ends timers in their order, each at its time', () => {
    const settings = { ...RFC_SETTINGS, delayedAck: 200 };
    let world = sends(established(), 'A', 10, settings);
    world = delivers(world, 0, settings);
    world = sends(wait(world, 100, settings).world, 'A', 5, settings);
    const waited = wait(world, 1000, settings);
    assert.deepEqual(log(waited), [
      '200 B delayed-ack',
      '200 B send ACK seq 301 ack 111',
      '1000 A retransmit',
      '1000 A send ACK seq 101 ack 301 len 10',
    ]);
    assert.equal(waited.world.now, 1100);
  });

  it('ends a timer exactly at the end of a wait, and not a moment before', () => {
    const world = does(established(), 'A', 'close');
    assert.deepEqual(log(wait(world, 999, RFC_SETTINGS)), []);
    assert.deepEqual(log(wait(world, 1000, RFC_SETTINGS)), [
      '1000 A retransmit',
      '1000 A send FIN,ACK seq 101 ack 301',
    ]);
  });

  it('goes A before B, and what ends a state last, at one instant', () => {
    const settings = { ...RFC_SETTINGS, userTimeout: 1000 };
    let world = does(established(), 'A', 'close', settings);
    world = does(world, 'B', 'close', settings);
    assert.deepEqual(log(wait(world, 1000, settings)), [
      '1000 A retransmit',
      '1000 A send FIN,ACK seq 101 ack 301',
      '1000 B retransmit',
      '1000 B send FIN,ACK seq 301 ack 101',
      '1000 A user-timeout',
      '1000 B user-timeout',
    ]);
  });

  it('a timer that ends may start others within the same wait: 1, 2, 4, …, 60 s', () => {
    const world = does(established(), 'A', 'close');
    const resent = wait(world, 300_000, RFC_SETTINGS).moments.filter(({ happening }) => happening.kind === 'send');
    assert.deepEqual(
      resent.map(({ at }) => at / 1000),
      [1, 3, 7, 15, 31, 63, 123, 183, 243],
    );
  });

  it('a segment lives for one MSL, that instant included', () => {
    const settings = { ...RFC_SETTINGS, msl: 500 };
    const world = sends(established(), 'A', 10, settings);
    const last = wait(world, 500, settings);
    assert.deepEqual([last.world.flights.length, log(last)], [1, []]);
    const late = wait(world, 700, settings);
    assert.deepEqual(log(late), ['500 A expire ACK seq 101 ack 301 len 10']);
    assert.equal(late.world.flights.length, 0);
  });

  it('and younger ones live on', () => {
    const settings = { ...RFC_SETTINGS, msl: 500 };
    const world = sends(wait(sends(established(), 'A', 10, settings), 1, settings).world, 'A', 5, settings);
    const late = wait(world, 500, settings);
    assert.deepEqual(log(late), ['500 A expire ACK seq 101 ack 301 len 10']);
    assert.deepEqual(
      late.world.flights.map(({ age }) => age),
      [500],
    );
  });

  it('a copy is as old as the original', () => {
    const settings = { ...RFC_SETTINGS, msl: 500 };
    let world = wait(sends(established(), 'A', 10, settings), 400, settings).world;
    world = duplicate(world, flightOf(world)).world;
    assert.deepEqual(
      world.flights.map(({ age }) => age),
      [400, 400],
    );
    assert.equal(wait(world, 101, settings).world.flights.length, 0);
  });

  it('nothing happens without a wait', () => {
    const world = does(established(), 'A', 'close');
    assert.deepEqual(wait(world, 0, RFC_SETTINGS), { world, moments: [] });
  });
});

describe('Time in ticks', () => {
  it('cannot pass a retransmission’s latest instant', () => {
    let world = does(established(), 'A', 'close', TICKS);
    assert.equal(mayFire(world.A, 'retransmit', TICKS), false);
    assert.equal(whatMustHappen(world, TICKS), undefined);
    world = tick(world, TICKS).world;
    assert.equal(mayFire(world.A, 'retransmit', TICKS), true, 'from the least on it may');
    assert.equal(whatMustHappen(world, TICKS), undefined);
    world = tick(world, TICKS).world;
    assert.deepEqual(whatMustHappen(world, TICKS), { end: 'A', what: 'retransmit' }, 'at the most it must');
    world = fire(world, 'A', 'retransmit', TICKS).world;
    assert.equal(world.A.timers.retransmit, 2, 'in ticks the interval does not double');
    assert.deepEqual(whatMustHappen(world, TICKS), { end: 'A', what: 'segment' }, 'and the first FIN is 2 ticks old');
    world = lose(world, flightOf(world)).world;
    assert.equal(whatMustHappen(world, TICKS), undefined);
  });

  it('cannot pass a held ACK’s instant', () => {
    const settings = { ...TICKS, delayedAck: 1 };
    let world = delivers(sends(established(), 'A', 1, settings), 0, settings);
    assert.equal(mayFire(world.B, 'delayed-ack', settings), false);
    world = tick(world, settings).world;
    assert.equal(mayFire(world.B, 'delayed-ack', settings), true);
    assert.deepEqual(whatMustHappen(world, settings), { end: 'B', what: 'delayed-ack' });
  });

  it('leaves TIME_WAIT last: at its last instant a FIN may still be answered', () => {
    let world = does(established(), 'A', 'shutdown', TICKS);
    world = deliverAll(world, TICKS);
    world = does(world, 'B', 'shutdown', TICKS);
    world = delivers(world, 0, TICKS);
    assert.equal(world.A.timers['time-wait'], 4);
    world = lose(world, flightOf(world)).world;
    for (let at = 0; at < 4; at += 1) {
      if (mayFire(world.B, 'retransmit', TICKS) && at >= 2) {
        world = fire(world, 'B', 'retransmit', TICKS).world;
        world = lose(world, flightOf(world)).world;
      }
      world = tick(world, TICKS).world;
    }
    assert.equal(world.A.state, 'TIME_WAIT');
    assert.equal(world.A.timers['time-wait'], 0);
    assert.equal(tick(world, TICKS).world.A.state, 'CLOSED');
    const repeated = fire(world, 'B', 'retransmit', TICKS).world;
    const again = delivers(repeated, 0, TICKS);
    assert.equal(again.A.timers['time-wait'], 4);
  });

  it('a TIME_WAIT of 0 ends when the instant is left', () => {
    const settings = { ...TICKS, timeWait: 0 };
    let world = deliverAll(does(established(), 'A', 'shutdown', settings), settings);
    world = deliverAll(does(world, 'B', 'shutdown', settings), settings);
    assert.equal(world.A.state, 'TIME_WAIT');
    const ticked = tick(world, settings);
    assert.deepEqual(log(ticked), ['0 A time-wait']);
    assert.equal(ticked.world.A.state, 'CLOSED');
    assert.equal(ticked.world.now, 1);
  });

  it('knows whether anything waits for time to pass', () => {
    assert.equal(isTimePending(established()), false);
    const world = does(established(), 'A', 'close', TICKS);
    assert.equal(isTimePending(world), true);
    assert.equal(isTimePending(lose(world, flightOf(world)).world), true, 'the timer');
  });
});
