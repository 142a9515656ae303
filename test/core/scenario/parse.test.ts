import assert from 'node:assert/strict';
import { inEnglish } from '../../../src/core/said';
import type { Explored, Scripted } from '../../../src/core/scenario';
import { parse } from '../../../src/core/scenario';

/** The faults of a text, each as `LINE:COLUMN-END message`. */
function faultsOf(text: string): string[] {
  return parse(text).faults.map(
    ({ line, column, endColumn, message }) => `${line}:${column}-${endColumn} ${inEnglish(message)}`,
  );
}

function scripted(text: string): Scripted {
  const { scenario, faults } = parse(text);
  assert.deepEqual(faults, []);
  assert.equal(scenario?.kind, 'scripted');
  return scenario;
}

function explored(text: string): Explored {
  const { scenario, faults } = parse(text);
  assert.deepEqual(faults, []);
  assert.equal(scenario?.kind, 'explored');
  return scenario;
}

describe('A fault of a scenario says where it is, what is wrong and what would be right', () => {
  // One line of a file, and its only fault.
  // prettier-ignore
  const LINES: readonly (readonly [string, string])[] = [
    ['delivr FIN A>B', '1:1-7 `delivr` is no keyword; did you mean `deliver`?'],
    ['Wait 1s', '1:1-5 `Wait` is no keyword; did you mean `wait`?'],
    ['frobnicate', '1:1-11 `frobnicate` is no keyword; a line begins with A, B, deliver, lose, duplicate, inject, wait, expect, scenario, start, iss, set, explore, network or claim'],
    ['a close', '1:1-2 the ends are written `A` and `B`, not `a`'],
    ['C close', '1:1-2 `C` is no keyword; a line begins with A, B, deliver, lose, duplicate, inject, wait, expect, scenario, start, iss, set, explore, network or claim'],
    ['close', '1:1-6 who? Write `A close` or `B close`'],
    ['Close', '1:1-6 who? Write `A close` or `B close`'],
    ['  send  10', '1:3-7 who? Write `A send 10` or `B send 10`'],
    ['resend', '1:1-7 who? Write `A resend` or `B resend`'],
    ['recieve', '1:1-8 who? Write `A receive` or `B receive`'],
    ['A', '1:2-3 call is missing: listen, connect, send, receive, shutdown, close or abort'],
    ['A closes', '1:3-9 `closes` is no call; did you mean `close`?'],
    ['A close now', '1:9-12 `now` is too much here: the line could end before it'],
    ['  A  clsoe', '1:6-11 `clsoe` is no call; did you mean `close`?'],
    ['A send', '1:7-8 the number of bytes to send is a whole number from 1 to 1000000'],
    ['A send ten', '1:8-11 the number of bytes to send is a whole number from 1 to 1000000, not `ten`'],
    ['A send 0', '1:8-9 the number of bytes to send is a whole number from 1 to 1000000, not `0`'],
    ['A send 1.5', '1:8-11 the number of bytes to send is a whole number from 1 to 1000000, not `1.5`'],
    ['A send 99999999999999999999', '1:8-28 the number of bytes to send is a whole number from 1 to 1000000, not `99999999999999999999`'],
    ['A resend', '1:3-9 `resend` needs a file that counts ticks: in milliseconds the timers decide, as time passes'],
    ['A ack', '1:3-6 `ack` needs a file that counts ticks: in milliseconds the timers decide, as time passes'],
    ['A may resend 2', '1:1-15 `may resend` needs a file that counts ticks: in milliseconds the timers decide'],

    ['deliver fin A>B', '1:9-12 `fin` selects nothing; did you mean `FIN`?'],
    ['deliver FIN A>B 2', '1:17-18 `2` selects nothing; a place among several is written `#2`'],
    ['deliver FIN A>B #0', '1:17-19 a place is a number from #1 to #10000, not `#0`'],
    ['deliver FIN A>B #2 #3', '1:20-22 a place such as `#2` is given twice'],
    ['deliver A>B B>A', '1:13-16 a direction is given twice'],
    ['deliver PSH', '1:9-12 segments are selected by SYN, FIN, RST, DATA or ACK, a direction `A>B` or `B>A`, and a place such as `#2`; `PSH` is none of these'],
    ['deliver all A>B', '1:13-16 `A>B` is too much here: the line could end before it'],
    ['deliver A>B all', '1:13-16 `all` stands alone: `deliver all`'],
    ['lose all', '1:6-9 `lose` takes one segment at a time: write a line for each, such as `lose FIN A>B`'],
    ['duplicate ALL B>A', '1:11-14 `duplicate` takes one segment at a time: write a line for each, such as `duplicate FIN A>B`'],
    ['inject RST seq 1', '1:8-11 `inject` needs a direction: `inject B>A RST seq 301`'],
    ['inject B>A RST', '1:15-16 `inject` needs the segment’s number: `seq 301`'],
    ['inject B>A RST seq 4294967296', '1:20-30 seq is a whole number from 0 to 4294967295, not `4294967296`'],
    ['inject B>A RST seq 1 ack 5', '1:1-27 `ack 5` means nothing without the flag ACK'],
    ['inject B>A RST seq 1 seq 2', '1:22-25 `seq` is given twice'],
    ['inject B>A RST seq 1 window 5', '1:22-28 `window` is no field of a segment: seq, ack or len'],
    ['inject B>A ACK seq 1 len 65536', '1:26-31 len is a whole number from 0 to 65535, not `65536`'],

    ['wait', '1:5-6 `wait` needs a duration, such as `200ms` or `2msl`'],
    ['wait 3', '1:6-7 `3` lacks its unit: `3ms` or `3s`'],
    ['wait -3s', '1:6-9 `-3s` is no duration; write it as `200ms`, `3s`, `2min`, `2msl` or `rto`'],
    ['wait 0.1ms', '1:6-11 0.1 is not a whole number of milliseconds'],
    ['wait 14401min', '1:6-14 it may be at most 864000s'],
    ['set msl 1441min', '1:1-16 msl: it may be at most 86400s'],
    ['wait 10001t', '1:6-12 it may be at most 10000t'],
    ['wait 0.5t', '1:6-10 0.5 is not a whole number of ticks'],

    ['scenario', '1:1-9 a title is missing: `scenario TEXT`'],
    ['start open', '1:7-11 `open` is no start: closed, listening or established'],
    ['iss C 5', '1:5-6 `C` is no end: A or B'],
    ['iss A 4294967296', '1:7-17 an initial sequence number is a whole number from 0 to 4294967295, not `4294967296`'],
    ['set', '1:4-5 setting is missing: msl, time-wait, rto, user-timeout, delayed-ack, rfc1337, fin-timeout or profile'],
    ['set timewait 3s', '1:5-13 `timewait` is no setting; did you mean `time-wait`?'],
    ['set msl', '1:8-9 msl is a duration, such as `200ms` or `2msl`'],
    ['set msl off', '1:9-12 `off` is no duration; write it as `200ms`, `3s`, `2min`, `2msl` or `rto`'],
    ['set msl 0s', '1:1-11 msl: it must be at least 1ms'],
    ['set rto 0ms', '1:1-12 rto: it must be at least 1ms'],
    ['set rto 100ms..200ms', '1:9-21 a range of timeouts, such as `1t..3t`, needs a file that counts ticks'],
    ['set rto 3t..1t', '1:1-15 rto: in 3t..1t the least is more than the most'],
    ['set rto 1t..2t..3t', '1:9-19 `1t..2t..3t` is no range; write it as `1t..3t`'],
    ['set rto 0t..3t', '1:1-15 rto: it must be at least 1t'],
    ['set rfc1337 yes', '1:13-16 `yes` is no switch: on or off'],
    ['set profile bsd', '1:13-16 `bsd` is no profile: rfc or linux'],
    ['set msl 2msl', '1:1-13 msl: msl and rto are each said in terms of the other'],

    ['expect', '1:7-8 a condition is missing, such as `A TIME_WAIT` or `A>B FIN,ACK`'],
    ['expect A', '1:9-10 what about A? A state, such as `A TIME_WAIT`, or was, got, error, timer, next, unacked, awaits or accepted'],
    ['expect A TIME-WAIT', '1:10-19 `TIME-WAIT` is no state; did you mean `TIME_WAIT`?'],
    ['expect A fin_wait_1', '1:10-20 `fin_wait_1` is no state; did you mean `FIN_WAIT_1`?'],
    ['expect A was', '1:13-14 state is missing: CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSING, TIME_WAIT, CLOSE_WAIT or LAST_ACK'],
    ['expect A error lost', '1:16-20 `lost` is no error: reset, timeout, refused, closing, exists or not-connected'],
    ['expect A timer rexmit', '1:16-22 `rexmit` is no timer: retransmit, user-timeout, time-wait, delayed-ack or fin-timeout'],
    ['expect A timer time-wait soon', '1:26-30 `soon` is no duration; write it as `200ms`, `3s`, `2min`, `2msl` or `rto`'],
    ['expect A accepted', '1:18-19 write `accepted old`'],
    ['expect A got none', '1:14-18 what `receive` returned is `EOF` or a number of bytes, which is a whole number from 1 to 4294967295, not `none`'],
    ['expect A>B', '1:11-12 flags are SYN, FIN, RST and ACK, joined by commas without blanks, such as `FIN,ACK`'],
    ['expect A>B FIN ACK', '1:16-19 flags are joined by commas without blanks: `FIN,ACK`'],
    ['expect A>B DATA', '1:12-16 flags are SYN, FIN, RST and ACK, joined by commas without blanks, not `DATA`'],
    ['expect A>B FIN,ACK sec 1', '1:20-23 `sec` is no field of a segment; did you mean `seq`?'],
    ['expect in flght', '1:11-16 write `in flight`, or `in flight A>B`'],
    ['expect data missing', '1:13-20 write `data lost`'],
    ['expect A CLOSED or B CLOSED', '1:17-19 `or` is too much here: join conditions by `and`'],
    ['expect A CLOSED and', '1:20-21 a condition is missing, such as `A TIME_WAIT` or `A>B FIN,ACK`'],
    ['expect not', '1:11-12 a condition is missing, such as `A TIME_WAIT` or `A>B FIN,ACK`'],

    ['claim never A CLOSED', '1:1-21 `claim` is for explored files: those with the line `explore`'],
    ['A may close', '1:1-12 `A may` is for explored files: those with the line `explore`'],
    ['network may lose 1', '1:1-19 `network` is for explored files: those with the line `explore`'],
    ['A clo\u0000se', '1:6-7 the character U+0000 has no place in a scenario'],
  ];
  for (const [line, fault] of LINES) {
    it(JSON.stringify(line), () => {
      assert.deepEqual(faultsOf(line), [fault]);
    });
  }

  // Several lines, and what is wrong between them.
  // prettier-ignore
  const FILES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['a head line after the first action', ['A close', 'set msl 3s'], ['2:1-11 `set msl` belongs to the head, before the first action (line 1)']],
    ['a title after the first action', ['A close', 'scenario Late'], ['2:1-14 `scenario` belongs to the head, before the first action (line 1)']],
    ['a setting given twice', ['set msl 3s', 'set msl 4s'], ['2:1-11 `set msl` has been given in line 1 already']],
    ['ticks in a file of milliseconds', ['set msl 3s', 'wait 2t'], ['2:6-8 `2t` is in ticks, and this file counts milliseconds (line 1 says `3s`)']],
    ['milliseconds in a file of ticks', ['set msl 3t', 'wait 2s'], ['2:6-8 `2s` is no number of ticks, and this file counts ticks (line 1 says `3t`)']],
    ['milliseconds in an explored file', ['explore', 'set msl 3s'], ['2:9-11 `3s` is no number of ticks, and this file counts ticks (it is explored)']],
    ['ticks after the linux profile', ['set profile linux', 'set msl 3t'], ['2:9-11 `3t` is in ticks, and this file counts milliseconds (line 1 says `profile linux`)']],
    ['the linux profile in an explored file', ['explore', 'set profile linux'], ['2:13-18 the linux profile’s times are milliseconds, and this file counts ticks (it is explored)']],
    ['a user-timeout in ticks', ['set msl 3t', 'set user-timeout 5t'], ['2:18-20 in ticks no end gives up by itself (line 1 says `3t`): `set user-timeout off`']],
    ['half a tick', ['set msl 3t', 'wait 0.5msl'], ['2:6-12 1.5 is not a whole number of ticks']],
    ['two settings in terms of each other', ['set msl 2rto', 'set rto 2msl'], ['1:1-13 msl: msl and rto are each said in terms of the other', '2:1-13 rto: msl and rto are each said in terms of the other']],
    ['explore after an action', ['A close', 'explore'], ['2:1-8 `explore` stands before any action, and line 1 is one']],
    ['explore with a word too many', ['explore all'], ['1:9-12 `all` is too much here: the line could end before it']],
    ['actions in an explored file', ['explore', 'A close', 'expect A CLOSED', 'wait 1t'], [
      '2:1-8 in an explored file an end *may* act: write `A may …`',
      '3:1-16 an explored file claims: write `claim never`, `claim possible` or `claim always` and the condition',
      '4:1-8 `wait` is for scripted files: in an explored one everything that is allowed happens by itself',
    ]],
    ['a call of nobody in an explored file', ['explore', 'close in CLOSE_WAIT', 'must abort'], [
      '2:1-6 who? Write `A may close in CLOSE_WAIT` or `B may close in CLOSE_WAIT`',
      '3:1-5 who? Write `A must abort` or `B must abort`',
    ]],
    ['a claim of no kind', ['explore', 'claim A CLOSED'], ['2:7-8 `A` is no kind of claim: never, possible or always']],
    ['a permission without a call', ['explore', 'A may clsoe', 'B may close in CLOSEWAIT'], ['2:7-12 `clsoe` is no call; did you mean `close`?', '3:16-25 `CLOSEWAIT` is no state; did you mean `CLOSE_WAIT`?']],
    ['a network that may do nothing known', ['explore', 'network may drop 1', 'network loses 1', 'network may lose 101', 'network may lose 1', 'network may lose 2'], [
      '2:13-17 `drop` is no mishap of the network: lose or duplicate',
      '3:9-14 write `network may lose 1` or `network may duplicate 1`',
      '4:18-21 how many in all is a whole number from 0 to 100, not `101`',
      '6:1-19 `network may lose` has been given already',
    ]],
    ['one slip is one fault', ['sett msl 3s', 'set rto 2s', 'A close'], ['1:1-5 `sett` is no keyword; did you mean `set`?']],
  ];
  for (const [title, lines, faults] of FILES) {
    it(title, () => {
      assert.deepEqual(faultsOf(lines.join('\n')), faults);
    });
  }

  it('in a misplaced `explore` leaves open what sort of file it is', () => {
    assert.equal(parse('A close\nexplore\nclaim never A CLOSED').scenario, null);
  });

  it('does not keep the other lines from being read', () => {
    const { scenario } = parse('A close\ndelivr\nB close');
    assert.deepEqual(scenario?.kind === 'scripted' && scenario.lines.map(({ place }) => place.line), [1, 3]);
  });
});

