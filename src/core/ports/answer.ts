import { inEnglish, type Said } from '../said';
import { print, type Host, type Owner } from './host';

/** The errors of the calls, by the operating system's names. */
export type Errno =
  | 'EADDRINUSE'
  | 'EADDRNOTAVAIL'
  | 'EAGAIN'
  | 'EBADF'
  | 'ECONNREFUSED'
  | 'EINVAL'
  | 'EISCONN'
  | 'ENETUNREACH'
  | 'ENOTCONN';

/** Why a call failed, for the learner, and the socket or record in the way. */
export interface Reason {
  readonly said: Said;
  /** The id of the socket or record in the way, when there is a single one. */
  readonly inTheWay: number | undefined;
}

/** What a call gives: always a host, and either a value or an error with its reason. A failed call gives the host as
 * it was, but for `connect()`, which may let go of a port on its way. */
export type Answer<T = undefined> =
  | { readonly host: Host; readonly result: 'OK'; readonly value: T }
  | { readonly host: Host; readonly result: Errno; readonly reason: Reason };

/** A call that succeeded. */
export function ok(host: Host): Answer;
export function ok<T>(host: Host, value: T): Answer<T>;
export function ok<T>(host: Host, value?: T): Answer<T | undefined> {
  return { host, result: 'OK', value };
}

/** What is said, as a reason; `inTheWay` is the one it is about. */
export function because(said: Said, inTheWay?: Owner): Reason {
  return { said, inTheWay: inTheWay?.id };
}

/** A call that failed. */
export function fail(host: Host, result: Errno, reason: Reason): Answer<never> {
  return { host, result, reason };
}

/** The reason in English. */
export function explain(reason: Reason): string {
  return inEnglish(reason.said);
}

/** A holder of a port in a few words that need no translation: `TIME_WAIT 127.0.0.1:5000 → 127.0.0.1:40000`. */
export function describeOwner(owner: Owner): string {
  const remote = owner.remote === undefined ? '' : ` → ${print(owner.remote)}`;
  return `${owner.state} ${print(owner.local)}${remote}`;
}
