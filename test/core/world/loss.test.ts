import assert from 'node:assert/strict';
import { RFC_SETTINGS } from '../../../src/core/tcp';
import type { World } from '../../../src/core/world';
import { createWorld, fire, isDataLost, lose, tick, wait } from '../../../src/core/world';
import { ISS, established, TICKS, does, sends, delivers, flightOf, deliverAll } from './drive';

describe('Lost data', () => {
  it('is not what can still be sent, is under way, or waits to be read', () => {
    let world = sends(established(), 'A', 10);
    assert.ok(!isDataLost(world));
    world = lose(world, flightOf(world)).world;
    assert.ok(!isDataLost(world), 'the timer will send it again');
    world = wait(world, 1000, RFC_SETTINGS).world;
    world = delivers(world);
    assert.ok(!isDataLost(world), 'it waits to be read');
    assert.ok(!isDataLost(does(world, 'B', 'receive')));
  });

  it('is what nobody will send again and is under way no more', () => {
    const world = does(sends(established(), 'A', 10), 'A', 'abort');
    assert.ok(!isDataLost(world), 'still under way');
    assert.ok(isDataLost(lose(world, flightOf(world)).world));
  });

  it('is what a full close() throws away, or answers with RST', () => {
    const world = delivers(sends(established(), 'A', 10));
    assert.ok(isDataLost(does(world, 'B', 'close')));
    assert.ok(isDataLost(sends(does(established(), 'B', 'close'), 'A', 1)));
  });

  it('is what was sent again as often as it may', () => {
    let world = createWorld('established', ISS, { A: 1, B: 1 });
    world = sends(world, 'A', 10, TICKS);
    world = lose(world, flightOf(world)).world;
    assert.ok(!isDataLost(world));
    world = fire(tick(world, TICKS).world, 'A', 'retransmit', TICKS).world;
    assert.equal(world.A.timers.retransmit, null);
    assert.ok(!isDataLost(world));
    assert.ok(isDataLost(lose(world, flightOf(world)).world));
  });

  it('is not a second segment whose turn to be sent again comes with the ACK of the first', () => {
    let world = createWorld('established', ISS, { A: 1, B: 1 });
    world = sends(sends(world, 'A', 10, TICKS), 'A', 10, TICKS);
    world = lose(world, flightOf(world, 1)).world;
    world = delivers(world, 0, TICKS);
    world = fire(tick(world, TICKS).world, 'A', 'retransmit', TICKS).world; // the first, once more: it may not go again
    assert.equal(world.A.timers.retransmit, null);
    assert.ok(!isDataLost(world), 'its ACK is under way');
    world = delivers(world, 0, TICKS);
    assert.equal(world.A.timers.retransmit, 2);
  });

  it('is what was queued for a connection that never came about', () => {
    let world = does(createWorld('closed', ISS), 'A', 'connect');
    world = sends(world, 'A', 10);
    assert.ok(!isDataLost(world));
    assert.ok(isDataLost(does(world, 'A', 'abort')));
  });

  it('stays lost when the ends begin anew, and what was read stays read', () => {
    const read = does(delivers(sends(established(), 'A', 10)), 'B', 'receive');
    const anew = (world: World) => {
      let now = does(does(world, 'A', 'abort'), 'B', 'abort');
      now = does(does(now, 'B', 'listen'), 'A', 'connect');
      return deliverAll(now);
    };
    assert.equal(anew(read).B.state, 'ESTABLISHED');
    assert.ok(!isDataLost(anew(read)));
    const unread = delivers(sends(established(), 'A', 10));
    assert.ok(isDataLost(anew(unread)));
  });

  it('is what is sent into a connection that the peer has forgotten', () => {
    let world = does(established(), 'B', 'abort');
    world = does(lose(world, flightOf(world)).world, 'B', 'connect');
    assert.ok(!isDataLost(world));
    assert.ok(isDataLost(sends(world, 'A', 1)));
  });
});