describe('Whatever a file contains, reading it ends', () => {
  it('with 200 faults and a note when there are more', () => {
    const { faults } = parse('nonsense\n'.repeat(100_000));
    assert.equal(faults.length, 201);
    assert.equal(inEnglish(faults.at(-1)!.message), 'more faults follow; the first 200 are listed');
    assert.deepEqual(new Set(faults.map(({ line }) => line)).size, 201);
  });

  it('with one fault for a file of ten million characters', () => {
    assert.deepEqual(faultsOf('A close\n'.repeat(1_250_000)), [
      '1:1-1 the file has 10000000 characters; a scenario has at most 1000000',
    ]);
  });

  it('with one fault for a line of a million characters', () => {
    assert.deepEqual(faultsOf(`A ${'x'.repeat(999_998)}`), [
      '1:1001-1000001 the line has 1000000 characters; it may have at most 1000',
    ]);
  });

  it('with a fault at the first action too many', () => {
    const { faults } = parse('A receive\n'.repeat(20_000));
    assert.deepEqual(
      faults.map(({ line, message }) => `${line} ${inEnglish(message)}`),
      ['10001 a scenario has at most 10000 lines that do something'],
    );
  });

  it('alike for LF, CRLF and CR, and with a byte order mark', () => {
    const unix = scripted('scenario T\nA close\nexpect A FIN_WAIT_1\n');
    for (const text of [
      'scenario T\r\nA close\r\nexpect A FIN_WAIT_1\r\n',
      'scenario T\rA close\rexpect A FIN_WAIT_1\r',
      '\uFEFFscenario T\nA close\nexpect A FIN_WAIT_1',
    ]) {
      assert.deepEqual(scripted(text), unix);
    }
  });

  it('with an empty script for an empty file', () => {
    assert.deepEqual(scripted('').lines, []);
    assert.deepEqual(scripted(' \n# only a comment\n\n').lines, []);
  });
});

