import type { Claim, Explored } from '../scenario';
import { startOf } from '../scenario';
import type { Settings } from '../tcp';
import { NO_TIMERS } from '../tcp';
import type { World } from '../world';
import { setNextIss } from '../world';
import { whatIsAsked } from './asked';
import { Claims, groupClaims } from './claims';
import { Cores } from './cores';
import { Ends } from './ends';
import type { Allowance } from './ledgers';
import { countPermissions, Ledgers } from './ledgers';
import { Losses } from './losses';
import { Networks, NOTHING } from './networks';
import { Segments } from './segments';
import { Successors } from './successors';

/** Claims that share masks, and how to ask about lost data. */
export interface Group {
  readonly claims: readonly Claim[];
  readonly masks: Claims;
}

/** The tables of one search: everything that ids stand for. */
export interface Space {
  readonly settings: Settings;
  readonly allowances: readonly Allowance[];
  readonly groups: readonly Group[];
  readonly A: Ends;
  readonly B: Ends;
  readonly segments: Segments;
  readonly networks: Networks;
  readonly ledgers: Ledgers;
  readonly cores: Cores;
  readonly losses: Losses;
  readonly successors: Successors;
  /** The first world's ids: core and network. */
  readonly first: readonly [number, number];
}

/** Explored time is discrete, and nobody gives up (the notation's `may resend`). */
export function settingsOf(explored: Explored): Settings {
  return { ...explored.settings, discrete: true, userTimeout: null };
}

/** The world that every run of a model begins in. */
export function firstWorld(explored: Explored): World {
  const { A, B } = explored.nextIss;
  const start = startOf(explored);
  const renumbered = A === null ? start : setNextIss(start, 'A', A);
  return B === null ? renumbered : setNextIss(renumbered, 'B', B);
}

/**
 * Empty tables for a model, and the world it starts from: the model's first one, or `world`, to which some run of the model
 * has led; its permissions and its network are then what that run has left of them.
 */
export function createSpace(explored: Explored, world: World = firstWorld(explored)): Space {
  const settings = settingsOf(explored);
  if (!Number.isInteger(settings.msl) || settings.msl < 0)
    throw new Error('explore: the MSL is a whole number of ticks');
  const asked = whatIsAsked(explored.claims);
  const allowances = countPermissions(explored.permissions);
  const permissions = allowances.map(({ permission }) => permission);
  const groups = groupClaims(explored.claims).map((claims) => ({ claims, masks: new Claims(claims, blank(world)) }));
  const segments = new Segments(settings.msl, (id, from, segment) => {
    for (const { masks } of groups) masks.seeSegment(id, from, segment);
  });
  const networks = new Networks(segments, (id, items) => {
    for (const { masks } of groups) masks.seeNetwork(id, items, segments);
  });
  const ends = (end: 'A' | 'B') =>
    new Ends(end, settings, asked, segments, permissions, (id, endpoint) => {
      for (const { masks } of groups) masks.seeEndpoint(end, id, endpoint);
    });
  const past = {
    left: { A: world.left.A & asked.left.A, B: world.left.B & asked.left.B },
    lostBefore: world.lostBefore && asked.dataLost,
  };
  const ledgers = new Ledgers(allowances, explored.network, past, (id, past) => {
    for (const { masks } of groups) masks.seePast(id, past);
  });
  const [A, B] = [ends('A'), ends('B')];
  const cores = new Cores(A, B, ledgers, allowances, asked.dataLost, (id, a, b, ledger) => {
    for (const { masks } of groups) masks.seeCore(id, a, b, ledger);
  });
  const losses = new Losses(world, A, B, ledgers, cores, networks, segments);
  const successors = new Successors(cores, networks, segments, losses);
  const network = world.flights.reduce(
    (before, { from, segment, age }) =>
      networks.put(before, segments.listOf(segments.item(segments.intern(from, segment), age))),
    NOTHING,
  );
  const first = [cores.intern(A.intern(world.A), B.intern(world.B), ledgers.first), network] as const;
  return { settings, allowances, groups, A, B, segments, networks, ledgers, cores, losses, successors, first };
}

/** A world to put one part at a time into. */
function blank(world: World): World {
  return { ...world, A: { ...world.A, timers: NO_TIMERS }, B: { ...world.B, timers: NO_TIMERS }, flights: [] };
}
