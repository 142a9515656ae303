import { readSockets, type EphemeralPorts, type Socket, type Table } from '../../../src/core/sockets';
import type { View } from '../../../src/kernel';

/** A socket with nothing special about it. */
export const blank: Socket = {
  localAddress: '10.0.0.1',
  localPort: 40_000,
  remoteAddress: '10.0.0.2',
  remotePort: 443,
  state: 'ESTABLISHED',
  recvQueue: 0,
  sendQueue: 0,
  timer: null,
  timerLeft: null,
  inode: null,
  process: null,
  backlog: null,
};

/** `count` sockets whose local ports follow one another. */
export const many = (count: number, change: Partial<Socket>, from = 40_000): Socket[] =>
  Array.from({ length: count }, (_, index) => ({ ...blank, localPort: from + index, ...change }));

/** The ports that Linux gives out where nobody has changed it. */
export const linuxPorts: EphemeralPorts = { low: 32_768, high: 60_999, reserved: new Set() };

/** A reading with these sockets. */
export function viewOf(sockets: readonly Socket[], change: Partial<Table> = {}): Extract<View, { kind: 'sockets' }> {
  const table: Table = { sockets, format: 'proc', notUnderstood: 0, example: null, stateless: 0, ...change };
  return { kind: 'sockets', table, ephemeral: linuxPorts, missing: [] };
}

/** A text's table. */
export function tableOf(text: string): Table {
  const table = readSockets(text);
  if ('tooLong' in table) throw new Error('too long');
  return table;
}

/** A clock that is turned by hand. */
export class HandClock {
  private time = 1000;
  private timers: { readonly at: number; readonly then: () => void }[] = [];

  readonly now = (): number => this.time;

  readonly after = (milliseconds: number, then: () => void): (() => void) => {
    const timer = { at: this.time + milliseconds, then };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  };

  /** How many timers run. */
  get waiting(): number {
    return this.timers.length;
  }

  /** Lets time pass, with all that falls due in it. */
  turn(milliseconds: number): void {
    const until = this.time + milliseconds;
    for (;;) {
      const next = this.timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.timers = this.timers.filter((one) => one !== next);
      this.time = next.at;
      next.then();
    }
    this.time = until;
  }
}

/** Lets promises that are fulfilled go on. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};
