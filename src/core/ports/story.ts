import type { Part, Said } from '../said';
import { say } from '../said';
import type { Answer, Errno } from './answer';
import { accept, receiveSyn } from './accept';
import { bind, listen, openSocket, setReuseAddr, setReusePort } from './bind';
import { close, peerCloses, peerResets, reset } from './close';
import { connect } from './connect';
import type { Host } from './host';
import { createHost, wildcard } from './host';
import { list } from './list';
import { advance, configure } from './time';
import { Misread, readEndpoint, readMilliseconds, readSetting } from './words';

/**
 * A story about one host's ports, a line a call, so that questions can be asked of it:
 *
 *   set range 40000..40009            the ephemeral ports; also: set tw-reuse 0|1|2, set timestamps on|off,
 *                                     set time-wait 60s, set max-records 1000
 *   old socket reuseaddr              a new socket by that name; reuseaddr and reuseport are options of it
 *   old bind 5000                     or ADDRESS:PORT; without an address, all of them
 *   old listen
 *   old accepts conn from ADDR:PORT   a peer dials the listener, and the application accepts: a socket named conn
 *   conn connect ADDR:PORT
 *   conn close                        also: peer-closes, reset, peer-resets
 *   50 times connect ADDR:PORT close  each a new socket that connects and then: close, peer-closes or reset first
 *   wait 61s
 *
 * Every call is answered as the host answers it; a refusal is an answer too. Claims about the end:
 * `NAME OK`, `NAME EADDRINUSE` (the last answer that NAME got), `refused 20`, `connected 10`, `first-refused 11`,
 * `TIME_WAIT 10`, `LISTEN 1` (see verdict.ts).
 */
export interface Story {
  readonly host: Host;
  /** What each line was answered, for the learner. */
  readonly log: readonly StoryLine[];
  /** The last answer to each socket. */
  readonly answers: ReadonlyMap<string, Errno | 'OK'>;
  /** Of the connections that `times` tried. */
  readonly connected: number;
  readonly refused: number;
  /** The first of them that was refused, 1 for the first; null: none. */
  readonly firstRefused: number | null;
}

/** A line, what it was answered, and why when it was refused. */
export interface StoryLine {
  readonly line: string;
  /** `OK`, an error by its name, or how often it was which. */
  readonly answer: Part;
  readonly why: Said | null;
}

/** A line that could not be understood: which (1-based) and why. */
export class StoryFault extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(`line ${line}: ${message}`);
  }
}

interface Teller {
  host: Host;
  readonly names: Map<string, number>;
  readonly answers: Map<string, Errno | 'OK'>;
  readonly log: StoryLine[];
  connected: number;
  refused: number;
  firstRefused: number | null;
}

/** Plays a story. Throws StoryFault when a line is no line of a story. */
export function tell(lines: readonly string[]): Story {
  const teller: Teller = {
    host: createHost(),
    names: new Map(),
    answers: new Map(),
    log: [],
    connected: 0,
    refused: 0,
    firstRefused: null,
  };
  for (const [index, text] of lines.entries()) {
    const words = (text.split('#', 1)[0] ?? '').trim().split(/\s+/);
    if (words[0] === '') continue;
    try {
      tellLine(teller, words, text);
    } catch (error) {
      if (error instanceof Misread) throw new StoryFault(index + 1, error.message);
      throw error;
    }
  }
  return teller;
}

function tellLine(teller: Teller, words: readonly string[], text: string): void {
  const [first = '', second = '', ...rest] = words;
  if (first === 'set') {
    expectEnd(rest.slice(1));
    teller.host = configure(teller.host, readSetting(second, rest[0] ?? ''));
    teller.log.push({ line: text.trim(), answer: 'OK', why: null });
    return;
  }
  if (first === 'wait') {
    expectEnd(rest);
    teller.host = advance(teller.host, readMilliseconds(second));
    teller.log.push({ line: text.trim(), answer: 'OK', why: null });
    return;
  }
  if (/^\d+$/.test(first) && second === 'times') {
    repeat(teller, Number(first), rest, text);
    return;
  }
  const answer = callOf(teller, first, second, rest);
  teller.host = answer.host;
  const refused = answer.result === 'OK' ? null : answer.reason.said;
  teller.answers.set(first, answer.result);
  teller.log.push({ line: text.trim(), answer: answer.result, why: refused });
}

/** Nothing may follow: a word that is passed over would be a story other than the one that was meant. */
function expectEnd([more]: readonly string[]): void {
  if (more !== undefined) throw new Misread(`"${more}" is too much here`);
}