describe('A comment begins at #, wherever it stands', () => {
  it('except that #2 is a place where segments are selected', () => {
    const { lines } = scripted(
      'deliver FIN A>B #2 # the second\nA close # 2 of them\nwait 1s #2\nlose#all\nlose A>B # 2',
    );
    assert.deepEqual(
      lines.map(({ action }) => ('selection' in action ? action.selection.nth : action.kind)),
      [2, 'call', 'wait', 1, 1],
    );
  });

  it('also after a title', () => {
    assert.equal(scripted('scenario  The last  ACK # of all').title, 'The last  ACK');
  });
});

describe('The head', () => {
  it('has RFC 9293’s values unless it says otherwise', () => {
    const { settings, start, iss, resends, title } = scripted('A close');
    assert.deepEqual(
      { start, iss, resends, title },
      { start: 'established', iss: { A: 100, B: 300 }, resends: { A: Infinity, B: Infinity }, title: null },
    );
    const { msl, timeWait, rto, userTimeout, delayedAck, rfc1337, finTimeout, discrete } = settings;
    assert.deepEqual(
      { msl, timeWait, rto, userTimeout, delayedAck, rfc1337, finTimeout, discrete },
      {
        msl: 120_000,
        timeWait: 240_000,
        rto: { least: 1000, most: 1000 },
        userTimeout: 300_000,
        delayedAck: null,
        rfc1337: false,
        finTimeout: null,
        discrete: false,
      },
    );
  });

  it('takes the file’s name for a title that is missing', () => {
    assert.equal(parse('A close', { name: 'x.tcp' }).scenario?.title, 'x.tcp');
    assert.equal(parse('scenario Y', { name: 'x.tcp' }).scenario?.title, 'Y');
  });

  it('gives explicit lines precedence over a profile, whatever their order', () => {
    const before = scripted('set msl 10s\nset profile linux\nset fin-timeout off').settings;
    const after = scripted('set profile linux\nset fin-timeout off\nset msl 10s').settings;
    assert.deepEqual(before, after);
    const { msl, timeWait, rto, delayedAck, finTimeout, profile } = before;
    assert.deepEqual(
      { msl, timeWait, rto: rto.most, delayedAck, finTimeout, profile },
      { msl: 10_000, timeWait: 60_000, rto: 200, delayedAck: 40, finTimeout: null, profile: 'linux' },
    );
  });

  it('resolves durations that name other settings when all of it is known', () => {
    const { msl, timeWait, rto, userTimeout } = scripted(
      'set time-wait 2msl\nset user-timeout 10rto\nset rto 0.5msl\nset msl 3s',
    ).settings;
    assert.deepEqual(
      { msl, timeWait, rto, userTimeout },
      { msl: 3000, timeWait: 6000, rto: { least: 1500, most: 1500 }, userTimeout: 15_000 },
    );
  });

  it('makes TIME_WAIT two lifetimes when only the lifetime is given', () => {
    assert.equal(scripted('set msl 30s').settings.timeWait, 60_000);
  });

  it('counts in ticks in an explored file, and has a model’s values there', () => {
    const { settings, resends, network } = explored('explore');
    const { msl, timeWait, rto, userTimeout, delayedAck, discrete } = settings;
    assert.deepEqual(
      { msl, timeWait, rto, userTimeout, delayedAck, discrete },
      { msl: 2, timeWait: 4, rto: { least: 1, most: 2 }, userTimeout: null, delayedAck: null, discrete: true },
    );
    assert.deepEqual(resends, { A: 1, B: 1 });
    assert.deepEqual(network, { lose: 0, duplicate: 0 });
  });

  it('understands 1t..MSL whatever the order', () => {
    assert.deepEqual(explored('explore\nset rto 1t..MSL\nset msl 4t').settings.rto, { least: 1, most: 4 });
    assert.deepEqual(explored('explore\nset rto 2t..msl\nset msl 4t\nset time-wait 1.5msl').settings.timeWait, 6);
    assert.deepEqual(explored('explore\nset rto 2t').settings.rto, { least: 2, most: 2 });
  });

  it('of a scripted file in ticks has the same values', () => {
    const { settings, resends } = scripted('wait 1t');
    assert.deepEqual({ ...settings }, { ...explored('explore').settings });
    assert.deepEqual(resends, { A: 1, B: 1 });
    assert.deepEqual(scripted('set msl 3t\nA may resend 4').resends, { A: 4, B: 1 });
  });

  it('reads a claim’s and a wait’s durations in terms of its settings', () => {
    const { lines } = scripted('wait rto\nexpect A timer time-wait 0.5msl');
    assert.deepEqual(lines[0]?.action, { kind: 'wait', duration: 1000 });
    const expected = lines[1]?.action;
    assert.deepEqual(expected?.kind === 'expect' && expected.condition.terms[0]?.atom, {
      kind: 'timer',
      end: 'A',
      timer: 'time-wait',
      left: 60_000,
    });
  });

  it('gives the first initial number; given again it is the next connection’s', () => {
    const { iss, lines } = scripted('iss A 5\niss A 6\nset msl 3s\nA close\niss B 7');
    assert.deepEqual(iss, { A: 5, B: 300 });
    assert.deepEqual(
      lines.map(({ action }) => (action.kind === 'iss' ? `${action.end} ${action.iss}` : action.kind)),
      ['A 6', 'call', 'B 7'],
    );
  });
});

