import assert from 'node:assert/strict';
import type { Endpoint, Input, State, TcpError } from '../../../src/core/tcp';
import { formatSegment, LINUX_SETTINGS, RFC_SETTINGS, STATES } from '../../../src/core/tcp';
import { after, call, closed, IN, passively, put, segment, sendCall, unread } from './fixtures';

/**
 * What a connection does in each state, column by column: the calls, a FIN, the ACK of ours, a RST. Our initial number is
 * 100 and the peer's 300. Each line says what follows: a state, what is sent, and what the caller or the application is
 * told.
 */

interface Then {
  readonly state: State;
  readonly sent?: readonly string[];
  /** What the call is refused with. */
  readonly refused?: TcpError;
  /** How the connection ended, for whoever asks. */
  readonly fate?: TcpError;
  readonly got?: number | 'EOF' | null;
}

type Line = readonly [title: string, from: Endpoint, input: Input, then: Then];

function check([title, from, input, then]: Line, settings = RFC_SETTINGS): void {
  it(title, () => {
    const { endpoint, sent } = put(from, input, settings);
    assert.equal(endpoint.state, then.state);
    assert.deepEqual(sent.map(formatSegment), then.sent ?? []);
    assert.equal(endpoint.refusal, then.refused ?? null);
    assert.equal(endpoint.fate, then.fate ?? null);
    if (then.got !== undefined) assert.equal(endpoint.got, then.got);
    if (then.refused !== undefined) assert.deepEqual({ ...endpoint, refusal: from.refusal, got: from.got }, from);
  });
}

const FIN = (ack = 101) => segment('FIN,ACK', 301, ack);
const REPEATED_FIN = (ack = 101) => segment('FIN,ACK', 301, ack);
const RST_AT = (seq: number) => segment('RST', seq);
const over = after(IN.ESTABLISHED, RST_AT(301));

const ACK_101 = 'ACK seq 101 ack 302';
const ACK_102 = 'ACK seq 102 ack 302';
const FIN_101 = 'FIN,ACK seq 101 ack 301';

