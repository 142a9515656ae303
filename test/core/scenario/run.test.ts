import assert from 'node:assert/strict';
import { formatFailure, parse, run, tell, tellTime } from '../../../src/core/scenario';

function play(...lines: string[]) {
  const { scenario, faults } = parse(lines.join('\n'));
  assert.deepEqual(faults, []);
  assert.ok(scenario?.kind === 'scripted');
  return run(scenario);
}

/** `ok`, or why a run stopped. */
function outcome(...lines: string[]): string {
  const { failure } = play(...lines);
  return failure === null ? 'ok' : `${failure.kind}: ${formatFailure(failure)}`;
}

describe('A run stops at the first line that fails', () => {
  // prettier-ignore
  const STOPS: readonly (readonly [string, readonly string[], string])[] = [
    ['an expectation that is false', ['A close', 'expect A TIME_WAIT', 'B close'], 'expectation: line 2: expected A TIME_WAIT; A is FIN_WAIT_1'],
    ['a call that the state refuses', ['A close', 'A send 1'], 'impossible: line 2: A send 1 in FIN_WAIT_1: error closing. After close() the application has given the connection away. A can abort now'],
    ['a call with other calls to make', ['start closed', 'A close'], 'impossible: line 2: A close in CLOSED: error not-connected. There is no connection to close. A can listen or connect now'],
    ['a second connection', ['A connect'], 'impossible: line 1: A connect in ESTABLISHED: error exists. This end already has a connection; in TIME_WAIT the old one still holds the four-tuple. A can send, receive, shutdown, close or abort now'],
    ['a refusal, when the next line expects something else', ['start closed', 'A close', 'expect A CLOSED'], 'impossible: line 2: A close in CLOSED: error not-connected. There is no connection to close. A can listen or connect now'],
    ['a refusal, when the next line expects the other end’s error', ['start closed', 'A close', 'expect B error reset'], 'impossible: line 2: A close in CLOSED: error not-connected. There is no connection to close. A can listen or connect now'],
    ['a refusal expected as another', ['start closed', 'A close', 'expect A error exists'], 'expectation: line 3: expected A error exists; A has the error not-connected'],
    ['a refusal expected as it is', ['start closed', 'A close', 'expect A error not-connected', 'A close', 'expect A CLOSED and A error not-connected'], 'ok'],
    ['nothing to deliver', ['deliver'], 'impossible: line 1: deliver: no segment is in flight: nothing is'],
    ['nothing of the kind', ['A close', 'deliver ACK B>A'], 'impossible: line 2: deliver ACK B>A: no ACK B>A is in flight; there is A>B FIN,ACK seq 101 ack 301'],
    ['a FIN,ACK is no bare ACK', ['A close', 'lose ACK A>B'], 'impossible: line 2: lose ACK A>B: no ACK A>B is in flight; there is A>B FIN,ACK seq 101 ack 301'],
    ['too few of the kind', ['A close', 'duplicate FIN', 'deliver FIN A>B #3'], 'impossible: line 3: deliver FIN A>B #3: only 2 FIN A>B is in flight; there is A>B FIN,ACK seq 101 ack 301; A>B FIN,ACK seq 101 ack 301'],
  ];
  for (const [title, lines, expected] of STOPS) {
    it(title, () => {
      assert.equal(outcome(...lines), expected);
    });
  }

  it('and keeps the world as it was, but a refused call as something that happened', () => {
    const stopped = play('A close', 'deliver ACK B>A');
    assert.deepEqual([stopped.steps.length, stopped.end], [1, stopped.steps[0]?.world]);
    const refused = play('start closed', 'A close', 'B listen');
    assert.equal(refused.steps.length, 1);
    assert.deepEqual(
      refused.moments.map(({ line, moment }) => `${line}: ${tell(moment.happening)}`),
      ['2: A close: error not-connected'],
    );
  });
});

describe('The network does what the lines say', () => {
  it('delivers the oldest first unless told otherwise', () => {
    assert.equal(
      outcome('A send 1', 'A send 2', 'A send 3', 'deliver DATA A>B #2', 'expect B awaits 301 and B awaits 101'),
      'expectation: line 5: expected B awaits 301; B awaits is 101',
    );
    assert.equal(
      outcome('A send 1', 'A send 2', 'deliver', 'expect B awaits 102', 'deliver A>B', 'expect B awaits 104'),
      'ok',
    );
  });

  it('delivers, loses and duplicates the first with all the flags asked for', () => {
    assert.equal(
      outcome(
        'A send 10',
        'A shutdown',
        'deliver FIN,ACK A>B',
        'expect B ESTABLISHED',
        'deliver DATA',
        'expect B CLOSE_WAIT',
      ),
      'ok',
    );
    assert.equal(
      outcome('A close', 'duplicate FIN', 'lose FIN', 'expect A>B FIN,ACK', 'lose', 'expect not in flight'),
      'ok',
    );
  });

  it('delivers all, with the answers, until nothing is in flight', () => {
    assert.equal(
      outcome(
        'start listening',
        'A connect',
        'deliver all',
        'expect A ESTABLISHED and B ESTABLISHED and not in flight',
      ),
      'ok',
    );
    assert.equal(outcome('deliver all'), 'ok');
  });

  it('stops an exchange that would never end', () => {
    // Text that neither end sent: each now awaits more than the other has, and answers every ACK with an ACK (3.10.7.4, step 1).
    const storm = ['inject B>A ACK seq 301 ack 101 len 5', 'inject A>B ACK seq 101 ack 301 len 5', 'deliver all'];
    assert.equal(
      outcome(...storm),
      'impossible: line 3: deliver all: 10000 segments have arrived and ACK seq 301 ack 106 is next; do the two ends answer each other for ever?',
    );
  });

  it('puts injected segments in flight', () => {
    assert.equal(
      outcome('inject B>A RST seq 301', 'expect B>A RST seq 301', 'deliver', 'expect A CLOSED and A error reset'),
      'ok',
    );
  });

  it('gives an end the next initial number that a line says', () => {
    assert.equal(outcome('start listening', 'iss A 7', 'iss A 500', 'A connect', 'expect A>B SYN seq 500'), 'ok');
    assert.equal(
      outcome('A abort', 'deliver all', 'iss A 9000', 'B listen', 'A connect', 'expect A>B SYN seq 9000'),
      'ok',
    );
  });

  it('goes on past a thousand segments no more', () => {
    assert.match(
      outcome(...Array<string>(1100).fill('inject A>B ACK seq 1')),
      /line 1001: more than 1000 segments are in flight/,
    );
  });
});

