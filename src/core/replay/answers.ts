import type { Endpoint } from '../tcp';

/**
 * Calls and what they return: the sockets API of Linux on one side, the machine's refusals on the other. The kernel's
 * descriptor outlives the connection: close() of a dead socket succeeds, and an error that ended the connection is told
 * once.
 */

/** What a recorded call is for the machine; `nothing`: it concerns the descriptor only. */
export type ActOfCall = 'send' | 'receive' | 'shutdown' | 'close' | 'abort' | 'connect' | 'listen' | 'nothing';

/** What a call returned. */
export type Answer =
  | { readonly kind: 'ok' }
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'error'; readonly errno: string };

const CALLS: readonly (readonly [RegExp, ActOfCall])[] = [
  [/^close\b.*\bSO_LINGER\b.*\b0\b/, 'abort'],
  [/^abort\b/, 'abort'],
  [/^close\b/, 'close'],
  [/^shutdown(\(\)|\((SHUT_)?WR\))?$/, 'shutdown'],
  [/^(send|sendall|write)\b/, 'send'],
  [/^(recv|receive|read)\b/, 'receive'],
  [/^connect\b/, 'connect'],
  [/^listen\b/, 'listen'],
  [/^(accept|bind|socket|setsockopt)\b/, 'nothing'],
];

/** What the call `text` is, or undefined when it is none that we know. */
export function readCall(text: string): ActOfCall | undefined {
  return CALLS.find(([pattern]) => pattern.test(text))?.[1];
}

/** A recorded result, or undefined when this call cannot return it. End of file is a receive of 0 bytes. */
export function readAnswer(act: ActOfCall, result: unknown): Answer | undefined {
  if (typeof result === 'string') {
    const errno = /^-1 (E[A-Z0-9]+)$/.exec(result)?.[1];
    if (errno === 'EINPROGRESS' && act === 'connect') return { kind: 'ok' };
    if (errno !== undefined) return { kind: 'error', errno: errno === 'EWOULDBLOCK' ? 'EAGAIN' : errno };
    const count = /^([0-9]+) bytes$/.exec(result)?.[1];
    if (act === 'receive') return { kind: 'bytes', bytes: count === undefined ? lengthOfText(result) : Number(count) };
    return count === undefined || act !== 'send' ? undefined : { kind: 'bytes', bytes: Number(count) };
  }
  if (act === 'send' || act === 'receive') {
    const counts = typeof result === 'number' && Number.isInteger(result) && result >= 0;
    return counts ? { kind: 'bytes', bytes: result } : undefined;
  }
  return result === null || result === 0 || act === 'nothing' ? { kind: 'ok' } : undefined;
}

/** Bytes of `text` in UTF-8. */
function lengthOfText(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** What Linux would return where the machine, by `act`, went from `before` to `after`; `bytes`: how much it was to send. */
export function answerOf(act: ActOfCall, before: Endpoint, after: Endpoint, bytes: number): Answer {
  const failed = (errno: string): Answer => ({ kind: 'error', errno });
  const { refusal } = after;
  switch (act) {
    case 'send':
      if (refusal === null) return { kind: 'bytes', bytes };
      return failed(errnoOf(before, refusal) ?? 'EPIPE');
    case 'receive':
      if (after.got !== null) return { kind: 'bytes', bytes: after.got === 'EOF' ? 0 : after.got };
      // After the peer's FIN a reader sees end of file, whatever ended the connection later.
      if (before.state === 'CLOSED' && before.peerFin) return { kind: 'bytes', bytes: 0 };
      if (refusal === null) return failed(before.state === 'LISTEN' ? 'ENOTCONN' : 'EAGAIN');
      return failed(errnoOf(before, refusal) ?? 'ENOTCONN');
    case 'shutdown':
      return refusal === null ? { kind: 'ok' } : failed('ENOTCONN');
    case 'connect': {
      // Logged when it returns, which may be long after the SYN: what counts is what has become of the connection.
      const errno = errnoOf(after, after.fate);
      return errno === undefined ? { kind: 'ok' } : failed(errno);
    }
    case 'listen':
      return refusal === null ? { kind: 'ok' } : failed('EINVAL');
    case 'close':
    case 'abort':
    case 'nothing':
      return { kind: 'ok' };
  }
}

/** The errno of a connection that ended in an error: a reset after the peer's FIN is a broken pipe. */
function errnoOf(endpoint: Endpoint, refusal: Endpoint['refusal']): string | undefined {
  switch (refusal) {
    case 'reset':
      return endpoint.peerFin ? 'EPIPE' : 'ECONNRESET';
    case 'timeout':
      return 'ETIMEDOUT';
    case 'refused':
      return 'ECONNREFUSED';
    case 'closing':
    case 'exists':
    case 'not-connected':
    case null:
      return undefined;
  }
}

/** Whether two answers are the same. */
export function isSameAnswer(a: Answer, b: Answer): boolean {
  if (a.kind === 'bytes') return b.kind === 'bytes' && a.bytes === b.bytes;
  return a.kind === 'error' ? b.kind === 'error' && a.errno === b.errno : b.kind === 'ok';
}

/** `5 bytes`, `end of file`, `EPIPE`, `success`: an answer in words. */
export function sayAnswer(act: ActOfCall, answer: Answer): string {
  switch (answer.kind) {
    case 'ok':
      return 'success';
    case 'error':
      return answer.errno;
    case 'bytes':
      if (act === 'receive' && answer.bytes === 0) return 'end of file';
      return answer.bytes === 1 ? '1 byte' : `${answer.bytes} bytes`;
  }
}
