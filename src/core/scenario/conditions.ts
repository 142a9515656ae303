import type { Said } from '../said';
import { either, listed, say } from '../said';
import type { Settings, State, TcpError, Timer } from '../tcp';
import { parseFlags, STATES } from '../tcp';
import type { End } from '../world';
import type { Atom, Condition } from './ast';
import type { Clock } from './duration';
import { LAST_NUMBER } from './head';
import type { Reader } from './reader';
import { isNoneOf, nearest } from './reader';
import { takeDuration, toLength } from './settings';

/** Reading conditions: atoms joined by `and`, each perhaps after `not`. */

/** What a line depends on in this file: what durations mean, and whether ends act or may act. */
export interface Context {
  readonly clock: Clock;
  readonly settings: Settings;
  readonly explored: boolean;
}

/** How a call or a connection fails. */
export const ERRORS = [
  'reset',
  'timeout',
  'refused',
  'closing',
  'exists',
  'not-connected',
] as const satisfies readonly TcpError[];
/** The timers that a condition may ask about. */
export const TIMERS = [
  'retransmit',
  'user-timeout',
  'time-wait',
  'delayed-ack',
  'fin-timeout',
] as const satisfies readonly Timer[];
/** What can be asked about an end, besides its state. */
export const PROPERTIES = ['was', 'got', 'error', 'timer', 'next', 'unacked', 'awaits', 'accepted'] as const;
/** The numbers of a segment. */
export const FIELDS = ['seq', 'ack', 'len'] as const;

/** The longest text of a segment: what one IP packet can carry. */
export const LONGEST_TEXT = 65_535;

/** The rest of the line as a condition. */
export function takeCondition(line: Reader, context: Context): Condition | null {
  const from = line.at;
  const terms: Condition['terms'][number][] = [];
  for (;;) {
    const start = line.at;
    const not = line.takeIf('not');
    const atom = takeAtom(line, context);
    if (atom === null) return null;
    terms.push({ not, atom, place: line.placeOf(start, line.at) });
    if (line.peek() === undefined) break;
    if (!line.takeIf('and'))
      return line.failNext(say('`{0}` is too much here: join conditions by `and`', line.peek() ?? ''));
  }
  const text = line.words
    .slice(from)
    .map((word) => word.text)
    .join(' ');
  return { terms, text };
}

function takeAtom(line: Reader, context: Context): Atom | null {
  const word = line.peek();
  if (word === undefined) return line.failNext(say('a condition is missing, such as `A TIME_WAIT` or `A>B FIN,ACK`'));
  const from = directionOf(word);
  if (from !== undefined) {
    line.take();
    return takeSegment(line, from);
  }
  switch (word) {
    case 'A':
    case 'B':
      line.take();
      return takeProperty(line, word, context);
    case 'in': {
      line.take();
      if (!line.takeIf('flight')) return line.failNext(say('write `in flight`, or `in flight A>B`'));
      const direction = directionOf(line.peek() ?? '');
      if (direction !== undefined) line.take();
      return { kind: 'in-flight', from: direction ?? null };
    }
    case 'data':
      line.take();
      return line.takeIf('lost') ? { kind: 'data-lost' } : line.failNext(say('write `data lost`'));
    default:
      if (/^[ab]$/.test(word)) return line.failNext(say('the ends are written `A` and `B`, not `{0}`', word));
      return line.failNext(
        say(
          '`{0}` begins no condition; one begins with `A` or `B` (`A TIME_WAIT`), `A>B` or `B>A` (`A>B FIN,ACK`), `in flight`, `data lost` or `not`',
          word,
        ),
      );
  }
}

function takeSegment(line: Reader, from: End): Atom | null {
  const flags = takeFlags(line);
  if (flags === null) return null;
  const numbers = takeFields(line);
  if (numbers === null) return null;
  return { kind: 'segment', from, flags, seq: numbers.seq ?? null, ack: numbers.ack ?? null, len: numbers.len ?? null };
}

