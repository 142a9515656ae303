/**
 * The eleven states of RFC 9293, section 3.3.2, in the order in which a learner meets them.
 * The same strings stand in the table, the tree, the notation, the messages and the tests.
 */
export const STATES = [
  'CLOSED',
  'LISTEN',
  'SYN_SENT',
  'SYN_RECEIVED',
  'ESTABLISHED',
  'FIN_WAIT_1',
  'FIN_WAIT_2',
  'CLOSING',
  'TIME_WAIT',
  'CLOSE_WAIT',
  'LAST_ACK',
] as const;

/** One of the eleven states (RFC 9293, 3.3.2). */
export type State = (typeof STATES)[number];

/** The four parts of a connection's life, as the tree groups them. */
export const STATE_GROUPS = [
  { id: 'opening', states: ['CLOSED', 'LISTEN', 'SYN_SENT', 'SYN_RECEIVED'] },
  { id: 'open', states: ['ESTABLISHED'] },
  { id: 'active-close', states: ['FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'TIME_WAIT'] },
  { id: 'passive-close', states: ['CLOSE_WAIT', 'LAST_ACK'] },
] as const satisfies readonly { id: string; states: readonly State[] }[];

/** The id of one of the four groups. */
export type StateGroup = (typeof STATE_GROUPS)[number]['id'];

/** Whether `text` is the name of a state. */
export function isState(text: string): text is State {
  return (STATES as readonly string[]).includes(text);
}
