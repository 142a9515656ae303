import type { Call, Endpoint, Input, Segment, Settings, Step, Timer } from '../tcp';
import { step, SYN } from '../tcp';
import { isDataLost, losesForGood } from './loss';
import type { Change, End, Flight, Happening, Moment, World } from './world';
import { bitOf, peerOf } from './world';

/** The application at `end` makes a call. */
export function call(world: World, end: End, what: Call, settings: Settings): Change {
  const own = world[end];
  const ready = what.name === 'connect' ? countConnections(own, world[peerOf(end)]) : own;
  const counted = ready === own ? world : { ...world, [end]: ready };
  const { world: after, moments } = put(counted, end, { kind: 'call', call: what }, settings, ({ endpoint, row }) => ({
    kind: 'call',
    end,
    call: what,
    refusal: endpoint.refusal,
    got: what.name === 'receive' ? endpoint.got : null,
    row,
  }));
  // What the old connection lost is decided by its own number, which the count has replaced.
  return { world: ready === own ? after : { ...after, lostBefore: isDataLost(world) }, moments };
}

/**
 * An end as it is when it dials: connections are numbered in the order in which they begin, whichever end dials, so that a
 * new one is never taken for an old one. An end that dials while the other is dialling means the same connection
 * (simultaneous open).
 */
export function countConnections(own: Endpoint, peer: Endpoint): Endpoint {
  const last = peer.state === 'SYN_SENT' ? peer.incarnation - 1 : peer.incarnation;
  return own.state !== 'CLOSED' || last <= own.incarnation ? own : { ...own, incarnation: last };
}

/** A segment in flight arrives at the other end. */
export function deliver(world: World, flight: Flight, settings: Settings): Change {
  const end = peerOf(flight.from);
  const { id, segment } = flight;
  return put(remove(world, flight), end, { kind: 'segment', segment }, settings, ({ row }) => ({
    kind: 'arrive',
    end,
    flight: id,
    segment,
    row,
  }));
}

/** A timer of `end` ends now. */
export function fire(world: World, end: End, timer: Timer, settings: Settings): Change {
  return put(world, end, { kind: 'timer', timer }, settings, ({ row }) => ({ kind: 'timeout', end, timer, row }));
}

/** A segment in flight is lost. */
export function lose(world: World, flight: Flight): Change {
  return remark(remove(world, flight), { kind: 'lose', end: flight.from, flight: flight.id, segment: flight.segment });
}

/** A segment in flight is copied: both are under way, the copy as old as the original. */
export function duplicate(world: World, flight: Flight): Change {
  const copy = { ...flight, id: world.nextFlight };
  const next = { ...world, flights: [...world.flights, copy], nextFlight: world.nextFlight + 1 };
  return remark(next, {
    kind: 'duplicate',
    end: flight.from,
    flight: flight.id,
    copy: copy.id,
    segment: flight.segment,
  });
}

/** A segment that nobody sent is under way, as if from `from`. It counts as one of the present connection. */
export function inject(world: World, from: End, segment: Omit<Segment, 'incarnation'>): Change {
  const present = world[peerOf(from)].incarnation;
  const incarnation = (segment.flags & SYN) === 0 ? present : present + 1;
  const flight: Flight = { id: world.nextFlight, from, segment: { ...segment, incarnation }, age: 0 };
  const next = { ...world, flights: [...world.flights, flight], nextFlight: world.nextFlight + 1 };
  return remark(next, { kind: 'inject', end: from, flight: flight.id, segment: flight.segment });
}

/** The world with one endpoint replaced; what it has left and what its old connection lost is remembered. */
export function replace(world: World, end: End, endpoint: Endpoint): World {
  const old = world[end];
  const leaves =
    old.state === endpoint.state ? world.left : { ...world.left, [end]: world.left[end] | bitOf(old.state) };
  const lostBefore = world.lostBefore || losesForGood(world, end, endpoint);
  return { ...world, [end]: endpoint, left: leaves, lostBefore };
}

function put(world: World, end: End, input: Input, settings: Settings, tell: (step: Step) => Happening): Change {
  const done = step(world[end], input, settings);
  const replaced = replace(world, end, done.endpoint);
  const moments: Moment[] = [moment(replaced, tell(done))];
  const flights = [...replaced.flights];
  let nextFlight = replaced.nextFlight;
  for (const segment of done.sent) {
    flights.push({ id: nextFlight, from: end, segment, age: 0 });
    moments.push(moment(replaced, { kind: 'send', end, flight: nextFlight, segment }));
    nextFlight += 1;
  }
  return { world: { ...replaced, flights, nextFlight }, moments };
}

function remove(world: World, flight: Flight): World {
  return { ...world, flights: world.flights.filter((one) => one.id !== flight.id) };
}

function remark(world: World, happening: Happening): Change {
  return { world, moments: [moment(world, happening)] };
}

/** A happening at this world's time and states. */
export function moment(world: World, happening: Happening): Moment {
  return { at: world.now, happening, A: world.A.state, B: world.B.state };
}
