import { VOCABULARY } from '../scenario';

/** Which words may come next on a line, by what stands before them: the notation's grammar, as an editor needs it. */

/** What sort of word it is. */
export type WordKind =
  'keyword' | 'end' | 'call' | 'state' | 'flag' | 'setting' | 'value' | 'error' | 'timer' | 'field';

/** Words of one sort that may come next. */
export interface Choice {
  readonly kind: WordKind;
  readonly words: readonly string[];
}

/** What the words of a line depend on besides the line. */
export interface FileKind {
  readonly explored: boolean;
  /** It counts ticks. */
  readonly discrete: boolean;
  /** Lines of the head may stand here. */
  readonly head: boolean;
}

const V = VOCABULARY;
const ENDS = ['A', 'B'];
const FLAG_SETS = ['FIN,ACK', 'ACK', 'SYN', 'SYN,ACK', 'RST', 'RST,ACK', 'FIN', 'SYN,FIN', 'FIN,RST,ACK'];
const HEAD = ['scenario', 'start', 'iss', 'set'];
const VERBS = ['deliver', 'lose', 'duplicate', 'inject', 'wait', 'expect'];

const keywords = (...words: readonly string[]): Choice => ({ kind: 'keyword', words });
const states = (): Choice => ({ kind: 'state', words: V.states });

/** The words that may follow those before; none where a number, a duration or free text follows, or nothing may. */
export function wordsAfter(before: readonly string[], file: FileKind): readonly Choice[] {
  const [first, second, third] = before;
  switch (first) {
    case undefined:
      return firstWords(file);
    case 'start':
      return second === undefined ? [{ kind: 'value', words: V.starts }] : [];
    case 'iss':
      return second === undefined ? [{ kind: 'end', words: ENDS }] : [];
    case 'set':
      return second === undefined
        ? [{ kind: 'setting', words: V.settings }]
        : third === undefined
          ? [{ kind: 'value', words: valuesOf(second, file.discrete) }]
          : [];
    case 'A':
    case 'B':
      return afterEnd(before.slice(1), file);
    case 'network':
      if (second === undefined) return [keywords('may')];
      return third === undefined ? [keywords('lose', 'duplicate')] : [];
    case 'claim':
      return second === undefined ? [keywords(...V.claims)] : condition(before.slice(2));
    case 'expect':
      return condition(before.slice(1));
    case 'deliver':
    case 'lose':
    case 'duplicate':
      return selection(first, before.slice(1));
    case 'inject':
      if (second === undefined) return [{ kind: 'end', words: V.directions }];
      return third === undefined ? [{ kind: 'flag', words: FLAG_SETS }] : fields(before.slice(3));
    case 'wait':
      return second === undefined ? [{ kind: 'value', words: ['2msl', 'msl', 'rto'] }] : [];
    default:
      return [];
  }
}

function firstWords({ explored, head }: FileKind): Choice[] {
  const ends: Choice = { kind: 'end', words: ENDS };
  if (explored) return [ends, keywords('network', 'claim', ...HEAD, 'explore')];
  return [ends, keywords(...VERBS, ...(head ? [...HEAD, 'explore'] : ['iss']))];
}

/** The values of a setting that have a name, and the usual durations. */
function valuesOf(name: string, discrete: boolean): readonly string[] {
  const some = (ticks: readonly string[], times: readonly string[]) => (discrete ? ticks : times);
  switch (name) {
    case 'profile':
      return V.profiles;
    case 'rfc1337':
      return ['on', 'off'];
    case 'delayed-ack':
      return ['off', ...some(['1t'], ['200ms', '40ms'])];
    case 'fin-timeout':
      return ['off', ...some(['2msl'], ['60s'])];
    case 'user-timeout':
      return ['off', ...some([], ['300s'])];
    case 'time-wait':
      return ['2msl', 'msl', ...some(['5t'], ['60s'])];
    case 'msl':
      return some(['2t', '3t', '4t'], ['120s', '30s']);
    case 'rto':
      return some(['1t', '1t..2t', '1t..3t'], ['1s', '200ms']);
    default:
      return [];
  }
}