/** How many words may follow a call. */
const WORDS_AFTER: Readonly<Record<string, number>> = {
  bind: 1,
  listen: 0,
  connect: 1,
  accepts: 3,
  close: 0,
  'peer-closes': 0,
  reset: 0,
  'peer-resets': 0,
};

function callOf(teller: Teller, name: string, call: string, rest: readonly string[]): Answer<unknown> {
  const { host } = teller;
  if (call === 'socket') {
    const made = openSocket(host);
    if (made.result !== 'OK') return made;
    teller.names.set(name, made.value);
    return rest.reduce<Answer<unknown>>((answer, option) => setOption(answer.host, made.value, option), made);
  }
  expectEnd(rest.slice(WORDS_AFTER[call] ?? rest.length));
  const id = teller.names.get(name);
  if (id === undefined) throw new Misread(`there is no socket "${name}"; "${name} socket" makes one`);
  switch (call) {
    case 'bind': {
      const { address, port } = readEndpoint(rest[0] ?? '', wildcard);
      return bind(host, id, address, port);
    }
    case 'listen':
      return listen(host, id);
    case 'connect':
      return connect(host, id, readEndpoint(rest[0] ?? ''));
    case 'accepts':
      return dialAndAccept(teller, id, rest);
    case 'close':
      return close(host, id);
    case 'peer-closes':
      return peerCloses(host, id);
    case 'reset':
      return reset(host, id);
    case 'peer-resets':
      return peerResets(host, id);
    default:
      throw new Misread(
        `"${call}" is no call; there are socket, bind, listen, connect, accepts, close, peer-closes, reset, peer-resets`,
      );
  }
}

function setOption(host: Host, id: number, option: string): Answer {
  if (option === 'reuseaddr') return setReuseAddr(host, id, true);
  if (option === 'reuseport') return setReusePort(host, id, true);
  throw new Misread(`"${option}" is no option; there are reuseaddr and reuseport`);
}

/** `old accepts conn from 10.0.0.1:1234` */
function dialAndAccept(teller: Teller, listener: number, [name, from, peer]: readonly string[]): Answer<unknown> {
  if (name === undefined || from !== 'from' || peer === undefined)
    throw new Misread('write: LISTENER accepts NAME from ADDRESS:PORT');
  const row = list(teller.host).find(({ id }) => id === listener);
  if (row === undefined) throw new Misread('that socket has no port, or is closed');
  const [address] = teller.host.settings.addresses;
  const local = readEndpoint(row.local);
  const to = local.address === wildcard ? { ...local, address: address ?? '127.0.0.1' } : local;
  const dialled = receiveSyn(teller.host, readEndpoint(peer), to);
  if (dialled.result !== 'SYN_ACK') throw new Misread(`the listener answers ${dialled.result}`);
  const accepted = accept(dialled.host, listener);
  if (accepted.result === 'OK') teller.names.set(name, accepted.value);
  return accepted;
}

/** `50 times connect ADDRESS:PORT close`: each a new socket; when it is refused it is only counted and thrown away. */
function repeat(
  teller: Teller,
  times: number,
  [call, destination, ending, ...more]: readonly string[],
  text: string,
): void {
  if (call !== 'connect' || destination === undefined || !isEnding(ending))
    throw new Misread('write: N times connect ADDRESS:PORT close|peer-closes|reset');
  expectEnd(more);
  if (times > 200_000) throw new Misread('at most 200000 times');
  const to = readEndpoint(destination);
  let why: Said | null = null;
  const before = teller.refused;
  for (let k = 1; k <= times; k += 1) {
    const made = openSocket(teller.host);
    if (made.result !== 'OK') throw new Misread(made.result);
    const dialled = connect(made.host, made.value, to);
    if (dialled.result === 'OK') {
      teller.connected += 1;
      teller.host = end(dialled.host, made.value, ending);
    } else {
      teller.refused += 1;
      teller.firstRefused ??= teller.connected + teller.refused;
      why ??= say('{0}: {1}', dialled.result, dialled.reason.said);
      teller.host = close(dialled.host, made.value).host;
    }
  }
  const refused = teller.refused - before;
  const answer = say('{0} connected, {1} refused', times - refused, refused);
  teller.log.push({ line: text.trim(), answer, why });
}

type Ending = 'close' | 'peer-closes' | 'reset';

function isEnding(word: string | undefined): word is Ending {
  return word === 'close' || word === 'peer-closes' || word === 'reset';
}

/** A connection's whole close: by us first, by the peer first, or by a reset. */
function end(host: Host, id: number, ending: Ending): Host {
  switch (ending) {
    case 'close':
      return peerCloses(close(host, id).host, id).host;
    case 'peer-closes':
      return close(peerCloses(host, id).host, id).host;
    case 'reset':
      return reset(host, id).host;
  }
}
