import type { Endpoint, State } from '../tcp';

/**
 * The kernel's words for states, and what its trace shows of a socket where RFC 9293's machine goes from one state to
 * the next. They are not the same, for two reasons. A socket that nobody needs any more – in TIME_WAIT, or in FIN_WAIT_2
 * after close() – is replaced by a small record, and the trace says CLOSE of it; what becomes of the record is not traced.
 * And a listener's new connection gets a socket only when the handshake is complete.
 */

const NAMES = {
  CLOSE: 'CLOSED',
  LISTEN: 'LISTEN',
  SYN_SENT: 'SYN_SENT',
  SYN_RECV: 'SYN_RECEIVED',
  NEW_SYN_RECV: 'SYN_RECEIVED',
  ESTABLISHED: 'ESTABLISHED',
  FIN_WAIT1: 'FIN_WAIT_1',
  FIN_WAIT2: 'FIN_WAIT_2',
  CLOSING: 'CLOSING',
  TIME_WAIT: 'TIME_WAIT',
  CLOSE_WAIT: 'CLOSE_WAIT',
  LAST_ACK: 'LAST_ACK',
} as const satisfies Record<string, State>;

/** A state as the kernel spells it. */
export type KernelState = keyof typeof NAMES;

/** Whether `text` is one of the kernel's states. */
export function isKernelState(text: string): text is KernelState {
  return Object.hasOwn(NAMES, text);
}

/** The same state in RFC 9293's spelling. */
export function toState(name: KernelState): State {
  return NAMES[name];
}

const SPELLED: Readonly<Record<State, KernelState>> = {
  CLOSED: 'CLOSE',
  LISTEN: 'LISTEN',
  SYN_SENT: 'SYN_SENT',
  SYN_RECEIVED: 'SYN_RECV',
  ESTABLISHED: 'ESTABLISHED',
  FIN_WAIT_1: 'FIN_WAIT1',
  FIN_WAIT_2: 'FIN_WAIT2',
  CLOSING: 'CLOSING',
  TIME_WAIT: 'TIME_WAIT',
  CLOSE_WAIT: 'CLOSE_WAIT',
  LAST_ACK: 'LAST_ACK',
};

/** States that the trace passes through, one after the other. */
export type Trace = readonly KernelState[];

/** The trace shows nothing. */
const SILENT: readonly Trace[] = [[]];

/**
 * What the trace may show when an endpoint goes from `before` to `after`; the first that fits counts. `visible` is the
 * state that the trace shows now. A trace that has said CLOSE says no more of this connection.
 */
export function tracesOf(before: Endpoint, after: Endpoint, visible: KernelState): readonly Trace[] {
  if (before.state === after.state) {
    const orphaned = after.state === 'FIN_WAIT_2' && after.closed && !before.closed && visible !== 'CLOSE';
    return orphaned ? [['CLOSE'], []] : SILENT;
  }
  switch (after.state) {
    case 'LISTEN':
      return SILENT;
    case 'SYN_SENT':
      return [['SYN_SENT']];
    case 'SYN_RECEIVED':
      return before.state === 'SYN_SENT' ? [['SYN_RECV']] : SILENT;
    case 'CLOSED':
      if (visible === 'CLOSE' || visible === 'LISTEN') return SILENT;
      return before.state === 'FIN_WAIT_1' ? [['FIN_WAIT2', 'CLOSE'], ['CLOSE']] : [['CLOSE']];
    case 'TIME_WAIT':
      if (visible === 'CLOSE') return SILENT;
      return [before.state === 'FIN_WAIT_1' ? ['FIN_WAIT2', 'CLOSE'] : ['CLOSE']];
    case 'FIN_WAIT_2':
      // With a timeout longer than TIME_WAIT the kernel keeps the socket, so CLOSE may come later.
      return after.closed ? [['FIN_WAIT2', 'CLOSE'], ['FIN_WAIT2']] : [['FIN_WAIT2']];
    case 'ESTABLISHED':
    case 'FIN_WAIT_1':
    case 'CLOSING':
    case 'CLOSE_WAIT':
    case 'LAST_ACK':
      return [[...pathTo(before.state, after.state, visible), SPELLED[after.state]]];
  }
}

/** What lies between: a new connection's socket is born in SYN_RECV when the ACK of its SYN arrives. */
function pathTo(from: State, to: State, visible: KernelState): Trace {
  if (from !== 'SYN_RECEIVED') return [];
  const born: Trace = visible === 'SYN_RECV' ? [] : ['SYN_RECV'];
  return to === 'CLOSE_WAIT' ? [...born, 'ESTABLISHED'] : born;
}

/** The state that a trace would show at once after a segment or call; a new connection shows its listener. */
export function visibleState(state: State): KernelState {
  return state === 'TIME_WAIT' ? 'CLOSE' : SPELLED[state];
}
