import { createArrivals } from './arrivals';
import { countPorts, type Parameters } from './parameters';
import { OpenQueue, Records } from './records';
import {
  blockedTime,
  computeLimit,
  countPlaces,
  openTime,
  reuseAfter,
  whoWaits,
  type Limit,
  type Ratio,
} from './rules';
import { Sampler, type Sample, type Series } from './series';

/** What is known so far; at the end, of the whole run. Times are milliseconds from the first possible request on. */
export interface Result {
  readonly parameters: Parameters;
  readonly done: boolean;
  readonly series: Series;
  /** `attempts` connections were asked for: `opened` + `refused`. `takenOver`: how many began by ending a TIME_WAIT
   * with the same ends; `skipped`: how many found `maxRecords` records there and left none. `end`: the last instant. */
  readonly totals: {
    readonly requests: number;
    readonly attempts: number;
    readonly opened: number;
    readonly refused: number;
    readonly takenOver: number;
    readonly skipped: number;
    readonly peakTimeWait: number;
    readonly peakOpen: number;
    readonly leastFree: number;
    readonly end: number;
  };
  /** Attempts and destinations are counted from 1. connect() says EADDRNOTAVAIL, bind() EADDRINUSE. */
  readonly firstRefusal: {
    readonly attempt: number;
    readonly time: number;
    readonly destination: number;
    readonly error: 'EADDRNOTAVAIL' | 'EADDRINUSE';
  } | null;
  /** Connections a second. `measured` is over as many whole cycles of a port as the run has (open, blocked, free
   * again); null when it is shorter than one. */
  readonly rate: { readonly measured: number | null } & Limit;
  readonly ratio: Ratio;
  /** Who has TIME_WAIT, and who runs out of ports. A listener never does: what it accepts shares its one port. */
  readonly ends: {
    readonly waits: 'client' | 'server' | 'nobody';
    readonly runsOut: 'client' | 'nobody';
    readonly listenerPorts: 1;
  };
}

/** A simulation that is run in pieces; who wants no more of it just stops. */
export interface Simulation {
  /** Goes on for `budget` requests at most; whether all is done. */
  advance(budget: number): boolean;
  /** From 0 to 1. */
  readonly progress: number;
  read(): Result;
}

/**
 * Many connections of one client (src/core/ports is the law; here it is told in counts, because ports of one
 * destination are alike). `points`: the most that the series has.
 *
 * The order at one instant: records expire, connections close, then requests come. A request that finds no connection
 * with room opens one, to the destinations in turn; refused, it is lost, and the next one tries again.
 *
 * Limits, on purpose: handshake and close take no time; every connection is open equally long (so the first to open is
 * the first to close, and all queues are rings); a port that is free is taken before a record is, and the oldest record
 * before younger ones, where Linux starts at a random port – refusals are the same, unless records are taken over and
 * `maxRecords` is reached as well; where bind() chooses ports and the
 * server closes first, a server's record is replaced only when its destination has one for every port.
 */
export function createSimulation(parameters: Parameters, points = 400): Simulation {
  return new Run(parameters, points);
}

/** Runs a simulation to its end. For long ones `createSimulation`. */
export function simulate(parameters: Parameters, points?: number): Result {
  const simulation = createSimulation(parameters, points);
  while (!simulation.advance(1e6));
  return simulation.read();
}

class Run implements Simulation {
  private readonly ports: number;
  private readonly places: number;
  private readonly hold: number;
  private readonly age: number;
  private readonly period: number;
  private readonly leavesRecord: boolean;
  private readonly clientWaits: boolean;
  private readonly byBind: boolean;
  private readonly open = new OpenQueue();
  private readonly openAt: Int32Array;
  private readonly records: Records;
  private readonly sampler: Sampler;
  private readonly nextArrival: () => number;
  private requests = 0;
  private room = 0;
  private now = 0;
  private finished = false;
  private opened = 0;
  private refused = 0;
  private takenOver = 0;
  private skipped = 0;
  private peakTimeWait = 0;
  private peakOpen = 0;
  private leastFree: number;
  private firstRefusal: Result['firstRefusal'] = null;
  private cycleEnd: number;
  private measured: number | null = null;

  constructor(
    private readonly parameters: Parameters,
    points: number,
  ) {
    const { requests, rate, timeWait, arrivals, closesFirst } = parameters;
    this.ports = countPorts(parameters);
    this.places = countPlaces(parameters);
    this.hold = openTime(parameters);
    this.age = reuseAfter(parameters);
    this.period = this.hold + blockedTime(parameters);
    this.leavesRecord = closesFirst !== 'reset';
    this.clientWaits = closesFirst === 'client';
    this.byBind = parameters.choosesPort === 'bind';
    this.openAt = new Int32Array(parameters.destinations);
    this.records = new Records(parameters.destinations);
    const length = arrivals === 'list' ? (parameters.at.at(-1) ?? 0) : (requests / rate) * 1000;
    const end = length + Math.min(this.hold, timeWait) + timeWait;
    const most = Math.max(4, points - 2 - (points % 2));
    this.sampler = new Sampler(most, Math.max(end, 1) / (most - 1));
    this.nextArrival = createArrivals(parameters);
    this.leastFree = this.places;
    this.cycleEnd = this.period;
  }

