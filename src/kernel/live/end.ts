import type { Socket } from 'node:net';
import type { Answer } from '../../core/live';
import { codeOf } from '../errors';
import { Bell } from './bell';

/**
 * One end of a connection, in our hands: nothing is read before it is asked for, so that what arrives stays in the kernel;
 * half-open is allowed, so that nothing is closed but by a call.
 */
export class LiveEnd {
  /** Bytes that have arrived here and that no call has handed out yet. */
  private arrived = 0;
  private hasEnded = false;
  private failed: string | undefined;
  private readonly bell = new Bell();

  /** `socket` must be paused and allow half-open. */
  constructor(private readonly socket: Socket) {
    socket.pause();
    socket.on('end', () => {
      this.hasEnded = true;
      this.bell.ring();
    });
    socket.on('error', (error) => {
      this.failed ??= codeOf(error);
      this.bell.ring();
    });
    socket.on('close', () => {
      this.bell.ring();
    });
  }

  /** Hands so many bytes to the kernel: OK once it has them all. */
  async send(bytes: number, signal: AbortSignal): Promise<Answer> {
    const before = this.failed;
    let isDone = false;
    this.socket.write(new Uint8Array(bytes), (error) => {
      if (error) this.failed ??= codeOf(error);
      isDone = true;
      this.bell.ring();
    });
    await this.until(() => isDone, signal);
    return this.failed !== undefined && this.failed !== before ? errno(this.failed) : 'OK';
  }

  /** Whatever comes first: bytes, the end, or an error. `all`: everything up to the end. */
  async receive(all: boolean, signal: AbortSignal): Promise<Answer> {
    // Only now: a listener for data makes Node read ahead, even of a socket that is paused.
    if (this.socket.listenerCount('data') === 0) {
      this.socket.on('data', (bytes) => {
        this.arrived += bytes.length;
        this.bell.ring();
      });
    }
    this.socket.resume();
    await this.until(() => this.hasEnded || (!all && this.arrived > 0), signal);
    const got = this.arrived;
    this.arrived = 0;
    if (got > 0 && !all) return got;
    if (this.failed !== undefined) return errno(this.failed);
    return this.hasEnded ? 'EOF' : 'OK';
  }

  /** No more is sent: FIN. Reading goes on. */
  async shutdown(signal: AbortSignal): Promise<Answer> {
    let isDone = false;
    this.socket.end(() => {
      isDone = true;
      this.bell.ring();
    });
    await this.until(() => isDone, signal);
    return this.failed === undefined ? 'OK' : errno(this.failed);
  }

  /** Gives up both ways, as close(2) does; with bytes unread the kernel sends RST. */
  close(): Answer {
    this.socket.destroy();
    return 'OK';
  }

  /** SO_LINGER 0 and close(2): RST. */
  abort(): Answer {
    this.socket.resetAndDestroy();
    return 'OK';
  }

  /** Lets go of the socket, at the best without a trace. */
  dispose(): void {
    // libuv refuses SO_LINGER 0 while a shutdown is under way, and would leave the descriptor open.
    const canReset = !this.socket.destroyed && !this.socket.connecting && !this.socket.writableEnded;
    if (canReset) this.socket.resetAndDestroy();
    else this.socket.destroy();
  }

  /** Waits until something is so, an error has come, or the socket has gone. Throws when `signal` is aborted. */
  private async until(isSo: () => boolean, signal: AbortSignal): Promise<void> {
    const failedBefore = this.failed;
    while (!isSo() && this.failed === failedBefore && !this.socket.destroyed) {
      signal.throwIfAborted();
      await this.bell.next(signal);
    }
    signal.throwIfAborted();
  }
}

/** The system's code of an error; codes of Node itself, ERR_STREAM_DESTROYED, begin with E as well. */
function errno(code: string): Answer {
  return code.startsWith('E') ? `E${code.slice(1)}` : `E${code}`;
}
