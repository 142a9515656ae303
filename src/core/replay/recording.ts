import type { End } from '../world';
import { ACK, FIN, RST, SYN } from '../tcp';
import type { ActOfCall, Answer } from './answers';
import { readAnswer, readCall } from './answers';
import type { KernelState } from './kernel';
import { isKernelState } from './kernel';

/**
 * A recording of two real kernels with a relay between them: a list of events in the order of time. Reading one checks
 * every field that the replay uses, so that the rest of the replay never meets a shape it does not know.
 */

/** What of a segment is compared: control bits, SEG.SEQ, SEG.ACK (0 without the ACK bit) and bytes of text. */
export interface Fields {
  readonly flags: number;
  readonly seq: number;
  readonly ack: number;
  readonly len: number;
}

interface Happened {
  /** Seconds since the recording began. */
  readonly t: number;
  /** Its place in the file, 1 for the first. */
  readonly n: number;
}

/** What the relay did with a segment: let it through, lost it, kept it for later, or let it through twice. */
export type Fate = 'deliver' | 'drop' | 'hold' | 'dup';

/** An application's call and what it returned, logged when it returned. */
export interface CallEvent extends Happened {
  readonly kind: 'call';
  readonly side: End;
  /** As the recording spells it. */
  readonly call: string;
  readonly act: ActOfCall;
  readonly result: Answer;
}

/** A segment left an end and reached the relay. */
export interface SendEvent extends Happened, Fields {
  readonly kind: 'send';
  readonly src: End;
  readonly fate: Fate;
}

/** The relay handed a segment to an end. */
export interface ArriveEvent extends Happened, Fields {
  readonly kind: 'arrive';
  readonly at: End;
}

/** The kernel's trace: a socket changed its state. */
export interface StateEvent extends Happened {
  readonly kind: 'state';
  readonly side: End;
  readonly frm: KernelState;
  readonly to: KernelState;
}

/** A row of /proc/net/tcp. `left`: seconds left of its timer 03 (TIME_WAIT or FIN_WAIT_2), else null. */
export interface ProcRow {
  readonly st: KernelState;
  readonly left: number | null;
}

/** What /proc/net/tcp showed of both ends. */
export interface ProcEvent extends Happened {
  readonly kind: 'proc';
  readonly A: readonly ProcRow[];
  readonly B: readonly ProcRow[];
  readonly text: string;
}

/** A word of whoever recorded it. */
export interface MarkEvent extends Happened {
  readonly kind: 'mark';
  readonly text: string;
}

/** One event of a recording. */
export type Recorded = CallEvent | SendEvent | ArriveEvent | StateEvent | ProcEvent | MarkEvent;

/** The events, or where and why this is not a recording. */
export type Reading = { readonly events: readonly Recorded[] } | { readonly fault: string };

/** Reads a recording from parsed JSON. */
export function readRecording(json: unknown): Reading {
  if (!Array.isArray(json)) return { fault: 'not a recording: a list of events was expected' };
  if (json.length === 0) return { fault: 'not a recording: the list of events is empty' };
  const events: Recorded[] = [];
  for (const [index, item] of json.entries()) {
    try {
      events.push(readEvent(item, index + 1));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { fault: `event ${index + 1}: ${error.message}` };
    }
  }
  return { events };
}

/** Why an event could not be read. */
class Fault extends Error {}

/** The fields of one event, each taken out with a check. */
class Item {
  constructor(private readonly fields: Readonly<Record<string, unknown>>) {}

  of(name: string): unknown {
    return this.fields[name];
  }
  text(name: string): string {
    const value = this.fields[name];
    if (typeof value !== 'string') throw this.wrong(name, 'a text');
    return value;
  }
  integer(name: string): number {
    const value = this.fields[name];
    if (typeof value !== 'number' || !Number.isInteger(value)) throw this.wrong(name, 'a whole number');
    return value;
  }
  end(name: string): End {
    const value = this.fields[name];
    if (value !== 'A' && value !== 'B') throw this.wrong(name, '"A" or "B"');
    return value;
  }
  state(name: string): KernelState {
    const value = this.fields[name];
    if (typeof value !== 'string' || !isKernelState(value)) throw this.wrong(name, "one of the kernel's states");
    return value;
  }
  wrong(name: string, wanted: string): Fault {
    const value = this.fields[name];
    const is = value === undefined ? 'is missing' : `is ${JSON.stringify(value)}`;
    return new Fault(`"${name}" ${is}, ${wanted} was expected`);
  }
}

function toItem(value: unknown): Item {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Fault('an object was expected');
  return new Item(value as Readonly<Record<string, unknown>>);
}

function readEvent(value: unknown, n: number): Recorded {
  const item = toItem(value);
  const kind = item.text('kind');
  const t = item.of('t');
  if (typeof t !== 'number' || !Number.isFinite(t)) throw item.wrong('t', 'a time in seconds');
  switch (kind) {
    case 'call': {
      const call = item.text('call');
      const act = readCall(call);
      if (act === undefined) throw new Fault(`there is no call "${call}" that this replay knows`);
      const result = readAnswer(act, item.of('result'));
      if (result === undefined) throw item.wrong('result', `a result of ${call}`);
      return { kind, t, n, side: item.end('side'), call, act, result };
    }
    case 'send': {
      const fate = item.text('fate');
      if (fate !== 'deliver' && fate !== 'drop' && fate !== 'hold' && fate !== 'dup') {
        throw item.wrong('fate', 'deliver, drop, hold or dup');
      }
      return { kind, t, n, src: item.end('src'), fate, ...readFields(item) };
    }
    case 'arrive':
      return { kind, t, n, at: item.end('at'), ...readFields(item) };
    case 'state':
      return { kind, t, n, side: item.end('side'), frm: item.state('frm'), to: item.state('to') };
    case 'proc':
      return { kind, t, n, A: readRows(item, 'A'), B: readRows(item, 'B'), text: readText(item) };
    case 'mark':
      return { kind, t, n, text: readText(item) };
    default:
      throw new Fault(`unknown kind "${kind}": call, send, arrive, state, proc or mark was expected`);
  }
}

const BITS: Readonly<Record<string, number>> = { S: SYN, F: FIN, R: RST, A: ACK, '.': ACK, P: 0, U: 0, E: 0, W: 0 };

function readFields(item: Item): Fields {
  let flags = 0;
  for (const letter of item.text('flags')) {
    const bit = BITS[letter];
    if (bit === undefined) throw item.wrong('flags', 'letters of S F R P A');
    flags |= bit;
  }
  const acknowledges = (flags & ACK) !== 0;
  if (!acknowledges && item.of('ack') !== null && item.of('ack') !== undefined) item.integer('ack');
  const len = item.integer('len');
  if (len < 0) throw item.wrong('len', 'a number of bytes');
  return { flags, seq: item.integer('seq') >>> 0, ack: acknowledges ? item.integer('ack') >>> 0 : 0, len };
}

function readRows(item: Item, side: End): readonly ProcRow[] {
  const rows = item.of(side);
  if (!Array.isArray(rows)) throw item.wrong(side, 'a list of rows');
  return rows.map((value: unknown) => {
    const row = toItem(value);
    const timer = /^03:([0-9A-Fa-f]+)$/.exec(String(row.of('timer')))?.[1];
    return { st: row.state('st'), left: timer === undefined ? null : parseInt(timer, 16) / 100 };
  });
}

function readText(item: Item): string {
  return item.of('text') === undefined ? '' : item.text('text');
}
