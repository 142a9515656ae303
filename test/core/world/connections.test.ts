import assert from 'node:assert/strict';
import { createWorld, duplicate, hasLeft, inject, lose, setNextIss } from '../../../src/core/world';
import { seg } from '../tcp/fixtures';
import { deliverAll, delivers, does, established, flightOf, ISS, sends } from './drive';

describe('Connections, one after the other', () => {
  it('are numbered in the order in which they begin, whichever end dials', () => {
    let world = createWorld('closed', ISS);
    world = does(world, 'B', 'connect');
    world = deliverAll(world);
    assert.equal(world.B.fate, 'refused');
    world = does(world, 'B', 'listen');
    world = does(world, 'A', 'connect');
    assert.equal(world.A.incarnation, 2);
    world = deliverAll(world);
    assert.equal(world.B.state, 'ESTABLISHED');
    assert.equal(world.B.acceptedOld, false, 'a new SYN is not an old one');
  });

  it('two ends that dial at once mean the same one', () => {
    let world = deliverAll(does(createWorld('closed', ISS), 'A', 'connect'));
    world = does(does(world, 'A', 'connect'), 'B', 'connect');
    assert.equal(world.A.incarnation, world.B.incarnation);
    world = deliverAll(world);
    assert.deepEqual([world.A.state, world.B.state], ['ESTABLISHED', 'ESTABLISHED']);
    assert.equal(world.A.acceptedOld || world.B.acceptedOld, false);
  });

  it('the next initial number is the last number used + 64000, round the circle, or what is given', () => {
    const abort = (iss: number) => does(createWorld('established', { A: iss, B: 300 }), 'A', 'abort');
    assert.equal(does(abort(100), 'A', 'connect').A.sndUna, 64_100);
    assert.equal(does(abort(2 ** 32 - 1), 'A', 'connect').A.sndUna, 63_999);
    assert.equal(does(setNextIss(abort(100), 'A', 5), 'A', 'connect').A.sndUna, 5);
  });

  it('remembers which states an end has left', () => {
    const world = deliverAll(does(established(), 'A', 'close'));
    assert.ok(hasLeft(world, 'A', 'FIN_WAIT_1') && hasLeft(world, 'A', 'ESTABLISHED'));
    assert.ok(!hasLeft(world, 'A', 'FIN_WAIT_2'), 'it is still in it');
    assert.ok(!hasLeft(world, 'B', 'FIN_WAIT_1'));
  });

  it('a made-up SYN is one of a new connection, anything else of the present', () => {
    const madeUp = inject(established(), 'B', seg('RST', 301)).world;
    assert.equal(flightOf(madeUp).segment.incarnation, 1);
    assert.equal(flightOf(inject(established(), 'B', seg('SYN', 301)).world).segment.incarnation, 2);
  });

  it('know nothing of the one before: neither how it ended nor what it had received', () => {
    let world = sends(sends(established(), 'A', 10), 'A', 10);
    world = lose(world, flightOf(world)).world;
    world = delivers(world); // ahead of a hole
    assert.equal(world.B.early.length, 1);
    world = delivers(inject(world, 'A', seg('RST', 101)).world, 1);
    assert.equal(world.B.fate, 'reset');
    world = does(world, 'B', 'listen');
    assert.deepEqual([world.B.fate, world.B.early.length, world.B.unread], [null, 0, 0]);
    world = does(lose(world, flightOf(world)).world, 'A', 'abort');
    world = lose(world, flightOf(world)).world;
    // The piece that was ahead of the hole had the numbers 111 to 120.
    world = deliverAll(does(setNextIss(world, 'A', 100), 'A', 'connect'));
    world = deliverAll(sends(world, 'A', 10));
    assert.equal(world.B.rcvNxt, 111);
    world = does(does(world, 'A', 'shutdown'), 'B', 'receive');
    world = does(deliverAll(world), 'B', 'receive');
    assert.equal(world.B.got, 'EOF');
  });

  it('keep a segment that comes twice ahead of a hole once', () => {
    let world = sends(sends(established(), 'A', 10), 'A', 10);
    world = duplicate(world, flightOf(world, 1)).world;
    world = delivers(delivers(world, 1), 1);
    assert.equal(world.B.early.length, 1);
    world = delivers(world);
    assert.deepEqual([world.B.unread, world.B.early.length], [20, 0]);
  });
});
