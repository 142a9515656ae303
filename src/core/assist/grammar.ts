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
  /** Actions may stand here: no line of the head follows. */
  readonly body: boolean;
  /** What a line of the head may not say here, as `set msl` or `start`: another line says it, or forbids it. */
  readonly taken: ReadonlySet<string>;
}

const V = VOCABULARY;
const ENDS = ['A', 'B'];
const FLAG_SETS = ['FIN,ACK', 'ACK', 'SYN', 'SYN,ACK', 'RST', 'RST,ACK', 'FIN', 'SYN,FIN', 'FIN,RST,ACK'];
const HEAD = ['scenario', 'start', 'iss', 'set', 'explore'];
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
      return second === undefined && file.head ? [{ kind: 'value', words: V.starts }] : [];
    case 'iss':
      return second === undefined ? [{ kind: 'end', words: endsOfIss(file) }] : [];
    case 'set':
      if (!file.head) return [];
      return second === undefined
        ? [{ kind: 'setting', words: V.settings.filter((name) => !file.taken.has(`set ${name}`)) }]
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

function firstWords({ explored, discrete, head, body, taken }: FileKind): Choice[] {
  const free = HEAD.filter((word) => !taken.has(word) && (word !== 'iss' || endsOfIss({ taken }).length > 0));
  const opening = head ? free : ['iss'];
  if (explored) return [{ kind: 'end', words: ENDS }, keywords('network', 'claim', ...opening)];
  // Before the head ends, an end's line can only be `A may resend 2`.
  const ends: Choice[] = body || discrete ? [{ kind: 'end', words: ENDS }] : [];
  return [...ends, keywords(...(body ? VERBS : []), ...opening)];
}

/** The ends that may still be given an initial number; in an explored file each has two. */
function endsOfIss({ taken }: Pick<FileKind, 'taken'>): readonly string[] {
  return ENDS.filter((end) => !(taken.has(`iss ${end}`) && taken.has(`next iss ${end}`)));
}

/** Whether a line that begins with these words is one that no action begins with. */
export function isNoAction([first = '', second]: readonly string[]): boolean {
  return HEAD.includes(first) || second === 'may' || second === 'must';
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

function afterEnd(rest: readonly string[], { explored, discrete, head, body }: FileKind): readonly Choice[] {
  const [first, second] = rest;
  const calls: Choice = { kind: 'call', words: V.calls };
  if (first === undefined) {
    if (explored) return [keywords('may', 'must')];
    const ticks = discrete ? [keywords(...(body ? ['resend', 'ack'] : []), ...(head ? ['may'] : []))] : [];
    return [...(body ? [calls] : []), ...ticks];
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