function takeProperty(line: Reader, end: End, context: Context): Atom | null {
  const word = line.peek();
  const state = STATES.find((one) => one === word);
  if (state !== undefined) {
    line.take();
    return { kind: 'state', end, state };
  }
  switch (word) {
    case 'was': {
      line.take();
      const left = takeState(line);
      return left === null ? null : { kind: 'was', end, state: left };
    }
    case 'got': {
      line.take();
      if (line.takeIf('EOF')) return { kind: 'got', end, what: 'EOF' };
      const what = line.takeNumber(say('what `receive` returned is `EOF` or a number of bytes, which'), 1, LAST_NUMBER);
      return what === null ? null : { kind: 'got', end, what };
    }
    case 'error': {
      line.take();
      const error = line.takeOneOf(say('error'), ERRORS);
      return error === null ? null : { kind: 'error', end, error };
    }
    case 'timer': {
      line.take();
      const timer = line.takeOneOf(say('timer'), TIMERS);
      if (timer === null) return null;
      if (line.peek() === undefined || line.peek() === 'and') return { kind: 'timer', end, timer, left: null };
      const left = takeLength(line, say('what is left of a timer is a duration'), context);
      return left === null ? null : { kind: 'timer', end, timer, left };
    }
    case 'next':
    case 'unacked':
    case 'awaits': {
      line.take();
      const value = line.takeNumber(say('a sequence number'), 0, LAST_NUMBER);
      return value === null ? null : { kind: 'number', end, name: word, value };
    }
    case 'accepted':
      line.take();
      return line.takeIf('old') ? { kind: 'accepted-old', end } : line.failNext(say('write `accepted old`'));
    case undefined:
      return line.failNext(say('what about {0}? A state, such as `{0} TIME_WAIT`, or {1}', end, either(PROPERTIES)));
    default: {
      const near = nearest(word, [...STATES, ...PROPERTIES]);
      if (near !== undefined)
        return line.failNext(say('`{0}` is no {1}; did you mean `{2}`?', word, say('state'), near));
      return line.failNext(
        say('`{0}` is no state, nor {1}; the states are {2}', word, either(PROPERTIES), listed(STATES)),
      );
    }
  }
}

function takeState(line: Reader): State | null {
  return line.takeOneOf(say('state'), STATES);
}

/** A duration as a number of the file's unit. */
export function takeLength(line: Reader, wanted: Said, { clock, settings }: Context): number | null {
  const duration = takeDuration(line, wanted, clock);
  if (duration === null) return null;
  const length = toLength(duration, settings);
  return typeof length === 'number' ? length : line.failLast(length);
}

/** The sender of a direction: `A` for `A>B`. */
export function directionOf(word: string): End | undefined {
  return word === 'A>B' ? 'A' : word === 'B>A' ? 'B' : undefined;
}

/** `FIN,ACK`: one or more of the four control bits. */
export function takeFlags(line: Reader): number | null {
  const word = line.peek();
  if (word === undefined)
    return line.failNext(
      say('flags are SYN, FIN, RST and ACK, joined by commas without blanks, such as `{0}`', 'FIN,ACK'),
    );
  const flags = parseFlags(word);
  if (flags === undefined)
    return line.failNext(say('flags are SYN, FIN, RST and ACK, joined by commas without blanks, not `{0}`', word));
  line.take();
  const more = line.peek();
  if (more !== undefined && parseFlags(more) !== undefined)
    return line.failNext(say('flags are joined by commas without blanks: `{0}`', `${word},${more}`));
  return flags;
}

/** `seq 101 ack 301 len 10`, in any order, each at most once; stops at the first other word. */
export function takeFields(line: Reader): { seq?: number; ack?: number; len?: number } | null {
  const numbers: { seq?: number; ack?: number; len?: number } = {};
  for (;;) {
    const word = line.peek();
    const field = FIELDS.find((one) => one === word);
    if (field === undefined) {
      const near = word === undefined || word === 'and' ? undefined : nearest(word, FIELDS);
      return near === undefined ? numbers : line.failNext(isNoneOf(say('field of a segment'), word, FIELDS));
    }
    if (numbers[field] !== undefined) return line.failNext(say('`{0}` is given twice', field));
    line.take();
    const value = field === 'len' ? line.takeNumber('len', 0, LONGEST_TEXT) : line.takeNumber(field, 0, LAST_NUMBER);
    if (value === null) return null;
    numbers[field] = value;
  }
}
