import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Segment, Settings } from '../../../src/core/tcp';
import { ACK, advance, distance, has, idOf, LINUX_SETTINGS, RFC_SETTINGS, RST } from '../../../src/core/tcp';
import type { Head, WorldAction } from '../../../src/core/scenario';
import { startOf } from '../../../src/core/scenario';
import type { Both, Change, End, Happening, Moment, Start, World } from '../../../src/core/world';
import { call, deliver, isDataLost, peerOf, wait } from '../../../src/core/world';
import { checkAction, Witness } from './invariants';
import type { Played, Rules } from './play';
import { ALL_CALLS, play, playAll, tell } from './play';

/**
 * Whatever two applications, a network and time do in whatever order. The ordinary run takes the same numbers each time;
 * LAST_ACK_SEED and LAST_ACK_RUNS (a factor) try others and more.
 */
const SEED = Number(process.env.LAST_ACK_SEED ?? 793);
const FACTOR = Number(process.env.LAST_ACK_RUNS ?? 1);
const LENGTH = 200;

const small: Settings = { ...RFC_SETTINGS, mss: 7, window: 20, delayedAck: 200, timeWait: 0 };
const SETTINGS: readonly Settings[] = [
  RFC_SETTINGS,
  small,
  { ...LINUX_SETTINGS, mss: 10 },
  { ...RFC_SETTINGS, rfc1337: true, delayedAck: 200, userTimeout: 5000, window: 40, finTimeout: 3000 },
];
const STARTS: readonly Start[] = ['established', 'listening', 'closed'];

const anyNumbers = fc.array(fc.nat(0x7fffffff), { minLength: LENGTH, maxLength: LENGTH, size: 'max' });
const anyIss = fc.oneof(fc.constantFrom(100, 0, 2 ** 32 - 1, 2 ** 32 - 5, 2 ** 31 - 3), fc.nat(2 ** 32 - 1));

const headOf = (start: Start, settings: Settings, iss: Both = { A: 100, B: 300 }): Head => ({
  title: 'A run found by chance',
  start,
  iss,
  resends: { A: Infinity, B: Infinity },
  settings,
});

const anyHead = fc
  .tuple(fc.constantFrom(...STARTS), fc.constantFrom(...SETTINGS), anyIss, anyIss)
  .map(([start, settings, A, B]) => headOf(start, settings, { A, B }));

/**
 * What an earlier connection sent has been taken for this one's (that is what TIME_WAIT is for), or a listener has forgotten
 * an attempt and may begin it again with other numbers: from here on the two ends may speak of different connections.
 */
function isMixedUp({ before, after }: Played): boolean {
  const forgotten = (end: End) => before[end].state === 'SYN_RECEIVED' && after[end].state === 'LISTEN';
  return after.A.acceptedOld || after.B.acceptedOld || forgotten('A') || forgotten('B');
}

const check = (property: fc.IPropertyWithHooks<unknown[]>, numRuns: number) => {
  fc.assert(property as unknown as fc.IProperty<unknown>, {
    seed: SEED,
    numRuns: numRuns * FACTOR,
    endOnFailure: false,
    interruptAfterTimeLimit: 60_000 * FACTOR,
    markInterruptAsFailure: true,
  });
};

