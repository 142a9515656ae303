import type { Said } from '../said';
import { either, say } from '../said';
import type { Call } from '../tcp';
import { ACK, parseFlags } from '../tcp';
import type { End } from '../world';
import type { Action, Selection } from './ast';
import type { Context } from './conditions';
import { directionOf, takeCondition, takeFields, takeFlags, takeLength } from './conditions';
import { takeIss } from './head';
import type { Reader } from './reader';
import { isNoneOf, nearest } from './reader';

/** Reading the lines of a scripted file that do or ask something. */

/** The calls of an application, by name. */
export const CALL_NAMES = [
  'listen',
  'connect',
  'send',
  'receive',
  'shutdown',
  'close',
  'abort',
] as const satisfies readonly Call['name'][];

/** What a line may begin with, for the hint about a word that it may not begin with. */
export const KEYWORDS = [
  'A',
  'B',
  'deliver',
  'lose',
  'duplicate',
  'inject',
  'wait',
  'expect',
  'scenario',
  'start',
  'iss',
  'set',
  'explore',
  'network',
  'claim',
];

/** The most bytes of one `send`, and the highest place among segments in flight. */
export const MOST_BYTES = 1_000_000;
const MOST_PLACES = 10_000;

/** What the line does, or null after a fault. */
export function takeAction(line: Reader, context: Context): Action | null {
  const word = line.peek() ?? '';
  switch (word) {
    case 'A':
    case 'B':
      line.take();
      return takeEndAction(line, word, context);
    case 'deliver':
      if (line.words[1]?.text === 'all') {
        line.take();
        line.take();
        return line.finish({ kind: 'deliver-all' });
      }
      return takeSelectionAction(line, word);
    case 'lose':
    case 'duplicate':
      return takeSelectionAction(line, word);
    case 'inject':
      return takeInject(line);
    case 'wait': {
      line.take();
      const duration = takeLength(line, say('`wait` needs a duration'), context);
      return duration === null ? null : line.finish({ kind: 'wait', duration });
    }
    case 'iss': {
      const read = takeIss(line);
      return read === null ? null : { kind: 'iss', ...read };
    }
    case 'expect': {
      line.take();
      const condition = takeCondition(line, context);
      return condition === null ? null : { kind: 'expect', condition };
    }
    default:
      return failKeyword(line, context);
  }
}

/** A line that begins with a word which no line begins with. */
export function failKeyword(line: Reader, { explored }: Context): null {
  const word = line.peek() ?? '';
  if (/^[ab]$/.test(word)) return line.failNext(say('the ends are written `A` and `B`, not `{0}`', word));
  const verbs: readonly string[] = [...CALL_NAMES, 'resend', ...(explored ? ['may', 'must'] : ['ack'])];
  const near = nearest(word, [...KEYWORDS, ...verbs]);
  if (near !== undefined && verbs.includes(near)) {
    const rest = [near, ...line.words.slice(1).map(({ text }) => text)].join(' ');
    const done = explored && near !== 'may' && near !== 'must' ? `may ${rest}` : rest;
    return line.failNext(say('who? Write `A {0}` or `B {0}`', shorten(done)));
  }
  if (near !== undefined) return line.failNext(say('`{0}` is no keyword; did you mean `{1}`?', word, near));
  return line.failNext(say('`{0}` is no keyword; a line begins with {1}', shorten(word), either(KEYWORDS)));
}

function shorten(word: string): string {
  return word.length > 40 ? `${word.slice(0, 40)}…` : word;
}

function takeEndAction(line: Reader, end: End, { clock }: Context): Action | null {
  const word = line.peek();
  if (word === 'resend' || word === 'ack') {
    if (!clock.discrete) {
      return line.failNext(
        say('`{0}` needs a file that counts ticks: in milliseconds the timers decide, as time passes', word),
      );
    }
    line.take();
    return line.finish({ kind: word, end });
  }
  const call = takeCall(line);
  return call === null ? null : line.finish({ kind: 'call', end, call });
}

