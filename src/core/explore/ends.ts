import type { Call, Endpoint, Input, Settings, Timer } from '../tcp';
import { eventOfCall, rowFor, STATES, step } from '../tcp';
import type { End } from '../world';
import { mayFire, runTimers } from '../world';
import type { Permission } from '../scenario';
import type { Asked } from './asked';
import { withoutUnasked } from './asked';
import { grow } from './rows';
import type { Segments } from './segments';

/** In memos: not worked out yet; and: it cannot happen. Anything else is an id, 0 or more. */
export const UNKNOWN = -1;
export const NEVER = -2;

/**
 * All that the machine does at one end, each thing worked out once. A search meets an end in no more than some thousand
 * different conditions, so each different `Endpoint` has an id, and what `step` answers for an id and an input is kept as
 * an *outcome*: the id that follows, what was sent, the state that was left. The machine decides everything; this remembers.
 */
export class Ends {
  readonly values: Endpoint[] = [];
  /** Of each outcome: the endpoint that follows. */
  readonly to: number[] = [];
  /** Of each outcome: the list of items sent (segments.ts), 0 for none. */
  readonly sent: number[] = [];
  /** Of each outcome: the place in `STATES` of the state that was left and that some claim asks about, or −1. */
  readonly leaves: number[] = [];
  private readonly ids = new Map<string, number>();
  private readonly arrivals: Int32Array[] = [];
  private readonly calls: Int32Array[];
  private readonly timeouts: Readonly<Record<'retransmit' | 'delayed-ack', number[]>> = {
    retransmit: [],
    'delayed-ack': [],
  };
  private readonly ticks: number[] = [];
  private readonly waits: boolean[] = [];

  constructor(
    private readonly end: End,
    private readonly settings: Settings,
    private readonly asked: Asked,
    private readonly segments: Segments,
    private readonly permissions: readonly Permission[],
    private readonly onNew: (id: number, endpoint: Endpoint) => void,
  ) {
    this.calls = permissions.map(() => new Int32Array(0));
  }

  /** The id of an endpoint; of two that differ only in what nobody asks about, the same. */
  intern(endpoint: Endpoint): number {
    const seen = withoutUnasked(endpoint, this.end, this.asked);
    const key = JSON.stringify(seen);
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.values.length;
    this.ids.set(key, id);
    this.values.push(seen);
    this.arrivals.push(new Int32Array(0));
    this.timeouts.retransmit.push(UNKNOWN);
    this.timeouts['delayed-ack'].push(UNKNOWN);
    this.ticks.push(UNKNOWN);
    this.waits.push(Object.values(seen.timers).some((left) => left !== null));
    this.onNew(id, seen);
    return id;
  }

  /** The outcome of a segment's arrival. */
  arrive(id: number, segment: number): number {
    const memo = this.arrivals[id];
    const known = memo?.[segment];
    if (known !== undefined && known !== 0) return known - 1;
    const outcome = this.work(id, { kind: 'segment', segment: this.segments.value(segment) });
    const longer = grow(memo ?? new Int32Array(0), Math.max(segment + 1, 8));
    longer[segment] = outcome + 1;
    this.arrivals[id] = longer;
    return outcome;
  }

  /** The outcome of the `index`-th permitted call, or NEVER where it is another end's, or the state does not allow it. */
  call(id: number, index: number): number {
    const memo = this.calls[index];
    const known = memo?.[id] ?? 0;
    if (known !== 0) return known > 0 ? known - 1 : NEVER;
    const outcome = this.workCall(id, this.permissions[index]);
    const longer = grow(memo ?? new Int32Array(0), id + 1);
    longer[id] = outcome === NEVER ? -1 : outcome + 1;
    this.calls[index] = longer;
    return outcome;
  }

  /** The outcome of a retransmission or of a held ACK that goes out now, or NEVER where it may not at this instant. */
  fire(id: number, timer: 'retransmit' | 'delayed-ack'): number {
    const memo = this.timeouts[timer];
    const known = memo[id] ?? UNKNOWN;
    if (known !== UNKNOWN) return known;
    const may = mayFire(this.value(id), timer, this.settings);
    return (memo[id] = may ? this.work(id, { kind: 'timer', timer }) : NEVER);
  }

  /** The outcome of the passing of one tick, or NEVER while something must happen at this instant first. */
  tick(id: number): number {
    const known = this.ticks[id] ?? UNKNOWN;
    return known === UNKNOWN ? (this.ticks[id] = this.workTick(id)) : known;
  }

  /** Whether some timer runs, so that time has something to do here. */
  isWaiting(id: number): boolean {
    return this.waits[id] === true;
  }

  value(id: number): Endpoint {
    const endpoint = this.values[id];
    if (endpoint === undefined) throw new Error(`ends: there is no endpoint ${id}`);
    return endpoint;
  }

  private workCall(id: number, permission: Permission | undefined): number {
    if (permission?.end !== this.end) return NEVER;
    const endpoint = this.value(id);
    if (permission.in !== null && permission.in !== endpoint.state) return NEVER;
    return isAllowed(endpoint, permission.call) ? this.work(id, { kind: 'call', call: permission.call }) : NEVER;
  }

  private work(id: number, input: Input): number {
    const endpoint = this.value(id);
    const { endpoint: next, sent } = step(endpoint, input, this.settings);
    return this.record(endpoint, next, this.segments.list(this.end, sent));
  }

  /** As world/time's `tick`: what ends a state ends as the instant is left, and then every clock moves on. */
  private workTick(id: number): number {
    const endpoint = this.value(id);
    if (endpoint.timers.retransmit === 0 || endpoint.timers['delayed-ack'] === 0) return NEVER;
    const ended = (['fin-timeout', 'time-wait'] as const).reduce((one, timer) => this.expire(one, timer), endpoint);
    return this.record(endpoint, runTimers(ended, 1), 0);
  }

  private expire(endpoint: Endpoint, timer: Timer): Endpoint {
    if (endpoint.timers[timer] !== 0) return endpoint;
    const { endpoint: next, sent } = step(endpoint, { kind: 'timer', timer }, this.settings);
    if (sent.length > 0) throw new Error(`ends: the ${timer} timer sent something`);
    return next;
  }

  private record(endpoint: Endpoint, next: Endpoint, sent: number): number {
    const place = STATES.indexOf(endpoint.state);
    const leaves = endpoint.state !== next.state && (this.asked.left[this.end] & (1 << place)) !== 0;
    this.to.push(this.intern(next));
    this.sent.push(sent);
    this.leaves.push(leaves ? place : -1);
    return this.to.length - 1;
  }
}

/** Whether the state allows a call: its row does not refuse it, nor is it to read where there never was a connection. */
export function isAllowed(endpoint: Endpoint, call: Call): boolean {
  if (call.name === 'receive' && endpoint.state === 'CLOSED' && endpoint.incarnation === 0) return false;
  return rowFor(endpoint.state, eventOfCall(endpoint, call.name)).refuses === undefined;
}