describe('An explored file', () => {
  it('collects what may happen and what is claimed', () => {
    const model = explored(
      'explore\nA may close\nA must send 3\nB may close in CLOSE_WAIT\nB may close in CLOSE_WAIT\nnetwork may lose 2\nnetwork may duplicate 1\nclaim always A CLOSED',
    );
    assert.deepEqual(model.permissions, [
      { end: 'A', call: { name: 'close' }, in: null, must: false },
      { end: 'A', call: { name: 'send', bytes: 3 }, in: null, must: true },
      { end: 'B', call: { name: 'close' }, in: 'CLOSE_WAIT', must: false },
      { end: 'B', call: { name: 'close' }, in: 'CLOSE_WAIT', must: false },
    ]);
    assert.deepEqual(model.network, { lose: 2, duplicate: 1 });
    assert.deepEqual(
      model.claims.map(({ kind, condition }) => `${kind}: ${condition.text}`),
      ['always: A CLOSED'],
    );
  });
});

describe('A condition', () => {
  it('keeps each term’s place and the text with blanks folded', () => {
    const [line] = scripted('expect  not  A CLOSED   and B>A FIN,ACK  ack 5 # !').lines;
    assert.ok(line?.action.kind === 'expect');
    const { text, terms } = line.action.condition;
    assert.equal(text, 'not A CLOSED and B>A FIN,ACK ack 5');
    assert.deepEqual(
      terms.map(({ place, not }) => [place.column, place.endColumn, not]),
      [
        [9, 22, true],
        [29, 47, false],
      ],
    );
  });
});
