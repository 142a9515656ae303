import type { Line, Place, Written } from '../scenario';
import { findSegment, formatDuration, select, VOCABULARY } from '../scenario';
import type { Call, Endpoint, Row, Segment, State, TcpError, Timer } from '../tcp';
import { eventOfCall, isState, parseFlags, rowFor } from '../tcp';
import type { End, Flight, World } from '../world';
import { deliver } from '../world';
import type { Analysis } from './analysis';
import { actionAt, headOf, worldBefore, writtenAt } from './where';

type Words = typeof VOCABULARY;
/** A setting of the head, and a kind of claim, as the notation spells it. */
export type SettingName = Words['settings'][number];
export type ClaimKind = Words['claims'][number];

/** What there is to say of a word of a scenario. */
export type Explained = Place & { readonly about: About };

/** What a word is about, with what is known of it at its place. */
export type About =
  | { readonly kind: 'state'; readonly state: State }
  | { readonly kind: 'flags'; readonly flags: readonly string[]; readonly segment: FlightAt | null }
  /** `row`: what the call does in the state that the end is in, where that is known. */
  | { readonly kind: 'call'; readonly name: Call['name']; readonly row: Row | null; readonly state: State | null }
  | { readonly kind: 'segment'; readonly segment: FlightAt }
  /** `value`: what it is in this file, as text. */
  | { readonly kind: 'setting'; readonly name: SettingName; readonly value: string }
  | { readonly kind: 'claim'; readonly claim: ClaimKind }
  | { readonly kind: 'timer'; readonly timer: Timer }
  | { readonly kind: 'error'; readonly error: TcpError }
  | { readonly kind: 'end'; readonly end: End; readonly endpoint: Endpoint }
  | { readonly kind: 'duration'; readonly means: string };

/** A segment in flight that a line is about, and what its arrival does. */
export interface FlightAt {
  readonly from: End;
  readonly segment: Segment;
  /** The row that its arrival comes to; null where it does not arrive. */
  readonly row: Row | null;
}

/** What the word at a column is; null for blanks, comments, titles and words that speak for themselves. */
export function explain(analysis: Analysis, line: number, column: number): Explained | null {
  const words = writtenAt(analysis, line)?.words ?? [];
  const index = words.findIndex((word) => word.column <= column && column <= word.endColumn);
  const word = words[index];
  const texts = words.map(({ text }) => text);
  if (word === undefined || texts[0] === 'scenario') return null;
  const about = aboutWord(analysis, word, texts, index);
  return about === null ? null : { line, column: word.column, endColumn: word.endColumn, about };
}

function aboutWord(
  analysis: Analysis,
  { text: word, line, column }: Written['words'][number],
  words: readonly string[],
  index: number,
): About | null {
  const before = words[index - 1];
  if (isState(word)) return { kind: 'state', state: word };
  if (before === 'set') return aboutSetting(analysis, word);
  if (words[0] === 'claim' && index === 1) return find('claims', word, (claim) => ({ kind: 'claim', claim }));
  if (before === 'timer') return find('timers', word, (timer) => ({ kind: 'timer', timer }));
  if (before === 'error') return find('errors', word, (error) => ({ kind: 'error', error }));
  const world = worldBefore(analysis, line);
  const action = actionAt(analysis, line);
  const call = VOCABULARY.calls.find((name) => name === word);
  if (call !== undefined && index > 0) return aboutCall(call, world, words[0]);
  const segment = world === null ? null : segmentOf(analysis, world, action, column);
  const names = word.split(',').filter((name) => name === 'DATA' || parseFlags(name) !== undefined);
  if (names.length > 0 && names.join() === word) return { kind: 'flags', flags: names, segment };
  if ((word === 'A' || word === 'B') && world !== null) return { kind: 'end', end: word, endpoint: world[word] };
  if (segment !== null) return { kind: 'segment', segment };
  return aboutDuration(analysis, word, action);
}

function find<Key extends keyof Words>(
  key: Key,
  word: string,
  about: (found: Words[Key][number]) => About,
): About | null {
  const found = (VOCABULARY[key] as readonly Words[Key][number][]).find((one) => one === word);
  return found === undefined ? null : about(found);
}

function aboutCall(name: Call['name'], world: World | null, first: string | undefined): About {
  if (world === null || (first !== 'A' && first !== 'B')) return { kind: 'call', name, row: null, state: null };
  const endpoint = world[first];
  return { kind: 'call', name, row: rowFor(endpoint.state, eventOfCall(endpoint, name)), state: endpoint.state };
}

/** The segment that a line delivers, loses or duplicates, or that the term of an expectation at a column finds in flight. */
function segmentOf(analysis: Analysis, world: World, line: Line | null, column: number): FlightAt | null {
  const head = headOf(analysis);
  const action = line?.action;
  if (action === undefined || head === null) return null;
  const tell = (flight: Flight | undefined, arrives: boolean): FlightAt | null => {
    if (flight === undefined) return null;
    const [first] = arrives ? deliver(world, flight, head.settings).moments : [];
    const row = first !== undefined && 'row' in first.happening ? first.happening.row : null;
    return { from: flight.from, segment: flight.segment, row };
  };
  switch (action.kind) {
    case 'deliver':
    case 'lose':
    case 'duplicate':
      return tell(select(world, action.selection), action.kind === 'deliver');
    case 'deliver-all':
      return tell(world.flights[0], true);
    case 'expect': {
      const term = action.condition.terms.find(({ place }) => place.column <= column && column <= place.endColumn);
      return term?.atom.kind === 'segment' ? tell(findSegment(world, term.atom), false) : null;
    }
    case 'call':
    case 'resend':
    case 'ack':
    case 'inject':
    case 'wait':
    case 'iss':
      return null;
  }
}

function aboutSetting(analysis: Analysis, word: string): About | null {
  const head = headOf(analysis);
  const name = VOCABULARY.settings.find((one) => one === word);
  if (name === undefined || head === null) return null;
  const { settings } = head;
  const time = (length: number | null) => (length === null ? 'off' : formatDuration(length, settings.discrete));
  const { least, most } = settings.rto;
  const values: Record<SettingName, string> = {
    msl: time(settings.msl),
    'time-wait': time(settings.timeWait),
    rto: least === most ? time(most) : `${time(least)}..${time(most)}`,
    'user-timeout': time(settings.userTimeout),
    'delayed-ack': time(settings.delayedAck),
    rfc1337: settings.rfc1337 ? 'on' : 'off',
    'fin-timeout': time(settings.finTimeout),
    profile: settings.profile,
  };
  return { kind: 'setting', name, value: values[name] };
}

/** What `2msl` comes to. */
function aboutDuration(analysis: Analysis, word: string, line: Line | null): About | null {
  const head = headOf(analysis);
  if (head === null || line?.action.kind !== 'wait' || !/(msl|rto)$/i.test(word)) return null;
  return { kind: 'duration', means: formatDuration(line.action.duration, head.settings.discrete) };
}