describe('In milliseconds', () => {
  it('timers end as time passes, in their order', () => {
    const { moments } = play('A close', 'wait 3500ms');
    assert.deepEqual(
      moments.map(({ line, moment }) => `${line} ${tellTime(moment.at, false)} ${tell(moment.happening)}`),
      [
        '1 0.000s A close',
        '1 0.000s A sends FIN,ACK seq 101 ack 301',
        '2 1.000s A timer retransmit ends',
        '2 1.000s A sends FIN,ACK seq 101 ack 301',
        '2 3.000s A timer retransmit ends',
        '2 3.000s A sends FIN,ACK seq 101 ack 301',
      ],
    );
  });

  it('a wait for which nobody has the patience ends too', () => {
    assert.equal(
      outcome('set user-timeout off', 'set rto 1ms', 'A close', ...Array<string>(3).fill('wait 1440min')),
      'ok',
    );
  });

  it('a run of too many happenings stops', () => {
    const said = outcome('set user-timeout off', 'set msl 1ms', 'A close', ...Array<string>(60).fill('wait 1440min'));
    assert.match(said, /^impossible: line \d+: more than 100000 things have happened/);
  });
});

describe('In ticks', () => {
  it('a run that only waits stops', () => {
    const said = outcome(...Array<string>(20).fill('wait 1000t'));
    assert.equal(said, 'impossible: line 11: more than 10000 ticks have passed: this run leads nowhere');
  });

  // prettier-ignore
  const RUNS: readonly (readonly [string, readonly string[], string])[] = [
    ['time does not pass a segment’s last instant', ['A close', 'wait 3t'], 'impossible: line 2: wait 3t: after 2t A’s retransmission is due: `A resend` first'],
    ['nor a retransmission’s latest', ['set msl 3t', 'set rto 1t', 'A close', 'lose', 'wait 1t', 'wait 1t'], 'impossible: line 6: wait 1t: now A’s retransmission is due: `A resend` first'],
    ['nor the segment when nothing resends', ['set msl 1t', 'A may resend 0', 'A close', 'wait 2t'], 'impossible: line 4: wait 2t: after 1t the segment FIN,ACK seq 101 ack 301 (A>B) is at its last instant: deliver or lose it first'],
    ['nor a held ACK’s', ['set delayed-ack 1t', 'A send 5', 'deliver', 'wait 2t'], 'impossible: line 4: wait 2t: after 1t B may hold its ACK no longer: `B ack` first'],
    ['a retransmission happens within its range', ['set msl 3t', 'A may resend 2', 'A close', 'wait 1t', 'A resend', 'expect A timer retransmit 3t and in flight A>B'], 'ok'],
    ['and not before', ['set msl 3t', 'A close', 'A resend'], 'impossible: line 3: A resend: its timeout can end in 1t at the earliest'],
    ['nor more often than it may', ['set msl 1t', 'A close', 'wait 1t', 'lose', 'A resend', 'A resend'], 'impossible: line 6: A resend: A has sent this again as often as it may'],
    ['but as often', ['set msl 1t', 'A may resend 2', 'A close', 'lose', 'wait 1t', 'A resend', 'lose', 'wait 1t', 'A resend', 'lose', 'wait 100t', 'expect A FIN_WAIT_1'], 'ok'],
    ['nor with nothing to send again', ['set msl 1t', 'A resend'], 'impossible: line 2: A resend: nothing is unacknowledged'],
    ['a held ACK goes at its instant', ['set delayed-ack 1t', 'A send 5', 'deliver', 'expect not in flight', 'wait 1t', 'B ack', 'expect B>A ACK ack 106'], 'ok'],
    ['and not before', ['set delayed-ack 1t', 'A send 5', 'deliver', 'B ack'], 'impossible: line 4: B ack: B holds its ACK for another 1t'],
    ['nor without one', ['wait 1t', 'B ack'], 'impossible: line 2: B ack: B holds no ACK'],
    ['TIME_WAIT ends when its instant is left', ['set time-wait 1t', 'A close', 'deliver', 'B close', 'deliver', 'deliver', 'deliver', 'expect A TIME_WAIT', 'wait 1t', 'expect A TIME_WAIT', 'wait 1t', 'expect A CLOSED'], 'ok'],
  ];
  for (const [title, lines, expected] of RUNS) {
    it(title, () => {
      assert.equal(outcome(...lines), expected);
    });
  }
});
