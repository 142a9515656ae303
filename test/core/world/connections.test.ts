import assert from 'node:assert/strict';
import { createWorld, hasLeft, inject, setNextIss } from '../../../src/core/world';
import { seg } from '../tcp/fixtures';
import { ISS, established, does, flightOf, deliverAll } from './drive';

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
});
