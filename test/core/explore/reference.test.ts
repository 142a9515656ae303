import assert from 'node:assert/strict';
import { explore } from '../../../src/core/explore';
import { whatIsAsked, withoutUnasked } from '../../../src/core/explore/asked';
import type { Explored } from '../../../src/core/scenario';
import { closing, model, replay } from './model';
import { searchPlainly } from './reference';

const MODELS: readonly (readonly [string, Explored])[] = [
  ['nothing may happen', model('claim never in flight', 'claim always A ESTABLISHED')],
  ['one loss, safe', closing({ msl: 2, timeWait: 4, lose: 1, rfc1337: true, resends: { A: 1, B: 1 } })],
  ['one loss, not safe', closing({ msl: 2, timeWait: 3, lose: 1, rfc1337: true, resends: { A: 1, B: 2 } })],
  ['assassination', closing({ msl: 2, timeWait: 4, lose: 0, rfc1337: false })],
  [
    'msl 3t, an exact timeout',
    closing({ msl: 3, timeWait: 6, lose: 2, rfc1337: true, rto: 1, resends: { A: 1, B: 1 } }),
  ],
  [
    'both close, a duplicate',
    model(
      'A may close',
      'B may close',
      'network may duplicate 1',
      'A may resend 0',
      'claim possible A TIME_WAIT and B TIME_WAIT',
      'claim never B was CLOSE_WAIT and B TIME_WAIT',
      'claim always not A FIN_WAIT_2',
    ),
  ],
  [
    'both may dial, one after the other has given up',
    model(
      'start closed',
      'A may listen in CLOSED',
      'A may connect in CLOSED',
      'B may listen',
      'B may connect in CLOSED',
      'A may resend 0',
      'B may resend 0',
      'network may lose 1',
      'claim never data lost',
      'claim never A accepted old',
      'claim possible A ESTABLISHED and B ESTABLISHED',
    ),
  ],
  [
    'text into a connection that the peer has forgotten',
    model(
      'start listening',
      'A may connect',
      'A may send 1',
      'A may abort',
      'B may connect in CLOSED',
      'B may abort',
      'A may resend 0',
      'B may resend 0',
      'claim never data lost',
      'claim always not data lost',
      'claim never A accepted old',
    ),
  ],
  [
    'held ACKs',
    model(
      'set delayed-ack 1t',
      'A may shutdown',
      'B may send 3',
      'B may close in CLOSE_WAIT',
      'A may resend 0',
      'claim never A timer delayed-ack 0t and B CLOSED',
      'claim possible A FIN_WAIT_1 and B>A FIN,ACK and not B>A ACK',
    ),
  ],
  [
    'lost data',
    model(
      'B may send 10',
      'A may receive',
      'A may close',
      'B may close in CLOSE_WAIT',
      'B may resend 0',
      'network may lose 1',
      'claim never data lost',
      'claim possible not data lost and A TIME_WAIT and A got 10',
      'claim always data lost',
    ),
  ],
  [
    'errors and endings',
    model(
      'A may abort',
      'B may receive',
      'B may receive',
      'claim possible B error reset',
      'claim possible B got EOF',
      'claim never B error refused',
    ),
  ],
  [
    'a connection from the beginning',
    model(
      'start closed',
      'set msl 1t',
      'A may resend 0',
      'B may resend 0',
      'A may connect',
      'B may listen',
      'A may close',
      'B may close',
      'claim possible A TIME_WAIT',
      'claim possible A error refused',
      'claim never A accepted old',
      'claim never A SYN_RECEIVED and B next 301',
    ),
  ],
  [
    'the next connection',
    model(
      'start listening',
      'set time-wait 0t',
      'set msl 1t',
      'A may connect',
      'B may close in ESTABLISHED',
      'A may close in CLOSE_WAIT',
      'B may listen',
      'network may duplicate 1',
      'A may resend 0',
      'B may resend 0',
      'claim never B accepted old',
      'claim never A accepted old',
    ),
  ],
  [
    'the same numbers again, and data lost before',
    model(
      'set time-wait 0t',
      'set msl 1t',
      'iss A 100',
      'iss B 300',
      'iss A 100',
      'iss B 300',
      'A may resend 0',
      'B may resend 0',
      'B may send 1 in ESTABLISHED',
      'A may shutdown in ESTABLISHED',
      'B may close in CLOSE_WAIT',
      'B may listen in CLOSED',
      'A may connect',
      'network may lose 1',
      'claim never A ESTABLISHED and A accepted old',
      'claim never A was TIME_WAIT and A ESTABLISHED and data lost',
    ),
  ],
  [
    'a must',
    model(
      'A must shutdown',
      'B may abort in ESTABLISHED',
      'B may close in CLOSE_WAIT',
      'claim always A CLOSED',
      'claim always A CLOSED and B CLOSED and not in flight',
      'claim possible A CLOSED and not A was FIN_WAIT_1',
    ),
  ],
  [
    'FIN_WAIT_2 with an end',
    model(
      'set fin-timeout 1t',
      'A may close',
      'B may close in CLOSE_WAIT',
      'claim possible A was FIN_WAIT_2 and A CLOSED and B CLOSE_WAIT',
      'claim always A CLOSED',
      'claim always B CLOSED',
    ),
  ],
];

describe('The explorer and the plain search agree', function () {
  this.timeout(0);

  for (const [title, explored] of MODELS) {
    it(`${title}: the same worlds, steps, ends, depth, verdicts and shortest lengths`, () => {
      const asked = whatIsAsked(explored.claims);
      const plain = searchPlainly(explored, (endpoint, end) => withoutUnasked(endpoint, end, asked));
      const { verdicts, worlds, edges, ends, depth, complete } = explore(explored, { exhaustive: true });
      const found = verdicts.map(({ verdict, steps }) => ({ verdict, steps: steps ?? null }));
      assert.deepEqual({ verdicts: found, worlds, edges, ends, depth }, plain);
      assert.ok(complete);
    });

    it(`${title}: what is left out of a world changes no verdict and no length`, () => {
      const whole = searchPlainly(explored);
      const { verdicts } = explore(explored);
      const found = verdicts.map(({ verdict, steps }) => ({ verdict, steps: steps ?? null }));
      assert.deepEqual(found, whole.verdicts);
    });

    it(`${title}: every run plays to what it shows`, () => {
      for (const { run } of explore(explored).verdicts) if (run !== undefined) replay(run);
    });
  }

  it('and something is left out: an ending that no claim asks about', () => {
    const explored = model('A may abort', 'B may receive', 'B may receive', 'claim never A LISTEN');
    assert.ok(explore(explored).worlds < searchPlainly(explored).worlds);
  });
});
