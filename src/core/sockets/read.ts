import type { State } from '../tcp/states';
import { isBeside, readLine, readUser, type Above, type Line } from './lines';
import { ProcLines } from './proc';
import type { Format, Socket, Table } from './socket';
import { bare, isPrompt, readCommand } from './terminal';

/** The longest text that is read, in characters: some 150,000 sockets. */
export const mostText = 20_000_000;
/** Of a line no more is looked at. */
const longest = 1000;

const newline = 0x0a;

/** Gathers what the lines of a table say. */
class Gatherer implements Above {
  readonly sockets: Socket[] = [];
  private readonly proc = new ProcLines();
  private format: Format | null = null;
  private notUnderstood = 0;
  private example: string | null = null;
  private stateless = 0;
  columns: readonly string[] = [];
  asked: State | undefined;
  /** What lsof has told: a socket that several processes have stands there several times. */
  private readonly held = new Set<string>();
  /** Below a heading of other things than the internet's sockets. */
  private beside = false;
  private readonly scratch = new Uint8Array(longest + 1);

  /** A line of /proc/net/tcp in bytes. */
  addBytes(bytes: Uint8Array, from: number, to: number): void {
    const socket = this.proc.read(bytes, from, to);
    if (socket !== undefined) {
      this.sockets.push(socket);
      this.format ??= 'proc';
      return;
    }
    const text = String.fromCharCode(...bytes.subarray(from, Math.min(to, from + longest)));
    if (!/^\s*sl\s/.test(text)) this.wonder(text);
  }

  /** A line of any format. */
  addLine(whole: string): void {
    const text = isProc(whole) ? whole : bare(whole);
    if (isProc(text)) {
      for (let at = 0; at < text.length; at++) this.scratch[at] = text.charCodeAt(at) & 0xff;
      this.scratch[text.length] = newline;
      this.addBytes(this.scratch, 0, text.length);
      return;
    }
    const line = readLine(text, this);
    if (line === 'stateless') this.stateless++;
    else if (line !== undefined) this.take(line);
    else this.addOther(text, whole);
  }

  private take({ socket, format }: Line): void {
    this.format ??= format;
    if (format === 'lsof') {
      const ends = [socket.localAddress, socket.localPort, socket.remoteAddress, socket.remotePort].join(' ');
      if (this.held.has(ends)) return;
      this.held.add(ends);
    }
    this.sockets.push(socket);
  }

  /** A line that is no TCP socket. */
  private addOther(text: string, whole: string): void {
    const command = readCommand(text);
    const last = this.sockets.at(-1);
    if (command !== undefined) this.asked = command.asked;
    else if (/^\s*users:\(/.test(text) && last !== undefined) {
      // A line that was too long for its terminal.
      this.sockets[this.sockets.length - 1] = { ...last, process: last.process ?? readUser(text) };
    } else if (/^\s*Proto\s/.test(text)) {
      this.columns = text
        .replace(/(Local|Foreign) Address/g, '$1')
        .trim()
        .split(/\s+/);
    } else if (/^(Active|Registered)\s/.test(text)) {
      this.beside = !text.includes('Internet') || text.includes('Multipath');
    } else if (!this.beside && !isBeside(text) && !isPrompt(text)) this.wonder(whole);
  }

  private wonder(text: string): void {
    if (text.trim() === '') return;
    this.notUnderstood++;
    this.example ??= text.trim().slice(0, 120);
  }

  read(): Table {
    const { sockets, format, notUnderstood, example, stateless } = this;
    return { sockets, format, notUnderstood, example, stateless };
  }
}

/** Whether a line is one of /proc/net/tcp. */
const isProc = (line: string): boolean => /^\s*\d+:\s*[0-9A-Fa-f]{8}/.test(line);

/** Reads a text in pieces, so that a long one holds up nothing. */
export interface TextReader {
  /** Goes on for `lines` lines at most; whether all is read. */
  advance(lines: number): boolean;
  /** From 0 to 1. */
  readonly progress: number;
  /** What has been read so far. */
  read(): Table;
}

/** A reader for a text in any of the formats, or why it is not read: over `most` characters. */
export function createTextReader(text: string): TextReader | { readonly tooLong: number; readonly most: number } {
  if (text.length > mostText) return { tooLong: text.length, most: mostText };
  const gatherer = new Gatherer();
  let at = 0;
  return {
    advance(lines) {
      for (let count = 0; count < lines && at < text.length; count++) {
        const end = text.indexOf('\n', at);
        const next = end < 0 ? text.length : end;
        gatherer.addLine(text.slice(at, Math.min(next, at + longest)).replace(/\r$/, ''));
        at = next + 1;
      }
      return at >= text.length;
    },
    get progress() {
      return text.length === 0 ? 1 : Math.min(1, at / text.length);
    },
    read: () => gatherer.read(),
  };
}

/** The sockets of a text in one go; for long texts `createTextReader`. */
export function readSockets(text: string): Table | { readonly tooLong: number; readonly most: number } {
  const reader = createTextReader(text);
  if ('tooLong' in reader) return reader;
  while (!reader.advance(10_000));
  return reader.read();
}

/** Reads /proc/net/tcp or tcp6 as its bytes come, cut anywhere. */
export interface ProcReader {
  push(bytes: Uint8Array): void;
  /** The rest of the last line is read as it is. May be pushed on: another file begins. */
  end(): void;
  read(): Table;
}

/** A reader for the bytes of /proc/net/tcp and tcp6. */
export function createProcReader(): ProcReader {
  const gatherer = new Gatherer();
  let rest = new Uint8Array(0);
  return {
    push(bytes) {
      let from = 0;
      let end = bytes.indexOf(newline);
      if (end >= 0 && rest.length > 0) {
        const line = join(rest, bytes.subarray(0, end + 1));
        gatherer.addBytes(line, 0, line.length - 1);
        rest = new Uint8Array(0);
        from = end + 1;
        end = bytes.indexOf(newline, from);
      }
      for (; end >= 0; end = bytes.indexOf(newline, from)) {
        gatherer.addBytes(bytes, from, end);
        from = end + 1;
      }
      // A file that never ends its line is not kept whole.
      if (rest.length < longest) rest = join(rest, bytes.subarray(from));
    },
    end() {
      if (rest.length > 0) gatherer.addBytes(rest, 0, rest.length);
      rest = new Uint8Array(0);
    },
    read: () => gatherer.read(),
  };
}

function join(head: Uint8Array, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(head.length + tail.length);
  all.set(head);
  all.set(tail, head.length);
  return all;
}
