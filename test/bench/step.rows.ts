import { createActor, createMachine } from 'xstate';
import type { Endpoint, Event, Input, State } from '../../src/core/tcp';
import { RFC_SETTINGS, STATES, step, TABLE } from '../../src/core/tcp';
import type { End, Moment } from '../../src/core/world';
import { call, createWorld, deliver, wait } from '../../src/core/world';
import { median, register } from './rows';

/**
 * Our `step` beside xstate's `actor.send`. The machine for xstate is made of the same rows: the same states, the same
 * events, the same targets, and nothing else – no numbers, no timers, no segments –, while ours does all its work. Both
 * are driven through whole lives of a connection, from CLOSED over the four-way close and TIME_WAIT to CLOSED, for both
 * ends. Within a round they take turns in one process, and the middle round counts.
 */
const LIVES = 4000;
const ROUNDS = 9;

register({
  title: 'step against xstate',
  measure: () => {
    const lives = [lifeOf('A'), lifeOf('B')];
    const actors = lives.map(() => createActor(machineOfTable()).start());
    checkThatTheyAgree(lives, actors);
    const steps = LIVES * lives.reduce((sum, { inputs }) => sum + inputs.length, 0);
    const rounds = Array.from({ length: ROUNDS }, () => ({
      ours: timeOf(() => {
        for (const life of lives) for (let k = 0; k < LIVES; k += 1) live(life);
      }),
      theirs: timeOf(() => {
        for (const [index, { events }] of lives.entries())
          for (let k = 0; k < LIVES; k += 1) for (const event of events) actors[index]?.send(event);
      }),
    }));
    const inMicroseconds = (milliseconds: number) => (milliseconds * 1000) / steps;
    return [
      {
        name: `one event of ${steps} (open, four-way close, 2MSL; both ends)`,
        unit: 'µs CPU',
        ours: inMicroseconds(median(rounds.map(({ ours }) => ours))),
        peer: { who: 'actor.send', value: inMicroseconds(median(rounds.map(({ theirs }) => theirs))) },
        goal: 0.1,
      },
    ];
  },
});

/** What happens to one end in its connection's life: as inputs of `step`, and as the events that the rows call them. */
interface Life {
  readonly start: Endpoint;
  readonly inputs: readonly Input[];
  readonly events: readonly { readonly type: Event }[];
}

/** Plays a connection between two ends and keeps what happened to `end`. */
function lifeOf(end: End): Life {
  let world = createWorld('closed', { A: 100, B: 300 });
  const start = world[end];
  const moments: Moment[] = [];
  const go = (change: { world: typeof world; moments: readonly Moment[] }) => {
    world = change.world;
    moments.push(...change.moments);
  };
  const deliverAll = () => {
    for (let [first] = world.flights; first !== undefined; [first] = world.flights)
      go(deliver(world, first, RFC_SETTINGS));
  };
  go(call(world, 'B', { name: 'listen' }, RFC_SETTINGS));
  go(call(world, 'A', { name: 'connect' }, RFC_SETTINGS));
  deliverAll();
  go(call(world, 'A', { name: 'close' }, RFC_SETTINGS));
  deliverAll();
  go(call(world, 'B', { name: 'close' }, RFC_SETTINGS));
  deliverAll();
  go(wait(world, RFC_SETTINGS.timeWait, RFC_SETTINGS));
  const inputs: Input[] = [];
  const events: { type: Event }[] = [];
  for (const { happening } of moments) {
    if (happening.end !== end) continue;
    if (happening.kind === 'call') inputs.push({ kind: 'call', call: happening.call });
    else if (happening.kind === 'arrive') inputs.push({ kind: 'segment', segment: happening.segment });
    else if (happening.kind === 'timeout') inputs.push({ kind: 'timer', timer: happening.timer });
    else continue;
    events.push({ type: happening.row.on });
  }
  return { start, inputs, events };
}

function live({ start, inputs }: Life): State {
  let endpoint = start;
  for (const input of inputs) endpoint = step(endpoint, input, RFC_SETTINGS).endpoint;
  return endpoint.state;
}

/** A state machine with the table's states, events and targets. */
function machineOfTable() {
  const on = (state: State) =>
    Object.fromEntries(
      TABLE.filter(({ from }) => from.includes(state)).map((row) => [
        row.on,
        row.to === 'same' ? {} : { target: row.to },
      ]),
    );
  return createMachine({
    initial: 'CLOSED',
    states: Object.fromEntries(STATES.map((state) => [state, { on: on(state) }])),
  });
}

type Actor = ReturnType<typeof createActor<ReturnType<typeof machineOfTable>>>;

/** After each event both are in the same state. */
function checkThatTheyAgree(lives: readonly Life[], actors: readonly Actor[]): void {
  for (const [index, { start, inputs, events }] of lives.entries()) {
    let endpoint = start;
    for (const [at, input] of inputs.entries()) {
      endpoint = step(endpoint, input, RFC_SETTINGS).endpoint;
      const event = events[at];
      if (event !== undefined) actors[index]?.send(event);
      const theirs = actors[index]?.getSnapshot().value;
      if (theirs !== endpoint.state)
        throw new Error(`step is in ${endpoint.state}, xstate in ${JSON.stringify(theirs)}`);
    }
    if (endpoint.state !== 'CLOSED') throw new Error(`a life ends in ${endpoint.state}`);
  }
}

function timeOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
