import { countPorts, type Parameters } from './parameters';

/** What follows from the parameters alone: who waits, what a port waits for, and the formula. Times are milliseconds. */

/** How long a connection stays open. */
export const openTime = ({ serviceTime, requestsPerConnection }: Parameters): number =>
  serviceTime * requestsPerConnection;

/** Who has the TIME_WAIT records. The other end closes second and is done at once; a reset leaves none with anybody. */
export function whoWaits({ closesFirst }: Parameters): 'client' | 'server' | 'nobody' {
  return closesFirst === 'reset' ? 'nobody' : closesFirst;
}

/** Older than this, a record lets a new connection with the same pair of ends take its place; Infinity: never.
 * The client's own: tcp_tw_reuse, over a second old, with timestamps, and only where connect() chooses the port
 * (src/core/ports, rule 6). The server's: at once, for the SYN is newer than all it saw (rule 7). */
export function reuseAfter({ closesFirst, choosesPort, tcpTwReuse, timestamps, loopback }: Parameters): number {
  if (closesFirst !== 'client') return -1;
  return isReuseOn({ tcpTwReuse, loopback }) && timestamps && choosesPort === 'connect' ? reuseAge : Infinity;
}

/** Whether tcp_tw_reuse is on for these connections. */
export const isReuseOn = ({ tcpTwReuse, loopback }: Pick<Parameters, 'tcpTwReuse' | 'loopback'>): boolean =>
  tcpTwReuse === 1 || (tcpTwReuse === 2 && loopback);

/** What tcp_tw_reuse asks a record to be older than. */
export const reuseAge = 1000;

/** How long a port is kept from its destination after its connection has closed. */
export function blockedTime(parameters: Parameters): number {
  return parameters.closesFirst === 'client' ? Math.min(parameters.timeWait, reuseAfter(parameters)) : 0;
}

/** How many connections the client can have, open or blocked: ports × destinations, but the ports alone where bind()
 * chooses them, for it asks for a port that nobody holds, whatever the destination. */
export const countPlaces = (parameters: Parameters): number =>
  countPorts(parameters) * (parameters.choosesPort === 'bind' ? 1 : parameters.destinations);

/** The article's ratio: how long a connection works for one port, and how long the port then does nothing. */
export interface Ratio {
  readonly working: number;
  readonly blocked: number;
}

/** How many connections a second can open for ever. */
export interface Limit {
  /** ports × destinations / TIME_WAIT: the formula of the textbooks. Null without TIME_WAIT at the client. */
  readonly formula: number | null;
  /** The same with the time a connection is open, and with the second that `tcp_tw_reuse` asks for instead of TIME_WAIT.
   * Null when nothing limits, and when the records may reach `maxRecords`: later connections then skip TIME_WAIT. */
  readonly exact: number | null;
}

/** The formula for these parameters. */
export function computeLimit(parameters: Parameters): Limit {
  const places = countPlaces(parameters);
  const blocked = blockedTime(parameters);
  const period = blocked + openTime(parameters);
  const full = blocked > 0 && parameters.maxRecords < places;
  return {
    formula:
      whoWaits(parameters) === 'client' && parameters.timeWait > 0 ? places / (parameters.timeWait / 1000) : null,
    exact: period === 0 || full ? null : places / (period / 1000),
  };
}
