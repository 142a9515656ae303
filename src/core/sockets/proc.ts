import { procStates } from './names';
import { timers, type Socket } from './socket';

/** Lines of /proc/net/tcp and tcp6, read from bytes: a machine may have tens of thousands, and a refresh must cost no more
 * than twice what ss(8) does. Format: Linux, Documentation/networking/proc_net_tcp.rst. */

const space = 0x20;
const colon = 0x3a;

/** The value of a hexadecimal digit by its code, −1 for others. */
const digits = new Int8Array(256).fill(-1);
for (let value = 0; value < 16; value++) {
  const digit = value.toString(16);
  digits[digit.charCodeAt(0)] = value;
  digits[digit.toUpperCase().charCodeAt(0)] = value;
}

/** Reads line after line; keeps the addresses that it has met, which in a large table are few. */
export class ProcLines {
  private readonly four = new Map<number, string>();
  private readonly six = new Map<string, string>();
  private bytes: Uint8Array = new Uint8Array(0);
  private at = 0;
  private wrong = false;

  /** The socket of the line in `bytes` from `from` up to before `to`; undefined when the line is none. */
  read(bytes: Uint8Array, from: number, to: number): Socket | undefined {
    this.bytes = bytes;
    this.at = from;
    this.wrong = false;
    this.skipSpaces();
    this.number(10);
    this.expect(colon);
    this.skipSpaces();
    const localAddress = this.address();
    this.expect(colon);
    const localPort = this.number(16);
    this.skipSpaces();
    const remoteAddress = this.address();
    this.expect(colon);
    const remotePort = this.number(16);
    this.skipSpaces();
    const state = procStates[this.number(16)];
    this.skipSpaces();
    const sendQueue = this.number(16);
    this.expect(colon);
    const recvQueue = this.number(16);
    this.skipSpaces();
    const timer = timers[this.number(16)] ?? null;
    this.expect(colon);
    const hundredths = this.number(16);
    // Retransmissions, user, probes: nobody asks for them.
    this.skipField();
    this.skipField();
    this.skipField();
    this.skipSpaces();
    const inode = this.number(10);
    if (state === undefined || !this.endedBy(to)) return undefined;
    return {
      localAddress,
      localPort,
      remoteAddress,
      remotePort,
      state,
      recvQueue,
      sendQueue,
      timer,
      timerLeft: timer === 'none' || timer === null ? null : hundredths * 10,
      inode,
      process: null,
      backlog: null,
    };
  }

  /** Whether all was as expected, and within the line. */
  private endedBy(to: number): boolean {
    return !this.wrong && this.at <= to;
  }

  private skipSpaces(): void {
    while (this.bytes[this.at] === space) this.at++;
  }

  /** Goes behind the next word. */
  private skipField(): void {
    const { bytes } = this;
    let at = this.at;
    while (bytes[at] === space) at++;
    while ((bytes[at] ?? 0) > space) at++;
    this.at = at;
  }

  private expect(byte: number): void {
    if (this.bytes[this.at] !== byte) this.wrong = true;
    this.at++;
  }

  private number(base: 10 | 16): number {
    const { bytes } = this;
    let at = this.at;
    let value = 0;
    for (;;) {
      const digit = digits[bytes[at] ?? 0] ?? -1;
      if (digit < 0 || digit >= base) break;
      value = value * base + digit;
      at++;
    }
    if (this.at === at) this.wrong = true;
    this.at = at;
    return value;
  }

  /** 8 or 32 digits: one or four words, each in the byte order of the machine (all of today's: the lowest first). */
  private address(): string {
    const from = this.at;
    const word = this.number(16);
    if (this.at - from === 8) {
      let text = this.four.get(word);
      if (text === undefined) this.four.set(word, (text = bytesOf(word).join('.')));
      return text;
    }
    if (this.at - from !== 32) {
      this.wrong = true;
      return '';
    }
    const key = String.fromCharCode(...this.bytes.subarray(from, this.at));
    let text = this.six.get(key);
    if (text === undefined) this.six.set(key, (text = printSix(key)));
    return text;
  }
}

const bytesOf = (word: number): number[] => [word & 255, (word >>> 8) & 255, (word >>> 16) & 255, word >>> 24];

/** 32 digits as an IPv6 address in its shortest form (RFC 5952). */
function printSix(key: string): string {
  const bytes = [0, 8, 16, 24].flatMap((at) => bytesOf(parseInt(key.slice(at, at + 8), 16)));
  const groups = Array.from({ length: 8 }, (_, at) => ((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0));
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    return `::ffff:${bytes.slice(12).join('.')}`;
  }
  let [start, length] = [0, 0];
  for (let from = 0; from < 8; from++) {
    let to = from;
    while (to < 8 && groups[to] === 0) to++;
    if (to - from > length) [start, length] = [from, to - from];
  }
  const print = (some: readonly number[]) => some.map((group) => group.toString(16)).join(':');
  if (length < 2) return print(groups);
  return `${print(groups.slice(0, start))}::${print(groups.slice(start + length))}`;
}
