import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Action, Explored, Head, Scripted, WorldAction } from '../../../src/core/scenario';
import { formatFailure, parse, perform, print, record, run, startOf } from '../../../src/core/scenario';
import type { Settings } from '../../../src/core/tcp';
import type { End, World } from '../../../src/core/world';
import { mayFire, whatMustHappen } from '../../../src/core/world';
import * as random from './arbitrary';

function read(text: string): Scripted | Explored {
  const { scenario, faults } = parse(text);
  assert.deepEqual(faults, [], text);
  assert.ok(scenario !== null);
  return scenario;
}

/** Without the places, which only a text has. */
function bare<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) =>
      key === 'place' ? undefined : inner === Infinity ? 'Infinity' : inner,
    ),
  ) as T;
}

describe('What is printed parses to itself', () => {
  it('for every scripted file', () => {
    fc.assert(
      fc.property(random.scripted, (scenario) => {
        assert.deepEqual(bare(read(print(scenario))), bare(scenario));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('for every explored file', () => {
    fc.assert(
      fc.property(random.explored, (scenario) => {
        assert.deepEqual(bare(read(print(scenario))), bare(scenario));
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  it('and printing again changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(random.scripted, random.explored), (scenario) => {
        assert.equal(print(read(print(scenario))), print(scenario));
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('with only what differs from the defaults', () => {
    assert.equal(
      print(read('scenario T\nset msl 120s\nset rto 1s\nstart established\niss B 300\nA close\nwait 2msl # long')),
      'scenario T\nA close\nwait 240s\n',
    );
    assert.equal(print(read('explore\nset rto 1t..MSL\nset msl 2t')), 'explore\n');
    assert.equal(print(read('wait 1t')), 'set msl 2t\nwait 1t\n');
  });

  it('with a title that cannot break out of its line', () => {
    const scenario = { ...read('A close'), title: ' a\nA abort\u0000 # b\r\u2028c ' };
    assert.equal(print(scenario), 'scenario a A abort b c\nA close\n');
  });
});

/** A random run: at each turn one of the things that can be done. */
function wander(head: Head, turns: readonly number[]): { actions: WorldAction[]; end: World } {
  const actions: WorldAction[] = [];
  let world = startOf(head);
  for (const turn of turns) {
    const choices = choicesIn(world, head.settings);
    const choice = choices[turn % choices.length]!;
    const performed = perform(world, toAction(world, choice), head.settings);
    assert.ok(performed.kind === 'done');
    actions.push(choice);
    world = performed.world;
  }
  return { actions, end: world };
}

function choicesIn(world: World, settings: Settings): WorldAction[] {
  const ends: readonly End[] = ['A', 'B'];
  const calls = ends.flatMap((end) => [
    ...(['listen', 'connect', 'receive', 'shutdown', 'close', 'abort'] as const).map((name): WorldAction => ({
      kind: 'call',
      end,
      call: { name },
    })),
    { kind: 'call', end, call: { name: 'send', bytes: 7 } } as const,
  ]);
  const network = world.flights.flatMap(({ id }) =>
    (['deliver', 'deliver', 'lose', 'duplicate'] as const).map((kind): WorldAction => ({ kind, flight: id })),
  );
  const timers = ends.flatMap((end): WorldAction[] => [
    ...(settings.discrete && mayFire(world[end], 'retransmit', settings) ? [{ kind: 'resend', end } as const] : []),
    ...(settings.discrete && mayFire(world[end], 'delayed-ack', settings) ? [{ kind: 'ack', end } as const] : []),
  ]);
  const stuck = settings.discrete && whatMustHappen(world, settings) !== undefined;
  const wait: WorldAction[] = stuck ? [] : [{ kind: 'wait', duration: settings.discrete ? 1 : 400 }];
  return [
    ...calls,
    ...network,
    ...network,
    ...timers,
    ...wait,
    { kind: 'inject', from: 'B', flags: 8, seq: 301, ack: 101, len: 0 },
  ];
}

/** The action without `record`’s help: the place among all segments in flight. */
function toAction(world: World, done: WorldAction): Exclude<Action, { kind: 'expect' }> {
  if (!('flight' in done)) return done;
  const nth = world.flights.findIndex(({ id }) => id === done.flight) + 1;
  return { kind: done.kind, selection: { from: null, flags: 0, data: false, bareAck: false, nth } };
}

describe('A recorded run', () => {
  const runs = fc.boolean().chain((discrete) => fc.tuple(random.head(discrete), fc.array(fc.nat(), { maxLength: 40 })));

  it('is a scenario that leads to the same world', () => {
    let refused = 0;
    let placed = 0;
    fc.assert(
      fc.property(runs, ([head, turns]) => {
        const { actions, end } = wander(head, turns);
        const scenario = record(head, actions);
        const again = run(read(print(scenario)) as Scripted);
        assert.equal(again.failure === null ? 'ok' : formatFailure(again.failure), 'ok', print(scenario));
        assert.deepEqual(again.end, end);
        if (scenario.lines.some(({ action }) => action.kind === 'expect')) refused += 1;
        if (print(scenario).includes('#')) placed += 1;
      }),
      { seed: 4, numRuns: 400 },
    );
    assert.ok(refused > 50 && placed > 20, `${refused} runs with refusals, ${placed} with places`);
  });

  it('names segments by what they are for', () => {
    const head = read('A close');
    const close = { kind: 'call', end: 'A', call: { name: 'close' } } as const;
    const actions: WorldAction[] = [
      close,
      { kind: 'duplicate', flight: 1 },
      { kind: 'lose', flight: 2 },
      { kind: 'deliver', flight: 1 },
      { kind: 'deliver', flight: 3 },
      { kind: 'wait', duration: 5 },
      { kind: 'wait', duration: 6 },
    ];
    assert.equal(
      print(record(head, actions)),
      'A close\nduplicate FIN A>B\nlose FIN A>B #2\ndeliver FIN A>B\ndeliver ACK B>A\nwait 11ms\n',
    );
  });

  it('finds a segment by what it is', () => {
    const head = read('A close');
    const flight = run(read('A close') as Scripted).end.flights[0]!;
    assert.equal(
      print(
        record(head, [
          { kind: 'call', end: 'A', call: { name: 'close' } },
          { kind: 'deliver', flight },
        ]),
      ),
      'A close\ndeliver FIN A>B\n',
    );
  });

  it('of something that cannot happen is our own mistake', () => {
    const head = read('A close');
    assert.throws(() => record(head, [{ kind: 'deliver', flight: 9 }]), /record: there is no flight 9 to deliver/);
    assert.throws(
      () => record(head, [{ kind: 'resend', end: 'A' }]),
      /record: A resend: in milliseconds the timers decide/,
    );
  });
});