/** `send 10` or the name of another call. */
export function takeCall(line: Reader): Call | null {
  const word = line.peek();
  const name = CALL_NAMES.find((one) => one === word);
  if (name === undefined) return line.failNext(isNoneOf(say('call'), word, CALL_NAMES));
  line.take();
  if (name !== 'send') return { name };
  const bytes = line.takeNumber(say('the number of bytes to send'), 1, MOST_BYTES);
  return bytes === null ? null : { name, bytes };
}

function takeSelectionAction(line: Reader, kind: 'deliver' | 'lose' | 'duplicate'): Action | null {
  line.take();
  const selection = takeSelection(line, kind);
  return selection === null ? null : { kind, selection };
}

function takeSelection(line: Reader, verb: string): Selection | null {
  let from: End | null = null;
  let flags = 0;
  let data = false;
  let nth: number | null = null;
  for (let word = line.peek(); word !== undefined; word = line.peek()) {
    const direction = directionOf(word);
    if (direction !== undefined) {
      if (from !== null) return line.failNext(say('a direction is given twice'));
      from = direction;
    } else if (/^#\d+$/.test(word)) {
      const place = Number(word.slice(1));
      if (nth !== null) return line.failNext(say('a place such as `#2` is given twice'));
      if (place < 1 || place > MOST_PLACES)
        return line.failNext(say('a place is a number from #1 to #{0}, not `{1}`', MOST_PLACES, word));
      nth = place;
    } else {
      const bits = parseKinds(word);
      if (bits === undefined) return line.failNext(explainSelection(word, verb));
      flags |= bits.flags;
      data ||= bits.data;
    }
    line.take();
  }
  return { from, flags, data, bareAck: flags === ACK && !data, nth: nth ?? 1 };
}

/** `FIN`, `FIN,ACK`, `DATA`, `DATA,FIN`. */
function parseKinds(word: string): { flags: number; data: boolean } | undefined {
  const names = word.split(',');
  const others = names.filter((name) => name !== 'DATA');
  const flags = others.length === 0 ? 0 : parseFlags(others.join(','));
  return flags === undefined || names.length > others.length + 1
    ? undefined
    : { flags, data: names.length > others.length };
}

function explainSelection(word: string, verb: string): Said {
  if (word.toLowerCase() === 'all') {
    if (verb === 'deliver') return say('`all` stands alone: `deliver all`');
    return say('`{0}` takes one segment at a time: write a line for each, such as `{0} FIN A>B`', verb);
  }
  if (/^\d+$/.test(word)) return say('`{0}` selects nothing; a place among several is written `#{0}`', word);
  const all = verb === 'deliver' ? ['all'] : [];
  const near = nearest(word, ['SYN', 'FIN', 'RST', 'DATA', 'ACK', 'A>B', 'B>A', ...all]);
  if (near !== undefined) return say('`{0}` selects nothing; did you mean `{1}`?', word, near);
  return say(
    'segments are selected by SYN, FIN, RST, DATA or ACK, a direction `A>B` or `B>A`, and a place such as `#2`; `{0}` is none of these',
    shorten(word),
  );
}

function takeInject(line: Reader): Action | null {
  line.take();
  const from = directionOf(line.peek() ?? '');
  if (from === undefined) return line.failNext(say('`inject` needs a direction: `inject B>A RST seq 301`'));
  line.take();
  const flags = takeFlags(line);
  if (flags === null) return null;
  const fields = takeFields(line);
  if (fields === null) return null;
  const { seq, ack = 0, len = 0 } = fields;
  if (line.peek() !== undefined)
    return line.failNext(isNoneOf(say('field of a segment'), line.peek(), ['seq', 'ack', 'len']));
  if (seq === undefined) return line.failNext(say('`inject` needs the segment’s number: `seq 301`'));
  if (ack !== 0 && (flags & ACK) === 0)
    return line.failLine(say('`{0}` means nothing without the flag ACK', `ack ${ack}`));
  return { kind: 'inject', from, flags, seq, ack, len };
}