const TRUTH: Readonly<Record<State, readonly Line[]>> = {
  CLOSED: [
    ['close: error', IN.CLOSED, call('close'), { state: 'CLOSED', refused: 'not-connected' }],
    ['shutdown: error', IN.CLOSED, call('shutdown'), { state: 'CLOSED', refused: 'not-connected' }],
    ['send: error', IN.CLOSED, sendCall(1), { state: 'CLOSED', refused: 'not-connected' }],
    ['receive: error', IN.CLOSED, call('receive'), { state: 'CLOSED', refused: 'not-connected' }],
    ['abort: error', IN.CLOSED, call('abort'), { state: 'CLOSED', refused: 'not-connected' }],
    ['a FIN is answered with RST', IN.CLOSED, FIN(), { state: 'CLOSED', sent: ['RST seq 101'] }],
    ['a RST is ignored', IN.CLOSED, RST_AT(0), { state: 'CLOSED' }],
    ['close after a reset: error', over, call('close'), { state: 'CLOSED', refused: 'not-connected', fate: 'reset' }],
  ],
  LISTEN: [
    ['close: → CLOSED, nothing sent', IN.LISTEN, call('close'), { state: 'CLOSED' }],
    ['shutdown: → CLOSED, nothing sent', IN.LISTEN, call('shutdown'), { state: 'CLOSED' }],
    ['send: error', IN.LISTEN, sendCall(1), { state: 'LISTEN', refused: 'not-connected' }],
    ['receive: waits', IN.LISTEN, call('receive'), { state: 'LISTEN', got: null }],
    ['abort: → CLOSED, no RST', IN.LISTEN, call('abort'), { state: 'CLOSED' }],
    ['a FIN is dropped', IN.LISTEN, segment('FIN', 301), { state: 'LISTEN' }],
    ['an ACK is answered with RST', IN.LISTEN, segment('ACK', 301, 900), { state: 'LISTEN', sent: ['RST seq 900'] }],
    ['a RST is ignored', IN.LISTEN, RST_AT(0), { state: 'LISTEN' }],
  ],
  SYN_SENT: [
    ['close: → CLOSED, nothing sent', IN.SYN_SENT, call('close'), { state: 'CLOSED' }],
    [
      'a late SYN,ACK then gets RST',
      after(IN.SYN_SENT, call('close')),
      segment('SYN,ACK', 300, 101),
      { state: 'CLOSED', sent: ['RST seq 101'] },
    ],
    ['shutdown: → CLOSED, nothing sent', IN.SYN_SENT, call('shutdown'), { state: 'CLOSED' }],
    ['send: queued', IN.SYN_SENT, sendCall(1), { state: 'SYN_SENT' }],
    ['receive: waits', IN.SYN_SENT, call('receive'), { state: 'SYN_SENT', got: null }],
    ['abort: → CLOSED, no RST', IN.SYN_SENT, call('abort'), { state: 'CLOSED' }],
    ['a FIN is dropped', IN.SYN_SENT, segment('FIN,ACK', 301, 101), { state: 'SYN_SENT' }],
    ['a RST without an ACK is dropped', IN.SYN_SENT, RST_AT(0), { state: 'SYN_SENT' }],
    ['a RST with another ACK is dropped', IN.SYN_SENT, segment('RST,ACK', 0, 100), { state: 'SYN_SENT' }],
    ['a RST with our ACK: refused', IN.SYN_SENT, segment('RST,ACK', 0, 101), { state: 'CLOSED', fate: 'refused' }],
  ],
  SYN_RECEIVED: [
    ['close: FIN → FIN_WAIT_1', IN.SYN_RECEIVED, call('close'), { state: 'FIN_WAIT_1', sent: [FIN_101] }],
    ['shutdown: FIN → FIN_WAIT_1', IN.SYN_RECEIVED, call('shutdown'), { state: 'FIN_WAIT_1', sent: [FIN_101] }],
    ['send: queued', IN.SYN_RECEIVED, sendCall(1), { state: 'SYN_RECEIVED' }],
    [
      'close behind queued text: the FIN waits for the ACK of our SYN',
      after(IN.SYN_RECEIVED, sendCall(5)),
      call('close'),
      { state: 'FIN_WAIT_1' },
    ],
    [
      '… and rides on the text',
      after(IN.SYN_RECEIVED, sendCall(5), call('close')),
      segment('ACK', 301, 101),
      { state: 'FIN_WAIT_1', sent: ['FIN,ACK seq 101 ack 301 len 5'] },
    ],
    ['receive: waits', IN.SYN_RECEIVED, call('receive'), { state: 'SYN_RECEIVED', got: null }],
    ['abort: RST', IN.SYN_RECEIVED, call('abort'), { state: 'CLOSED', sent: ['RST seq 101'] }],
    ['a FIN: → CLOSE_WAIT', IN.SYN_RECEIVED, FIN(), { state: 'CLOSE_WAIT', sent: [ACK_101] }],
    ['a RST, passive open: back to LISTEN', passively, RST_AT(301), { state: 'LISTEN' }],
    ['a RST, active open: refused', IN.SYN_RECEIVED, RST_AT(301), { state: 'CLOSED', fate: 'refused' }],
  ],
  ESTABLISHED: [
    ['close: FIN → FIN_WAIT_1', IN.ESTABLISHED, call('close'), { state: 'FIN_WAIT_1', sent: [FIN_101] }],
    ['shutdown: FIN → FIN_WAIT_1', IN.ESTABLISHED, call('shutdown'), { state: 'FIN_WAIT_1', sent: [FIN_101] }],
    [
      'close with unread data: RST → CLOSED',
      unread(IN.ESTABLISHED),
      call('close'),
      { state: 'CLOSED', sent: ['RST seq 101'] },
    ],
    [
      'shutdown with unread data: FIN',
      unread(IN.ESTABLISHED),
      call('shutdown'),
      { state: 'FIN_WAIT_1', sent: [FIN_101] },
    ],
    ['send', IN.ESTABLISHED, sendCall(5), { state: 'ESTABLISHED', sent: ['ACK seq 101 ack 301 len 5'] }],
    ['receive: what is there', unread(IN.ESTABLISHED, 7), call('receive'), { state: 'ESTABLISHED', got: 7 }],
    ['receive: waits when nothing is', IN.ESTABLISHED, call('receive'), { state: 'ESTABLISHED', got: null }],
    ['abort: RST', IN.ESTABLISHED, call('abort'), { state: 'CLOSED', sent: ['RST seq 101'] }],
    ['a FIN: ACK → CLOSE_WAIT', IN.ESTABLISHED, FIN(), { state: 'CLOSE_WAIT', sent: [ACK_101] }],
    ['a RST: → CLOSED, reset', IN.ESTABLISHED, RST_AT(301), { state: 'CLOSED', fate: 'reset' }],
  ],
  FIN_WAIT_1: [
    ['shutdown again: no effect', IN.FIN_WAIT_1, call('shutdown'), { state: 'FIN_WAIT_1' }],
    ['close after shutdown: gives up reading', IN.FIN_WAIT_1, call('close'), { state: 'FIN_WAIT_1' }],
    ['close again: error', closed(IN.FIN_WAIT_1), call('close'), { state: 'FIN_WAIT_1', refused: 'closing' }],
    ['send: error closing', IN.FIN_WAIT_1, sendCall(1), { state: 'FIN_WAIT_1', refused: 'closing' }],
    ['receive', unread(IN.FIN_WAIT_1, 7), call('receive'), { state: 'FIN_WAIT_1', got: 7 }],
    ['abort: RST', IN.FIN_WAIT_1, call('abort'), { state: 'CLOSED', sent: ['RST seq 102'] }],
    ['a FIN: ACK → CLOSING', IN.FIN_WAIT_1, FIN(101), { state: 'CLOSING', sent: [ACK_102] }],
    ['a FIN with the ACK of ours: ACK → TIME_WAIT', IN.FIN_WAIT_1, FIN(102), { state: 'TIME_WAIT', sent: [ACK_102] }],
    ['the ACK of our FIN: → FIN_WAIT_2', IN.FIN_WAIT_1, segment('ACK', 301, 102), { state: 'FIN_WAIT_2' }],
    ['a RST: → CLOSED, reset', IN.FIN_WAIT_1, RST_AT(301), { state: 'CLOSED', fate: 'reset' }],
  ],
  FIN_WAIT_2: [
    ['shutdown again: no effect', IN.FIN_WAIT_2, call('shutdown'), { state: 'FIN_WAIT_2' }],
    ['close after shutdown: gives up reading', IN.FIN_WAIT_2, call('close'), { state: 'FIN_WAIT_2' }],
    ['close again: error', closed(IN.FIN_WAIT_2), call('close'), { state: 'FIN_WAIT_2', refused: 'closing' }],
    [
      'close after shutdown with unread data: RST',
      unread(IN.FIN_WAIT_2),
      call('close'),
      { state: 'CLOSED', sent: ['RST seq 102'] },
    ],
    ['send: error closing', IN.FIN_WAIT_2, sendCall(1), { state: 'FIN_WAIT_2', refused: 'closing' }],
    ['receive', unread(IN.FIN_WAIT_2, 7), call('receive'), { state: 'FIN_WAIT_2', got: 7 }],
    ['abort: RST', IN.FIN_WAIT_2, call('abort'), { state: 'CLOSED', sent: ['RST seq 102'] }],
    ['a FIN: ACK → TIME_WAIT', IN.FIN_WAIT_2, FIN(102), { state: 'TIME_WAIT', sent: [ACK_102] }],
    ['a RST: → CLOSED, reset', IN.FIN_WAIT_2, RST_AT(301), { state: 'CLOSED', fate: 'reset' }],
  ],
  CLOSE_WAIT: [
    ['close: FIN → LAST_ACK', IN.CLOSE_WAIT, call('close'), { state: 'LAST_ACK', sent: ['FIN,ACK seq 101 ack 302'] }],
    [
      'shutdown: FIN → LAST_ACK',
      IN.CLOSE_WAIT,
      call('shutdown'),
      { state: 'LAST_ACK', sent: ['FIN,ACK seq 101 ack 302'] },
    ],
    ['close with unread data: RST', unread(IN.CLOSE_WAIT), call('close'), { state: 'CLOSED', sent: ['RST seq 101'] }],
    ['send', IN.CLOSE_WAIT, sendCall(5), { state: 'CLOSE_WAIT', sent: ['ACK seq 101 ack 302 len 5'] }],
    ['receive: what is left', unread(IN.CLOSE_WAIT, 7), call('receive'), { state: 'CLOSE_WAIT', got: 7 }],
    ['receive: then end of file', IN.CLOSE_WAIT, call('receive'), { state: 'CLOSE_WAIT', got: 'EOF' }],
    ['abort: RST', IN.CLOSE_WAIT, call('abort'), { state: 'CLOSED', sent: ['RST seq 101'] }],
    ['a repeated FIN: ACK, stay', IN.CLOSE_WAIT, REPEATED_FIN(), { state: 'CLOSE_WAIT', sent: [ACK_101] }],
    ['a RST: → CLOSED, reset', IN.CLOSE_WAIT, RST_AT(302), { state: 'CLOSED', fate: 'reset' }],
  ],
  CLOSING: [
    ['shutdown again: no effect', IN.CLOSING, call('shutdown'), { state: 'CLOSING' }],
    ['close after shutdown: gives up reading', IN.CLOSING, call('close'), { state: 'CLOSING' }],
    ['close again: error', closed(IN.CLOSING), call('close'), { state: 'CLOSING', refused: 'closing' }],
    [
      'close after shutdown with unread data: RST',
      unread(IN.CLOSING),
      call('close'),
      { state: 'CLOSED', sent: ['RST seq 102'] },
    ],
    ['send: error closing', IN.CLOSING, sendCall(1), { state: 'CLOSING', refused: 'closing' }],
    ['receive: what is left', unread(IN.CLOSING, 7), call('receive'), { state: 'CLOSING', got: 7 }],
    ['receive: then end of file', IN.CLOSING, call('receive'), { state: 'CLOSING', got: 'EOF' }],
    ['abort: → CLOSED, no RST', IN.CLOSING, call('abort'), { state: 'CLOSED' }],
    ['a repeated FIN: ACK, stay', IN.CLOSING, REPEATED_FIN(), { state: 'CLOSING', sent: [ACK_102] }],
    ['… with the ACK of ours: → TIME_WAIT', IN.CLOSING, REPEATED_FIN(102), { state: 'TIME_WAIT', sent: [ACK_102] }],
    ['the ACK of our FIN: → TIME_WAIT', IN.CLOSING, segment('ACK', 302, 102), { state: 'TIME_WAIT' }],
    ['a RST: → CLOSED', IN.CLOSING, RST_AT(302), { state: 'CLOSED' }],
  ],
  LAST_ACK: [
    ['shutdown again: no effect', IN.LAST_ACK, call('shutdown'), { state: 'LAST_ACK' }],
    ['close after shutdown: gives up reading', IN.LAST_ACK, call('close'), { state: 'LAST_ACK' }],
    ['close again: error', closed(IN.LAST_ACK), call('close'), { state: 'LAST_ACK', refused: 'closing' }],
    [
      'close after shutdown with unread data: RST',
      unread(IN.LAST_ACK),
      call('close'),
      { state: 'CLOSED', sent: ['RST seq 102'] },
    ],
    ['send: error closing', IN.LAST_ACK, sendCall(1), { state: 'LAST_ACK', refused: 'closing' }],
    ['receive: what is left', unread(IN.LAST_ACK, 7), call('receive'), { state: 'LAST_ACK', got: 7 }],
    ['receive: then end of file', IN.LAST_ACK, call('receive'), { state: 'LAST_ACK', got: 'EOF' }],
    ['abort: → CLOSED, no RST', IN.LAST_ACK, call('abort'), { state: 'CLOSED' }],
    ['a repeated FIN: ACK, stay', IN.LAST_ACK, REPEATED_FIN(), { state: 'LAST_ACK', sent: [ACK_102] }],
    ['the ACK of our FIN: → CLOSED', IN.LAST_ACK, segment('ACK', 302, 102), { state: 'CLOSED' }],
    ['a RST: → CLOSED', IN.LAST_ACK, RST_AT(302), { state: 'CLOSED' }],
  ],
  TIME_WAIT: [
    ['shutdown: error not-connected', IN.TIME_WAIT, call('shutdown'), { state: 'TIME_WAIT', refused: 'not-connected' }],
    ['close: gives up reading', IN.TIME_WAIT, call('close'), { state: 'TIME_WAIT' }],
    ['close again: error', closed(IN.TIME_WAIT), call('close'), { state: 'TIME_WAIT', refused: 'closing' }],
    ['send: error closing', IN.TIME_WAIT, sendCall(1), { state: 'TIME_WAIT', refused: 'closing' }],
    ['receive: what is left', unread(IN.TIME_WAIT, 7), call('receive'), { state: 'TIME_WAIT', got: 7 }],
    ['receive: then end of file', IN.TIME_WAIT, call('receive'), { state: 'TIME_WAIT', got: 'EOF' }],
    ['abort: → CLOSED, no RST', IN.TIME_WAIT, call('abort'), { state: 'CLOSED' }],
    ['a repeated FIN: ACK, stay', IN.TIME_WAIT, REPEATED_FIN(102), { state: 'TIME_WAIT', sent: [ACK_102] }],
    ['a RST: → CLOSED (RFC 1337’s hazard)', IN.TIME_WAIT, RST_AT(302), { state: 'CLOSED' }],
  ],
};

