import assert from 'node:assert/strict';
import { inEnglish, partInEnglish } from '../../../src/core/said';
import { findSubject, judgeStory, list, StoryFault, tell } from '../../../src/core/ports';

/** The fault of a story that cannot be read: `2: there is no socket "b" …`. */
function fault(...lines: readonly string[]): string {
  try {
    tell(lines);
  } catch (error) {
    if (error instanceof StoryFault) return error.message;
    throw error;
  }
  return 'no fault';
}

/** `line: answer` of everything that was told. */
function log(...lines: readonly string[]): readonly string[] {
  return tell(lines).log.map(({ line, answer }) => `${line}: ${partInEnglish(answer)}`);
}

/** The states and ends in the host's table after a story. */
function table(...lines: readonly string[]): readonly string[] {
  return list(tell(lines).host).map(({ state, local, remote }) => `${state} ${local} ${remote}`);
}

const LISTENER = ['old socket', 'old bind 192.0.2.1:80', 'old listen'];
const ACCEPTED = [...LISTENER, 'old accepts conn from 203.0.113.9:1025'];
const PAIR = '192.0.2.1:80 203.0.113.9:1025';

describe('a story about ports', () => {
  describe('its calls', () => {
    it('socket, bind and listen hold a port', () => {
      assert.deepEqual(table(...LISTENER), ['LISTEN 192.0.2.1:80 0.0.0.0:*']);
    });

    it('bind without an address takes all of them, and port 0 lets the host choose within the range', () => {
      assert.deepEqual(table('a socket', 'a bind 80'), ['BOUND 0.0.0.0:80 0.0.0.0:*']);
      assert.deepEqual(table('set range 40000..40000', 'a socket', 'a bind 0'), ['BOUND 0.0.0.0:40000 0.0.0.0:*']);
    });

    it('accepts: a peer dials, and the connection has a name of its own', () => {
      assert.ok(table(...ACCEPTED).includes(`ESTABLISHED ${PAIR}`));
      assert.ok(table(...ACCEPTED, 'conn close').includes(`FIN_WAIT_2 ${PAIR}`));
    });

    it('a listener on all addresses is dialled on the host’s first', () => {
      assert.ok(
        table('a socket', 'a bind 80', 'a listen', 'a accepts c from 203.0.113.9:1025').includes(`ESTABLISHED ${PAIR}`),
      );
    });

    it('close and peer-closes: the first to close waits', () => {
      assert.ok(table(...ACCEPTED, 'conn close', 'conn peer-closes').includes(`TIME_WAIT ${PAIR}`));
      assert.ok(table(...ACCEPTED, 'conn peer-closes').includes(`CLOSE_WAIT ${PAIR}`));
      assert.deepEqual(table(...ACCEPTED, 'conn peer-closes', 'conn close'), ['LISTEN 192.0.2.1:80 0.0.0.0:*']);
    });

    it('reset and peer-resets: nobody waits', () => {
      assert.deepEqual(table(...ACCEPTED, 'conn reset'), ['LISTEN 192.0.2.1:80 0.0.0.0:*']);
      assert.deepEqual(table(...ACCEPTED, 'conn peer-resets'), ['LISTEN 192.0.2.1:80 0.0.0.0:*']);
      assert.deepEqual(table(...ACCEPTED, 'conn close', 'conn peer-closes', 'conn peer-resets'), [
        'LISTEN 192.0.2.1:80 0.0.0.0:*',
      ]);
    });

    it('options of a socket: with reuseaddr on both a restart succeeds, with reuseport two listen at once', () => {
      const restart = (options: string) => [
        `old socket${options}`,
        ...ACCEPTED.slice(1),
        'conn close',
        'conn peer-closes',
        'old close',
        `new socket${options}`,
        'new bind 192.0.2.1:80',
      ];
      assert.equal(judgeStory(tell(restart('')), 'new EADDRINUSE').holds, true);
      assert.equal(judgeStory(tell(restart(' reuseaddr')), 'new OK').holds, true);
      const twice = (options: string) =>
        tell([`a socket${options}`, 'a bind 80', 'a listen', `b socket${options}`, 'b bind 80']);
      assert.equal(findSubject(twice(' reuseport'), 'b'), 'OK');
      assert.equal(findSubject(twice(''), 'b'), 'EADDRINUSE');
      assert.equal(findSubject(twice(' reuseaddr'), 'b'), 'EADDRINUSE');
    });

    it('a refusal is an answer, with its reason, and the story goes on', () => {
      const story = tell([...LISTENER, 'new socket', 'new bind 192.0.2.1:80', 'new bind 192.0.2.1:81']);
      const [refused, bound] = story.log.slice(-2);
      assert.equal(refused?.answer, 'EADDRINUSE');
      assert.match(inEnglish(refused.why!), /LISTEN 192\.0\.2\.1:80/);
      assert.deepEqual(bound, { line: 'new bind 192.0.2.1:81', answer: 'OK', why: null });
    });

    it('a name may be given again: it is the newer socket from then on', () => {
      const again = ['a socket', 'a bind 80', 'a socket', 'a bind 81', 'a listen'];
      assert.deepEqual([...table(...again)].sort(), ['BOUND 0.0.0.0:80 0.0.0.0:*', 'LISTEN 0.0.0.0:81 0.0.0.0:*']);
    });
  });

  describe('many connections', () => {
    const small = ['set tw-reuse 0', 'set range 40000..40009'];

    it('are counted, with the first that was refused', () => {
      const story = tell([...small, '15 times connect 198.51.100.7:443 close']);
      assert.deepEqual([story.connected, story.refused, story.firstRefused], [10, 5, 11]);
      const last = story.log.at(-1)!;
      assert.equal(partInEnglish(last.answer), '10 connected, 5 refused');
      assert.match(inEnglish(last.why!), /^EADDRNOTAVAIL: No port of 40000–40009 is left/);
    });

    it('are counted over all such lines of a story', () => {
      const story = tell([
        ...small,
        '10 times connect 198.51.100.7:443 close',
        '3 times connect 198.51.100.7:444 close',
        '2 times connect 198.51.100.7:443 close',
      ]);
      assert.deepEqual([story.connected, story.refused, story.firstRefused], [13, 2, 14]);
      assert.equal(findSubject(story, 'TIME_WAIT'), '13');
    });

    it('leave nothing behind when the peer closes first, or by a reset', () => {
      for (const ending of ['peer-closes', 'reset']) {
        const story = tell([...small, `30 times connect 198.51.100.7:443 ${ending}`]);
        assert.deepEqual([story.connected, story.refused, story.firstRefused], [30, 0, null], ending);
        assert.equal(list(story.host).length, 0, ending);
      }
    });

    it('leave a refused socket behind neither', () => {
      assert.equal(list(tell([...small, '15 times connect 198.51.100.7:443 close']).host).length, 10);
    });
  });

  describe('its settings and its time', () => {
    const dialTwenty = '20 times connect 198.51.100.7:443 close';
    const small = 'set range 40000..40009';

    it('time-wait and wait: a record goes when its time is over, and not a millisecond before', () => {
      const after = (time: string) =>
        findSubject(tell(['set time-wait 4min', small, dialTwenty, `wait ${time}`]), 'TIME_WAIT');
      assert.deepEqual(['239s', '239.999s', '240000ms', '4min'].map(after), ['10', '10', '0', '0']);
    });

    it('tw-reuse and timestamps: records older than a second are taken over', () => {
      const second = (...settings: readonly string[]) =>
        tell([...settings, small, dialTwenty, 'wait 1001ms', dialTwenty]).connected;
      assert.equal(second('set tw-reuse 1'), 20);
      assert.equal(second('set tw-reuse 0'), 10);
      assert.equal(second('set tw-reuse 2'), 10, 'not on loopback');
      assert.equal(second('set tw-reuse 1', 'set timestamps off'), 10);
    });

    it('max-records: connections beyond them skip TIME_WAIT', () => {
      assert.equal(findSubject(tell(['set max-records 3', dialTwenty]), 'TIME_WAIT'), '3');
    });

    it('what is set and how long is waited stand in the log, for a story cannot be followed without', () => {
      assert.deepEqual(log('set range 40000..40009', '  wait 61s  # a minute'), [
        'set range 40000..40009: OK',
        'wait 61s  # a minute: OK',
      ]);
    });
  });

  describe('what is no line of it', () => {
    const cases: readonly (readonly [line: string, says: RegExp])[] = [
      ['old listen', /there is no socket "old"; "old socket" makes one/],
      ['a dial 10.0.0.1:80', /"dial" is no call; there are socket, bind, listen/],
      ['a', /"" is no call/],
      ['a bind', /"" is no ADDRESS:PORT/],
      ['a bind 65536', /"65536" is no ADDRESS:PORT/],
      ['a bind 192.0.2.256:80', /"192\.0\.2\.256:80" is no ADDRESS:PORT/],
      ['a bind 80 reuseaddr', /"reuseaddr" is too much here/],
      ['a connect 80', /"80" is no ADDRESS:PORT/],
      ['a connect host:80', /"host:80" is no ADDRESS:PORT/],
      ['a close now', /"now" is too much here/],
      ['b socket linger', /"linger" is no option; there are reuseaddr and reuseport/],
      ['a accepts b 10.0.0.1:80', /write: LISTENER accepts NAME from ADDRESS:PORT/],
      ['a accepts b from 10.0.0.1:80', /that socket has no port/],
      ['9 times connect 10.0.0.1:80', /write: N times connect ADDRESS:PORT close\|peer-closes\|reset/],
      ['9 times connect 10.0.0.1:80 abort', /write: N times connect/],
      ['9 times bind 10.0.0.1:80 close', /write: N times connect/],
      ['9 times connect 10.0.0.1:80 close 2', /"2" is too much here/],
      ['200001 times connect 10.0.0.1:80 close', /at most 200000 times/],
      ['set range 40000-40009', /write: set range 40000\.\.40009/],
      ['set range 40009..40000', /the lower port first/],
      ['set range 0..100', /from 1 to 65535/],
      ['set range 1..65536', /from 1 to 65535/],
      ['set tw-reuse on', /tw-reuse is 0, 1 or 2/],
      ['set timestamps 1', /timestamps is on or off/],
      ['set max-records few', /max-records is a whole number/],
      ['set fin-timeout 30s', /"fin-timeout" is no setting; there are range, tw-reuse/],
      ['set time-wait 60', /"60" is no duration; write 500ms, 61s or 4min/],
      ['set tw-reuse 1 2', /"2" is too much here/],
      ['wait', /"" is no duration/],
      ['wait -1s', /"-1s" is no duration/],
      ['wait 1s 2s', /"2s" is too much here/],
    ];
    for (const [line, says] of cases) {
      it(`${line}: is refused, with its number`, () => {
        const message = fault('# a comment', '', 'a socket', line);
        assert.match(message, /^line 4: /);
        assert.match(message, says);
      });
    }

    it('a peer that dials where nobody listens', () => {
      assert.equal(fault('a socket', 'a bind 80', 'a accepts b from 10.0.0.1:80'), 'line 3: the listener answers RST');
    });

    it('blank lines and comments are no lines', () => {
      assert.deepEqual(log('', '   ', '# nothing'), []);
    });
  });

  describe('claims about its end', () => {
    const story = tell([
      'set tw-reuse 0',
      'set range 40000..40001',
      ...ACCEPTED,
      'new socket',
      'new bind 192.0.2.1:80',
      '3 times connect 198.51.100.7:443 close',
      'conn peer-closes',
    ]);

    for (const claim of [
      'new EADDRINUSE',
      'not new OK',
      'conn OK',
      'connected 2',
      'refused 1',
      'first-refused 3',
      'not first-refused never',
      'TIME_WAIT 2',
      'not TIME_WAIT 3',
      'LISTEN 1',
      'CLOSE_WAIT 1',
      'ESTABLISHED 0',
      'FIN_WAIT_2 0',
    ]) {
      it(`${claim}: true, and its opposite false`, () => {
        const opposite = claim.startsWith('not ') ? claim.slice(4) : `not ${claim}`;
        assert.equal(judgeStory(story, claim).holds, true);
        assert.equal(judgeStory(story, opposite).holds, false);
      });
    }

    it('say what is the case', () => {
      assert.equal(judgeStory(story, 'TIME_WAIT 3').said, 'TIME_WAIT 2');
      assert.equal(judgeStory(story, 'new OK').said, 'new EADDRINUSE');
      assert.equal(judgeStory(tell([]), 'first-refused 1').said, 'first-refused never');
    });

    for (const claim of [
      '',
      'nobody OK',
      'TIME_WAIT',
      'TIME_WAIT many',
      'new refused',
      'refused 1 time',
      'LAST_ACK 0',
    ]) {
      it(`"${claim}" is none: never taken for a false one`, () => {
        assert.throws(() => judgeStory(story, claim), StoryFault);
        assert.throws(() => judgeStory(story, `not ${claim}`), StoryFault);
      });
    }
  });
});
