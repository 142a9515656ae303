import { say } from '../said';
import type { Both, End, Start } from '../world';
import type { Head } from './ast';
import type { Clock } from './duration';
import { unitOf } from './duration';
import type { Faults, Reader } from './reader';
import type { Given, SettingName } from './settings';
import { readSetting, resolveSettings, takeSettingName } from './settings';

/** What the lines of the head said, and the other lines. */
export interface HeadRead {
  /** `unclear`: `explore` stands where it cannot. */
  readonly sort: 'scripted' | 'explored' | 'unclear';
  readonly head: Head;
  /** Initial numbers given a second time, which only an explored file's head has. */
  readonly nextIss: { readonly A: number | null; readonly B: number | null };
  readonly clock: Clock;
  readonly rest: readonly Reader[];
  /** The line of the first action; null when there is none. */
  readonly firstAction: number | null;
  /** What the lines of the head say, as `set msl` or `start`, each with its line. */
  readonly given: ReadonlyMap<string, number>;
}

/** How a run may begin. */
export const STARTS = ['closed', 'listening', 'established'] as const satisfies readonly Start[];
const ENDS = ['A', 'B'] as const satisfies readonly End[];
const ACTIONS = ['deliver', 'lose', 'duplicate', 'inject', 'wait', 'expect'];

/** The most retransmissions of one segment that a file may allow. */
const MOST_RESENDS = 100;
/** The last sequence number: they are whole numbers modulo 2^32. */
export const LAST_NUMBER = 4_294_967_295;

/** Reads the head: its lines may stand in any order, and in an explored file anywhere. */
export function readHead(lines: readonly Reader[], faults: Faults): HeadRead {
  const explored = lines.some((line) => line.words[0]?.text === 'explore');
  const clock = findClock(lines, explored);
  const first = lines.find(isAction);
  const once = new Map<string, number>();
  const given = new Map<SettingName, Given>();
  const iss = { A: 100, B: 300 };
  const nextIss: { A: number | null; B: number | null } = { A: null, B: null };
  const usual = clock.discrete ? 1 : Infinity;
  const resends = { A: usual, B: usual };
  const rest: Reader[] = [];
  let title: string | null = null;
  let start: Start = 'established';
  let sort: HeadRead['sort'] = explored ? 'explored' : 'scripted';

  /** Whether a line of the head stands in it, and says something new. */
  const isInPlace = (line: Reader, what: string): boolean => {
    if (first !== undefined && line.number > first.number && sort === 'scripted') {
      line.failLine(say('`{0}` belongs to the head, before the first action (line {1})', what, first.number));
      return false;
    }
    const earlier = once.get(what);
    if (earlier !== undefined) {
      line.failLine(say('`{0}` has been given in line {1} already', what, earlier));
      return false;
    }
    once.set(what, line.number);
    return true;
  };

  for (const line of lines) {
    if (faults.full) break;
    const word = line.words[0]?.text ?? '';
    switch (word) {
      case 'scenario':
        if (!isInPlace(line, word)) break;
        title = line.text.slice(word.length).trim();
        if (title === '') line.failLine(say('a title is missing: `scenario TEXT`'));
        break;
      case 'explore':
        line.take();
        if (first !== undefined && first.number < line.number) {
          sort = 'unclear';
          line.failLine(say('`explore` stands before any action, and line {0} is one', first.number));
        } else if (isInPlace(line, word)) line.finish(true);
        break;
      case 'start': {
        if (!isInPlace(line, word)) break;
        line.take();
        const read = line.takeOneOf(say('start'), STARTS);
        if (read !== null && line.finish(true) === true) start = read;
        break;
      }
      case 'set': {
        line.take();
        const name = takeSettingName(line);
        if (name === null || !isInPlace(line, `set ${name}`)) break;
        const setting = readSetting(line, name, clock);
        if (setting !== null) given.set(name, setting);
        break;
      }
      case 'iss': {
        // Given again, or after the first action, it is an action: it holds for the end's next connection.
        const end = line.words[1]?.text ?? '';
        const later = (first !== undefined && first.number < line.number) || once.has(`iss ${end}`);
        if (later && !explored) rest.push(line);
        else if (later) readIss(line, nextIss, (what) => isInPlace(line, `next ${what}`));
        else readIss(line, iss, (what) => isInPlace(line, what));
        break;
      }
      default:
        if (line.words[1]?.text === 'may' && line.words[2]?.text === 'resend')
          readResends(line, clock, resends, (what) => isInPlace(line, what));
        else rest.push(line);
    }
  }
  const settings = resolveSettings(given, clock);
  const head = { title: title === '' ? null : title, start, iss, resends, settings };
  return { sort, head, nextIss, clock, rest, firstAction: first?.number ?? null, given: once };
}

/** `iss A 100`: the end and its number. */
export function takeIss(line: Reader): { end: End; iss: number } | null {
  line.take();
  const end = line.takeOneOf(say('end'), ENDS);
  if (end === null) return null;
  const iss = line.takeNumber(say('an initial sequence number'), 0, LAST_NUMBER);
  return iss === null ? null : line.finish({ end, iss });
}

function readIss(
  line: Reader,
  into: { A: number | null; B: number | null },
  isInPlace: (what: string) => boolean,
): void {
  const read = takeIss(line);
  if (read !== null && isInPlace(`iss ${read.end}`)) into[read.end] = read.iss;
}

function readResends(
  line: Reader,
  clock: Clock,
  into: { -readonly [end in keyof Both]: number },
  isInPlace: (what: string) => boolean,
): void {
  const end = line.takeOneOf(say('end'), ENDS);
  if (end === null) return;
  if (!clock.discrete) {
    line.failLine(say('`may resend` needs a file that counts ticks: in milliseconds the timers decide'));
    return;
  }
  if (!isInPlace(`${end} may resend`)) return;
  line.take();
  line.take();
  const count = line.takeNumber(say('a number of retransmissions'), 0, MOST_RESENDS);
  if (count !== null && line.finish(true) === true) into[end] = count;
}

/** The first line that does something; words that nobody knows do not count, so that one slip is one fault. */
function isAction(line: Reader): boolean {
  const [first, second] = line.words;
  if (first === undefined) return false;
  if (ACTIONS.includes(first.text)) return true;
  if (first.text !== 'A' && first.text !== 'B') return false;
  return second !== undefined && second.text !== 'may' && second.text !== 'must';
}

/** Milliseconds or ticks: ticks in an explored file, otherwise what the first duration with a unit says. */
function findClock(lines: readonly Reader[], explored: boolean): Clock {
  if (explored) return { discrete: true, because: say('it is explored') };
  for (const line of lines) {
    const [keyword, second, third] = line.words;
    if (keyword?.text === 'scenario') continue;
    if (keyword?.text === 'set' && second?.text === 'profile' && third?.text === 'linux') {
      return { discrete: false, because: say('line {0} says `{1}`', line.number, 'profile linux') };
    }
    for (const { text } of line.words.slice(1)) {
      const unit = unitOf(text);
      if (unit !== null) return { discrete: unit === 't', because: say('line {0} says `{1}`', line.number, text) };
    }
  }
  return { discrete: false, because: say('as a scripted file does unless it says otherwise') };
}