function afterEnd(rest: readonly string[], { explored, discrete, head }: FileKind): readonly Choice[] {
  const [first, second] = rest;
  const calls: Choice = { kind: 'call', words: V.calls };
  if (first === undefined) {
    if (explored) return [keywords('may', 'must')];
    const ticks = discrete ? [keywords('resend', 'ack', ...(head ? ['may'] : []))] : [];
    return [calls, ...ticks];
  }
  if (first !== 'may' && first !== 'must') return [];
  if (second === undefined) {
    const resend = first === 'may' ? [keywords('resend')] : [];
    return explored ? [calls, ...resend] : resend;
  }
  if (second === 'resend') return [];
  const after = rest.slice(second === 'send' ? 3 : 2);
  if (rest.length < (second === 'send' ? 3 : 2)) return [];
  if (after.length === 0) return [keywords('in')];
  return after.length === 1 ? [states()] : [];
}

function selection(verb: string, words: readonly string[]): readonly Choice[] {
  if (words[0] === 'all') return [];
  const directed = words.some((word) => (V.directions as readonly string[]).includes(word));
  const all = verb === 'deliver' && words.length === 0 ? [keywords('all')] : [];
  const directions: Choice[] = directed ? [] : [{ kind: 'end', words: V.directions }];
  return [
    { kind: 'flag', words: ['FIN', 'ACK', 'DATA', 'SYN', 'RST', 'SYN,ACK', 'FIN,ACK', 'DATA,FIN'] },
    ...directions,
    ...all,
  ];
}

/** `seq 101 ack 301`: the fields not given yet, where one may stand. */
function fields(words: readonly string[]): Choice[] {
  if (words.length % 2 === 1) return [];
  return [{ kind: 'field', words: V.fields.filter((field) => !words.includes(field)) }];
}

function condition(words: readonly string[]): readonly Choice[] {
  const begin = words.lastIndexOf('and') + 1;
  const not = words[begin] === 'not';
  const [first, second, third, ...rest] = words.slice(begin + (not ? 1 : 0));
  const and = keywords('and');
  switch (first) {
    case undefined:
      return [{ kind: 'end', words: [...ENDS, ...V.directions] }, keywords(...(not ? [] : ['not']), 'in', 'data')];
    case 'A>B':
    case 'B>A':
      if (second === undefined) return [{ kind: 'flag', words: FLAG_SETS }];
      return third !== undefined && rest.length % 2 === 0
        ? []
        : [...fields(third === undefined ? [] : [third, ...rest]), and];
    case 'in':
      if (second === undefined) return [keywords('flight')];
      return third === undefined ? [{ kind: 'end', words: V.directions }, and] : [and];
    case 'data':
      return second === undefined ? [keywords('lost')] : [and];
    case 'A':
    case 'B':
      return property(second, third, rest.length > 0, and);
    default:
      return [];
  }
}

function property(name: string | undefined, value: string | undefined, more: boolean, and: Choice): readonly Choice[] {
  if (name === undefined) return [states(), keywords(...V.properties)];
  if (value === undefined) {
    switch (name) {
      case 'was':
        return [states()];
      case 'got':
        return [{ kind: 'value', words: ['EOF'] }];
      case 'error':
        return [{ kind: 'error', words: V.errors }];
      case 'timer':
        return [{ kind: 'timer', words: V.timers }];
      case 'accepted':
        return [keywords('old')];
      case 'next':
      case 'unacked':
      case 'awaits':
        return [];
      default:
        return [and];
    }
  }
  if (name === 'timer' && !more) return [{ kind: 'value', words: ['2msl', 'msl', 'rto'] }, and];
  return [and];
}