describe('In every state', () => {
  for (const state of STATES) {
    describe(state, () => {
      TRUTH[state].forEach((line) => {
        check(line);
      });
    });
  }
});

describe('2MSL', () => {
  it('starts again when the FIN is repeated, and only then', () => {
    const waiting = { ...IN.TIME_WAIT, timers: { ...IN.TIME_WAIT.timers, 'time-wait': 5 } };
    const left = (input: Input) => put(waiting, input).endpoint.timers['time-wait'];
    assert.equal(left(REPEATED_FIN(102)), 240_000);
    assert.equal(left(segment('ACK', 301, 102)), 5, 'an old ACK');
    assert.equal(left(segment('ACK', 291, 102, 10)), 5, 'old data');
    assert.equal(left(segment('SYN', 302)), 5, 'a SYN');
    assert.equal(left(segment('ACK', 302, 102)), 5, 'an ACK that says nothing new');
  });
});

describe('profile linux', () => {
  const lines: readonly Line[] = [
    [
      'the abort’s RST has an ACK',
      IN.ESTABLISHED,
      call('abort'),
      { state: 'CLOSED', sent: ['RST,ACK seq 101 ack 301'] },
    ],
    [
      'and so has that of close with unread data',
      unread(IN.ESTABLISHED),
      call('close'),
      { state: 'CLOSED', sent: ['RST,ACK seq 101 ack 301'] },
    ],
    [
      'a RST in reply has none',
      closed(IN.FIN_WAIT_2),
      segment('ACK', 301, 102, 3),
      { state: 'CLOSED', sent: ['RST seq 102'] },
    ],
    ['the FIN in order is answered with an ACK', IN.FIN_WAIT_2, FIN(102), { state: 'TIME_WAIT', sent: [ACK_102] }],
    ['the ACK of a FIN may wait in ESTABLISHED', IN.ESTABLISHED, FIN(), { state: 'CLOSE_WAIT' }],
    ['a repeated FIN that completes the close gets no answer', IN.CLOSING, REPEATED_FIN(102), { state: 'TIME_WAIT' }],
  ];
  lines.forEach((line) => {
    check(line, LINUX_SETTINGS);
  });

  it('limits FIN_WAIT_2 to 60 s from the moment when nobody reads', () => {
    const kept = put(IN.FIN_WAIT_1, segment('ACK', 301, 102), LINUX_SETTINGS).endpoint;
    assert.equal(kept.timers['fin-timeout'], null);
    assert.equal(put(kept, call('close'), LINUX_SETTINGS).endpoint.timers['fin-timeout'], 60_000);
    const orphan = put(closed(IN.FIN_WAIT_1), segment('ACK', 301, 102), LINUX_SETTINGS).endpoint;
    assert.equal(orphan.timers['fin-timeout'], 60_000);
    assert.equal(put(closed(IN.FIN_WAIT_1), segment('ACK', 301, 102)).endpoint.timers['fin-timeout'], null);
  });

  it('has TIME_WAIT of 60 s', () => {
    assert.equal(put(IN.FIN_WAIT_2, FIN(102), LINUX_SETTINGS).endpoint.timers['time-wait'], 60_000);
  });
});
