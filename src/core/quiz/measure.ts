import type { World } from '../world';
import type { End } from '../world';
import { ACK, has } from '../tcp';
import type { Timer } from '../tcp';

const EXPRESSION =
  /^(?:(?<end>[AB]) (?:(?<number>next|unacked|awaits|got)|timer (?<timer>retransmit|user-timeout|time-wait|delayed-ack|fin-timeout))|(?<from>[AB])>[AB] (?<field>seq|ack|len))$/;

/**
 * A number at the end of a run: `A next`, `A unacked`, `A awaits` (SND.NXT, SND.UNA, RCV.NXT), `A got` (bytes), `A timer
 * time-wait` (what is left of it, in seconds), `A>B seq`, `A>B ack`, `A>B len` (of the oldest segment in flight there).
 * Undefined when the words are no such thing, or there is no such number in this world.
 */
export function measure(expression: string, world: World): number | undefined {
  const groups = EXPRESSION.exec(expression)?.groups;
  if (groups === undefined) return undefined;
  const { end, number, timer, from, field } = groups;
  if (from !== undefined) return measureSegment(world, from as End, field);
  const endpoint = world[end as End];
  if (timer !== undefined) {
    const left = endpoint.timers[timer as Timer];
    return left === null ? undefined : left / 1000;
  }
  if (number === 'next') return endpoint.sndNxt;
  if (number === 'unacked') return endpoint.sndUna;
  if (number === 'awaits') return endpoint.rcvNxt;
  return typeof endpoint.got === 'number' ? endpoint.got : undefined;
}

function measureSegment(world: World, from: End, field: string | undefined): number | undefined {
  const segment = world.flights.find((flight) => flight.from === from)?.segment;
  if (segment === undefined) return undefined;
  if (field === 'ack') return has(segment, ACK) ? segment.ack : undefined;
  return field === 'seq' ? segment.seq : segment.len;
}

/**
 * The number that a learner typed: full-width digits, blanks and thousands separators are understood (`28,232`,
 * `28 232`, `２８２３２`). Undefined when it is no number: then it is asked again, not marked wrong.
 */
export function readNumber(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/(?<=\d)[\s'’_](?=\d)/g, '');
  const digits = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  return /^[+-]?\d+(\.\d+)?$/.test(digits) ? Number(digits) : undefined;
}