  get progress(): number {
    return this.finished ? 1 : this.requests / this.parameters.requests;
  }

  advance(budget: number): boolean {
    const { requests } = this.parameters;
    const until = Math.min(requests, this.requests + budget);
    while (this.requests < until) {
      const now = this.nextArrival();
      this.requests++;
      if (now >= this.cycleEnd) this.measure(now);
      this.goOn(now);
      if (this.room > 0) this.room--;
      else this.attempt(now);
    }
    if (this.requests < requests || this.finished) return this.finished;
    const { timeWait } = this.parameters;
    if (this.period === 0 && this.now > 0) this.measured = this.opened / (this.now / 1000);
    this.goOn(this.now + Math.min(this.hold, timeWait) + timeWait);
    return (this.finished = true);
  }

  /** A connection to the destination whose turn it is, or a refusal. */
  private attempt(now: number): void {
    const { destinations, requestsPerConnection } = this.parameters;
    const to = (this.opened + this.refused) % destinations;
    const taken = (this.openAt[to] ?? 0) + (this.records.held[to] ?? 0);
    const clash = taken >= this.ports;
    if (this.byBind ? this.isFullForBind() : clash && !(now - this.records.oldestBorn(to) > this.age)) {
      this.refused++;
      this.firstRefusal ??= {
        attempt: this.opened + this.refused,
        time: now,
        destination: to + 1,
        error: this.byBind ? 'EADDRINUSE' : 'EADDRNOTAVAIL',
      };
      return;
    }
    if (clash) {
      this.records.takeOldest(to);
      this.takenOver++;
    }
    this.opened++;
    this.room = requestsPerConnection - 1;
    this.open.push(now + this.hold, to);
    this.openAt[to] = (this.openAt[to] ?? 0) + 1;
    if (this.open.size > this.peakOpen) this.peakOpen = this.open.size;
    const free = this.countFree(now);
    if (free < this.leastFree) this.leastFree = free;
  }

  private isFullForBind(): boolean {
    return this.open.size + (this.clientWaits ? this.records.size : 0) >= this.places;
  }

  /** Time passes up to `now`, with a sample wherever one is due. */
  private goOn(now: number): void {
    while (this.sampler.due <= now) {
      const { due } = this.sampler;
      this.settle(due);
      this.sampler.add(due, this.sample(due));
    }
    this.settle(now);
    this.now = now;
  }

  private settle(now: number): void {
    const { timeWait, maxRecords } = this.parameters;
    for (let at = this.open.nextClose; at <= now; at = this.open.nextClose) {
      this.records.expire(at, timeWait);
      const to = this.open.shift();
      this.openAt[to] = (this.openAt[to] ?? 0) - 1;
      if (!this.leavesRecord) continue;
      if (this.records.size >= maxRecords) this.skipped++;
      else this.records.add(to, at);
      if (this.records.size > this.peakTimeWait) this.peakTimeWait = this.records.size;
    }
    this.records.expire(now, timeWait);
  }

  private countFree(now: number): number {
    if (!this.clientWaits) return this.places - this.open.size;
    if (this.age !== Infinity) this.records.ripen(now, this.age);
    return this.places - this.open.size - this.records.size + this.records.ripe;
  }

  private sample(now: number): Sample {
    return [this.records.size, this.open.size, this.countFree(now), this.refused];
  }

  /** Whole cycles are over: how many connections have opened in them. */
  private measure(now: number): void {
    if (this.period === 0) return;
    const cycles = Math.floor(now / this.period);
    this.measured = this.opened / ((cycles * this.period) / 1000);
    this.cycleEnd = (cycles + 1) * this.period;
  }

  read(): Result {
    const { parameters, opened, refused, firstRefusal } = this;
    return {
      parameters,
      done: this.finished,
      series: this.sampler.read(this.now, this.sample(this.now)),
      totals: {
        requests: this.requests,
        attempts: opened + refused,
        opened,
        refused,
        takenOver: this.takenOver,
        skipped: this.skipped,
        peakTimeWait: this.peakTimeWait,
        peakOpen: this.peakOpen,
        leastFree: this.leastFree,
        end: this.now,
      },
      firstRefusal,
      rate: { measured: this.measured, ...computeLimit(parameters) },
      ratio: { working: this.hold, blocked: blockedTime(parameters) },
      ends: { waits: whoWaits(parameters), runsOut: refused > 0 ? 'client' : 'nobody', listenerPorts: 1 },
    };
  }
}