describe('Whatever happens', function () {
  this.timeout(120_000 * FACTOR);
  let steps = 0;

  it('states move along Figure 5’s arrows, numbers go forward, nothing is acknowledged or received that was not sent', () => {
    check(
      fc.property(anyHead, anyNumbers, (head, numbers) => {
        const rules: Rules = { settings: head.settings, mishaps: true, attacker: false, calls: ALL_CALLS };
        const witness = new Witness(startOf(head));
        let old = false;
        playAll(head, numbers, rules, (played) => {
          steps += 1;
          checkAction(played);
          old ||= isMixedUp(played);
          if (!old) witness.check(played);
          if (!old && isDataLost(played.before)) assert.ok(isDataLost(played.after), 'lost data came back');
        });
      }),
      400,
    );
  });

  it('nor does an attacker who makes up segments bring the machine out of its states', () => {
    check(
      fc.property(anyHead, anyNumbers, (head, numbers) => {
        const rules: Rules = { settings: head.settings, mishaps: true, attacker: true, calls: ALL_CALLS };
        playAll(head, numbers, rules, (played) => {
          steps += 1;
          checkAction(played);
        });
      }),
      200,
    );
  });

  it('100,000 steps and more were tried', () => {
    assert.ok(steps >= 100_000 * FACTOR, `${steps} steps`);
  });

  it('a failure is printed as a scenario that leads to it', () => {
    const rules: Rules = { settings: RFC_SETTINGS, mishaps: true, attacker: false, calls: ALL_CALLS };
    const found = (played: Played) => {
      assert.notEqual(played.after.A.state, 'TIME_WAIT', 'A is in TIME_WAIT');
    };
    const property = fc.property(anyNumbers, (numbers) => {
      playAll(headOf('established', RFC_SETTINGS), numbers, rules, found);
    });
    const details = fc.check(property, { seed: SEED, numRuns: 300 });
    assert.ok(details.failed);
    const said = String(details.errorInstance);
    assert.match(said, /A is in TIME_WAIT/);
    assert.match(said, /scenario A run found by chance\n/);
    assert.match(said, /^A (shutdown|close)$/m);
    assert.match(said, /^deliver FIN/m);
  });
});

/** Does all that is left to do: each end reads, closes and is heard, and time passes, until both are CLOSED. */
function finish(world: World, settings: Settings, actions: WorldAction[]): World {
  let now = world;
  const does = (action: WorldAction, change: Change) => {
    actions.push(action);
    now = change.world;
  };
  for (let round = 0; round < 3000 && !isOver(now); round += 1) {
    for (const end of ['A', 'B'] as const) {
      for (const name of ['receive', 'close'] as const) {
        if (now[end].state === 'CLOSED' || now[end].closed) continue;
        does({ kind: 'call', end, call: { name } }, call(now, end, { name }, settings));
      }
    }
    // What is answered now arrives in the next round: two ends that contradict each other must not stop the clock.
    for (const flight of now.flights) does({ kind: 'deliver', flight: flight.id }, deliver(now, flight, settings));
    does({ kind: 'wait', duration: 500 }, wait(now, 500, settings));
  }
  return now;
}

const isOver = ({ A, B, flights }: World) => A.state === 'CLOSED' && B.state === 'CLOSED' && flights.length === 0;

describe('When both have closed', function () {
  this.timeout(120_000 * FACTOR);

  const endsClosed = (head: Head, numbers: readonly number[], mishaps: boolean) => {
    const { settings } = head;
    const actions: WorldAction[] = [];
    const rules: Rules = { settings, mishaps, attacker: false, calls: ALL_CALLS };
    const told = { mixedUp: false };
    const before = playAll(head, numbers.slice(0, 100), rules, (played) => {
      actions.push(played.action);
      told.mixedUp ||= isMixedUp(played);
    });
    // Two ends that speak of different connections may never find out, in the RFC's FIN_WAIT_2.
    if (told.mixedUp && settings.finTimeout === null) return;
    const world = finish(before, settings, actions);
    assert.ok(isOver(world), `A is ${world.A.state}, B is ${world.B.state}, after\n${tell(head, actions)}`);
  };

  it('and nothing is lost, everything ends CLOSED, whatever happened before', () => {
    check(
      fc.property(anyHead, anyNumbers, (head, numbers) => {
        endsClosed(head, numbers, false);
      }),
      200,
    );
  });

  it('everything ends CLOSED even after losses, where FIN_WAIT_2 has a timeout', () => {
    check(
      fc.property(anyHead, anyNumbers, (head, numbers) => {
        endsClosed({ ...head, settings: { ...head.settings, finTimeout: 60_000 } }, numbers, true);
      }),
      200,
    );
  });

  it('with nothing lost, nothing aborted and everything read before close(), no byte is lost and both see end of file', () => {
    check(
      fc.property(fc.constantFrom(...SETTINGS), anyNumbers, (settings, numbers) => {
        const head = headOf('established', { ...settings, userTimeout: null, finTimeout: null });
        const rules: Rules = {
          settings: head.settings,
          mishaps: false,
          attacker: false,
          calls: ['send', 'receive', 'shutdown'],
        };
        const actions: WorldAction[] = [];
        let world = playAll(head, numbers.slice(0, 100), rules, ({ action }) => actions.push(action));
        const does = (action: WorldAction, change: Change) => {
          actions.push(action);
          world = change.world;
        };
        for (const end of ['A', 'B'] as const)
          does(
            { kind: 'call', end, call: { name: 'shutdown' } },
            call(world, end, { name: 'shutdown' }, head.settings),
          );
        for (let round = 0; round < 1000 && !(world.A.peerFin && world.B.peerFin); round += 1) {
          for (let flight = world.flights[0]; flight !== undefined; flight = world.flights[0])
            does({ kind: 'deliver', flight: flight.id }, deliver(world, flight, head.settings));
          does({ kind: 'wait', duration: 1000 }, wait(world, 1000, head.settings));
        }
        const said = `after\n${tell(head, actions)}`;
        for (const end of ['A', 'B'] as const) {
          call(world, end, { name: 'receive' }, head.settings);
          const { read, unread, peerFin } = world[end];
          assert.equal(read + unread, world[peerOf(end)].sent, `${end} got every byte, ${said}`);
          assert.ok(peerFin, `${end} sees end of file, ${said}`);
        }
        assert.ok(!isDataLost(world), said);
      }),
      100,
    );
  });
});

