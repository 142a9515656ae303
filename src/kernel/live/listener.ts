import type { Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { LOOPBACK } from '../../core/live';
import { codeOf } from '../errors';
import { Bell } from './bell';

/** A listener on 127.0.0.1. libuv sets SO_REUSEADDR on it (not on Windows), and Node has no way to say otherwise. */
export class Listener {
  private readonly server: Server;
  private readonly accepted: Socket[] = [];
  private readonly bell = new Bell();

  private constructor() {
    this.server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, (socket) => {
      // Until somebody takes it: an error without anybody to hear of it would end the process.
      socket.on('error', () => undefined);
      this.accepted.push(socket);
      this.bell.ring();
    });
  }

  /** Listens on a port of 127.0.0.1, 0 for any; or the kernel's error. */
  static async open(port: number): Promise<Listener | `E${string}`> {
    const listener = new Listener();
    const { server } = listener;
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen({ port, host: LOOPBACK, exclusive: true }, resolve);
      });
      return listener;
    } catch (error) {
      const code = codeOf(error);
      return code.startsWith('E') ? `E${code.slice(1)}` : `E${code}`;
    }
  }

  get port(): number {
    const address = this.server.address();
    return address === null || typeof address === 'string' ? 0 : address.port;
  }

  /** The connection that came from a port. Others, of strangers, are turned away. Throws when `signal` is aborted. */
  async accept(from: number, signal: AbortSignal): Promise<Socket> {
    for (;;) {
      signal.throwIfAborted();
      const socket = this.accepted.shift();
      if (socket?.remotePort === from) return socket;
      if (socket !== undefined) {
        socket.destroy();
        continue;
      }
      await this.bell.next(signal);
    }
  }

  dispose(): void {
    for (const socket of this.accepted.splice(0)) socket.destroy();
    this.server.close(() => undefined);
  }
}
