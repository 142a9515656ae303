import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { Answer, LiveCall, PairPorts } from '../../core/live';
import { find, LOOPBACK } from '../../core/live';
import type { Socket as Row } from '../../core/sockets';
import type { End } from '../../core/world';
import { codeOf } from '../errors';
import { LiveEnd } from './end';
import { Listener } from './listener';

/** How much is handed over at once while a window is filled, and the most before that is given up, in bytes. */
const chunk = 65_536;
const mostFilling = 16 * 1024 * 1024;

/** Reads the kernel's table of sockets; throws when it cannot, or when the signal is aborted. */
export type ReadTable = (signal: AbortSignal) => Promise<readonly Row[]>;

/**
 * Two connected sockets of this process on 127.0.0.1, and the listener between them: all that an experiment opens. Nothing
 * is open before `open` is performed, and nothing after `dispose`, but what the kernel keeps by itself (TIME_WAIT).
 */
export class Pair {
  private readonly listeners: Listener[] = [];
  /** Every end there has been. */
  private readonly ends: LiveEnd[] = [];
  private now: Readonly<Record<End, LiveEnd>> | undefined;
  private between: PairPorts | undefined;
  private isGone = false;

  constructor(private readonly readTable: ReadTable) {}

  /** The ports of both ends; undefined before they are open. */
  get ports(): PairPorts | undefined {
    return this.between;
  }

  /** Makes one call. Throws when `signal` is aborted, after `dispose`, and for a call before `open`. */
  async perform(call: LiveCall, who: End, signal: AbortSignal): Promise<Answer> {
    if (this.isGone) throw new Error('the pair has gone');
    switch (call.name) {
      case 'open':
        return this.open(call.bound, signal);
      case 'listen':
        return this.listen(call.at, call.anew);
      case 'connect': {
        const { between, listeners } = this;
        const [listener] = listeners;
        if (between === undefined || listener === undefined) throw new Error('nothing is open');
        return this.dial(listener, between.A, signal);
      }
      case 'fill':
        return this.fill(who, signal);
      case 'send':
        return this.end(who).send(call.bytes, signal);
      case 'receive':
        return this.end(who).receive(false, signal);
      case 'drain':
        return this.end(who).receive(true, signal);
      case 'shutdown':
        return this.end(who).shutdown(signal);
      case 'close':
        return this.end(who).close();
      case 'abort':
        return this.end(who).abort();
    }
  }

  /** Lets go of every socket and listener. */
  dispose(): void {
    this.isGone = true;
    for (const end of this.ends.splice(0)) end.dispose();
    for (const listener of this.listeners.splice(0)) listener.dispose();
  }

  private end(who: End): LiveEnd {
    const end = this.now?.[who];
    if (end === undefined) throw new Error('nothing is open');
    return end;
  }

  /** Owns a listener; when the pair has gone meanwhile, it goes too. */
  private keep(listener: Listener): Listener {
    if (this.isGone) {
      listener.dispose();
      throw new Error('the pair has gone');
    }
    this.listeners.push(listener);
    return listener;
  }

  private async open(bound: boolean, signal: AbortSignal): Promise<Answer> {
    const listener = await Listener.open(0);
    if (typeof listener === 'string') return listener;
    this.keep(listener);
    if (!bound) return this.dial(listener, null, signal);
    // A port that is free: the kernel chose it for a listener that is gone again.
    const free = await Listener.open(0);
    if (typeof free === 'string') return free;
    const { port } = this.keep(free);
    free.dispose();
    this.listeners.pop();
    return this.dial(listener, port, signal);
  }

  /** Connects A to the listener, from a port by name or from one that the kernel chooses; B is what is accepted. */
  private async dial(listener: Listener, from: number | null, signal: AbortSignal): Promise<Answer> {
    const named = from === null ? {} : { localAddress: LOOPBACK, localPort: from };
    const socket = connect({ host: LOOPBACK, port: listener.port, allowHalfOpen: true, noDelay: true, ...named });
    const A = new LiveEnd(socket);
    this.ends.push(A);
    const refused = await connected(socket, signal);
    if (refused !== null) return refused;
    const { localPort = 0 } = socket;
    const B = new LiveEnd(await listener.accept(localPort, signal));
    this.ends.push(B);
    if (this.isGone) B.dispose();
    this.now = { A, B };
    this.between = { A: localPort, B: listener.port };
    return 'OK';
  }

  private async listen(at: End, anew: boolean): Promise<Answer> {
    const port = this.between?.[at];
    if (port === undefined) throw new Error('nothing is open');
    if (anew) this.listeners.shift()?.dispose();
    const listener = await Listener.open(port);
    if (typeof listener === 'string') return listener;
    this.keep(listener);
    return 'OK';
  }

  /** Sends until the peer, which does not read, takes no more: then what is sent last waits here. */
  private async fill(who: End, signal: AbortSignal): Promise<Answer> {
    const end = this.end(who);
    const { A = 0, B = 0 } = this.between ?? {};
    const [local, remote] = who === 'A' ? [A, B] : [B, A];
    let before = -1;
    for (let sent = 0; sent < mostFilling; sent += chunk) {
      const answer = await end.send(chunk, signal);
      if (answer !== 'OK') return answer;
      const table = await this.readTable(signal);
      const waiting = find(table, local, remote)?.sendQueue ?? 0;
      const taken = find(table, remote, local)?.recvQueue ?? 0;
      if (waiting >= chunk && taken === before) return 'OK';
      before = taken;
    }
    throw new Error(`the window is not full after ${mostFilling} bytes`);
  }
}

/** Null once it is connected, or the kernel's error. Throws when `signal` is aborted. */
async function connected(socket: Socket, signal: AbortSignal): Promise<Answer | null> {
  signal.throwIfAborted();
  const answer = await new Promise<Answer | null>((resolve) => {
    const give = () => {
      socket.destroy();
    };
    signal.addEventListener('abort', give, { once: true });
    const tell = (told: Answer | null) => {
      signal.removeEventListener('abort', give);
      resolve(told);
    };
    socket.once('connect', () => {
      tell(null);
    });
    socket.once('error', (error) => {
      tell(`E${codeOf(error).replace(/^E/, '')}`);
    });
    socket.once('close', () => {
      tell('ECONNABORTED');
    });
  });
  signal.throwIfAborted();
  return answer;
}