/** A happening without the initial numbers: what is left must not depend on them. */
function relative(happening: Happening, shift: Both): unknown {
  if (happening.kind === 'call') return { ...happening, row: idOf(happening.row) };
  if (happening.kind === 'timeout') return { ...happening, row: idOf(happening.row) };
  const from: End = happening.kind === 'arrive' ? peerOf(happening.end) : happening.end;
  const segment = relativeSegment(happening.segment, from, shift);
  return happening.kind === 'arrive' ? { ...happening, segment, row: idOf(happening.row) } : { ...happening, segment };
}

function relativeSegment(segment: Segment, from: End, shift: Both): Segment {
  return {
    ...segment,
    seq: isZeroByRule(segment) ? 0 : advance(segment.seq, -shift[from]),
    ack: has(segment, ACK) ? advance(segment.ack, -shift[peerOf(from)]) : 0,
  };
}

/** A RST that answers a segment without ACK has number 0 by rule, not by counting. */
function isZeroByRule({ seq, flags }: Segment): boolean {
  return seq === 0 && flags === (RST | ACK);
}

function isMetByZero(happening: Happening): boolean {
  if (happening.kind !== 'arrive' || !isZeroByRule(happening.segment)) return false;
  return !['CLOSED', 'LISTEN', 'SYN_SENT'].includes(happening.row.from[0] ?? '');
}

describe('Sequence arithmetic', function () {
  this.timeout(120_000 * FACTOR);

  it('holds for every ISS: the same run with other initial numbers is the same run, shifted', () => {
    check(
      fc.property(
        fc.constantFrom(...STARTS),
        fc.constantFrom(RFC_SETTINGS, small),
        anyIss,
        anyIss,
        anyNumbers,
        (start, settings, A, B, numbers) => {
          const rules: Rules = { settings, mishaps: true, attacker: false, calls: ALL_CALLS };
          const run = (iss: Both) => {
            let world = startOf(headOf(start, settings, iss));
            return numbers
              .slice(0, 100)
              .filter((number) => number > 0)
              .flatMap((number) => {
                const played = play(world, number, rules);
                world = played.after;
                return played.moments;
              });
          };
          const base = { A: 1_000_000, B: 3_000_000 };
          const shift = { A: advance(A, -base.A), B: advance(B, -base.B) };
          const plain = run(base);
          const moved = run({ A, B });
          // Where such a RST meets a connection, the accident decides whether 0 is in its window.
          const met = plain.findIndex(({ happening }) => isMetByZero(happening));
          const told = (moments: readonly Moment[], by: Both) =>
            moments
              .slice(0, met < 0 ? undefined : met)
              .map((moment) => ({ ...moment, happening: relative(moment.happening, by) }));
          assert.deepEqual(told(moved, shift), told(plain, { A: 0, B: 0 }));
        },
      ),
      100,
    );
  });

  it('goes round: distances and orders on the circle', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (number, count) => {
        assert.equal(distance(number, advance(number, count)), count);
      }),
      { seed: SEED },
    );
  });
});
