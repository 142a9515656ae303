import assert from 'node:assert/strict';
import type { Settings } from '../../../src/core/tcp';
import { formatSegment, RFC_SETTINGS } from '../../../src/core/tcp';
import type { Change, End, Moment, World } from '../../../src/core/world';
import { call, createWorld, deliver } from '../../../src/core/world';

/** Short words for driving a world by hand. */

export const ISS = { A: 100, B: 300 };
export const established = () => createWorld('established', ISS);
export const TICKS: Settings = {
  ...RFC_SETTINGS,
  discrete: true,
  msl: 2,
  timeWait: 4,
  rto: { least: 1, most: 2 },
  userTimeout: null,
  delayedAck: null,
};

export const does = (
  world: World,
  end: End,
  name: 'listen' | 'connect' | 'receive' | 'shutdown' | 'close' | 'abort',
  settings = RFC_SETTINGS,
) => call(world, end, { name }, settings).world;
export const sends = (world: World, end: End, bytes: number, settings = RFC_SETTINGS) =>
  call(world, end, { name: 'send', bytes }, settings).world;
export const delivers = (world: World, nth = 0, settings = RFC_SETTINGS) =>
  deliver(world, flightOf(world, nth), settings).world;

/** The n-th segment in flight, counted from 0. */
export function flightOf(world: World, nth = 0) {
  const flight = world.flights[nth];
  assert.ok(flight, `there is no segment ${nth} in flight`);
  return flight;
}

/** Oldest first, answers included. */
export function deliverAll(world: World, settings = RFC_SETTINGS): World {
  let now = world;
  while (now.flights.length > 0) now = delivers(now, 0, settings);
  return now;
}

/** `1000 A retransmit` for each timer that ended, `2000 A>` for each segment that grew too old, and what was sent. */
export function log({ moments }: Pick<Change, 'moments'>): string[] {
  return moments.map(({ at, happening }: Moment) => {
    if (happening.kind === 'timeout') return `${at} ${happening.end} ${happening.timer}`;
    if (happening.kind === 'call') return `${at} ${happening.end} ${happening.call.name}`;
    return `${at} ${happening.end} ${happening.kind} ${formatSegment(happening.segment)}`;
  });
}
