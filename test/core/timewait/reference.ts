// The simulation as anybody would write it first: a queue of events, every port an entry of a list.
import { createArrivals } from '../../../src/core/timewait/arrivals';
import type { Parameters } from '../../../src/core/timewait';

interface Connection {
  readonly to: number;
  readonly port: number;
  born: number;
}
interface Event {
  readonly time: number;
  readonly kind: 'expire' | 'close';
  readonly order: number;
  readonly connection: Connection;
}

/** Events of one instant: records expire before connections close. */
const isBefore = (a: Event, b: Event): boolean =>
  a.time !== b.time ? a.time < b.time : a.kind !== b.kind ? a.kind === 'expire' : a.order < b.order;

class Heap {
  private readonly events: Event[] = [];

  get first(): Event | undefined {
    return this.events[0];
  }

  push(event: Event): void {
    const { events } = this;
    let at = events.push(event) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(event, events[parent]!)) break;
      events[at] = events[parent]!;
      at = parent;
    }
    events[at] = event;
  }

  shift(): Event {
    const { events } = this;
    const [first, last] = [events[0]!, events.pop()!];
    if (events.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= events.length) break;
      if (child + 1 < events.length && isBefore(events[child + 1]!, events[child]!)) child++;
      if (!isBefore(events[child]!, last)) break;
      events[at] = events[child]!;
      at = child;
    }
    events[at] = last;
    return first;
  }
}

export interface Told {
  readonly opened: number;
  readonly refused: number;
  /** The first of them, counted from 1, at most ten. */
  readonly refusals: readonly number[];
  readonly takenOver: number;
  readonly skipped: number;
  readonly peakTimeWait: number;
  readonly peakOpen: number;
  /** [time, in TIME_WAIT, open, free, refused so far] at each of the times asked for. */
  readonly seen: readonly (readonly number[])[];
}

/** What happens, and what there is to see at `times`, in order; at the last of them, after all else. */
export function tellNaively(parameters: Parameters, times: readonly number[]): Told {
  const { closesFirst, lowPort, highPort, destinations, timeWait, requestsPerConnection, serviceTime } = parameters;
  const byBind = parameters.choosesPort === 'bind';
  const reuse =
    parameters.timestamps &&
    !byBind &&
    (parameters.tcpTwReuse === 1 || (parameters.tcpTwReuse === 2 && parameters.loopback));
  const heap = new Heap();
  const range = Array.from({ length: highPort - lowPort + 1 }, (_, index) => lowPort + index);
  const freeAt = Array.from({ length: destinations }, () => new Set(range));
  const openAt = Array.from({ length: destinations }, () => new Set<Connection>());
  const recordsAt = Array.from({ length: destinations }, () => new Set<Connection>());
  let [order, opened, refused, takenOver, skipped, room, records, open, peakTimeWait, peakOpen] = Array(10).fill(
    0,
  ) as number[] as [number, number, number, number, number, number, number, number, number, number];
  const refusals: number[] = [];
  const seen: number[][] = [];

  const mayTakeOver = (record: Connection, now: number): boolean =>
    closesFirst === 'server' || (reuse && now - record.born > 1000);

  const countFree = (now: number): number => {
    if (byBind) return range.length - open - (closesFirst === 'client' ? records : 0);
    let free = 0;
    for (const [to, ports] of freeAt.entries()) {
      free += ports.size;
      for (const record of recordsAt[to]!) free += mayTakeOver(record, now) ? 1 : 0;
    }
    return free;
  };

  const happen = (until: number): void => {
    while (heap.first !== undefined && heap.first.time <= until) {
      const { kind, time, connection } = heap.shift();
      const { to, port } = connection;
      if (kind === 'expire') {
        if (!recordsAt[to]!.delete(connection)) continue;
        records--;
        freeAt[to]!.add(port);
        continue;
      }
      openAt[to]!.delete(connection);
      open--;
      if (closesFirst !== 'reset' && records < parameters.maxRecords) {
        connection.born = time;
        recordsAt[to]!.add(connection);
        records++;
        peakTimeWait = Math.max(peakTimeWait, records);
        heap.push({ time: time + timeWait, kind: 'expire', order: order++, connection });
      } else {
        if (closesFirst !== 'reset') skipped++;
        freeAt[to]!.add(port);
      }
    }
  };

  let due = 0;
  const look = (until: number, before = times.length - 1): void => {
    for (; due < before && times[due]! <= until; due++) {
      happen(times[due]!);
      seen.push([times[due]!, records, open, countFree(times[due]!), refused]);
    }
    happen(until);
  };

  const nextArrival = createArrivals(parameters);
  for (let request = 0; request < parameters.requests; request++) {
    const now = nextArrival();
    look(now);
    if (room > 0) {
      room--;
      continue;
    }
    const to = (opened + refused) % destinations;
    const full = byBind && open + (closesFirst === 'client' ? records : 0) >= range.length;
    let port = full ? undefined : freeAt[to]!.values().next().value;
    if (port === undefined && !full) {
      const record = recordsAt[to]!.values().next().value;
      if (record !== undefined && mayTakeOver(record, now)) {
        recordsAt[to]!.delete(record);
        records--;
        takenOver++;
        ({ port } = record);
      }
    } else if (port !== undefined) freeAt[to]!.delete(port);
    if (port === undefined) {
      refused++;
      if (refusals.length < 10) refusals.push(opened + refused);
      continue;
    }
    opened++;
    room = requestsPerConnection - 1;
    const connection: Connection = { to, port, born: 0 };
    openAt[to]!.add(connection);
    peakOpen = Math.max(peakOpen, ++open);
    heap.push({ time: now + serviceTime * requestsPerConnection, kind: 'close', order: order++, connection });
  }
  look(times.at(-1) ?? Infinity, times.length);
  return { opened, refused, refusals, takenOver, skipped, peakTimeWait, peakOpen, seen };
}
