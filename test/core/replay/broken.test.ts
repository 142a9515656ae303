import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Difference } from '../../../src/core/replay';
import { formatDifference, readRecording, replay } from '../../../src/core/replay';
import { STORIES } from './stories';
import type { Event } from './story';
import { tell } from './story';

const FOLDER = join('test', 'fixtures', 'recordings');

function load(name: string): readonly Event[] {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as readonly Event[];
}

function differenceOf(events: readonly Event[]): Difference | null {
  const reading = readRecording(events);
  assert.ok('events' in reading, 'fault' in reading ? reading.fault : '');
  return replay(reading.events);
}

function faultOf(json: unknown): string {
  const reading = readRecording(json);
  return 'fault' in reading ? reading.fault : 'read';
}

/** The first event after the mark that has all these fields. */
function find(events: readonly Event[], wanted: Event): number {
  const start = events.findIndex(({ kind }) => kind === 'mark');
  const found = events.findIndex((event, i) => i > start && Object.entries(wanted).every(([k, v]) => event[k] === v));
  assert.ok(found >= 0, JSON.stringify(wanted));
  return found;
}

const change = (events: readonly Event[], at: number, fields: Event) =>
  events.map((event, i) => (i === at ? { ...event, ...fields } : event));
const without = (events: readonly Event[], ...at: readonly number[]) => events.filter((_, i) => !at.includes(i));
const also = (events: readonly Event[], at: number, extra: Event) => [
  ...events.slice(0, at + 1),
  extra,
  ...events.slice(at + 1),
];
function exchange(events: readonly Event[], a: number, b: number): readonly Event[] {
  const [one, two] = [events[a]!, events[b]!];
  return change(change(events, a, { ...two, t: one.t }), b, { ...one, t: two.t });
}

const FIN_A = { kind: 'send', src: 'A', flags: 'FA' };
const normal = load('normal');
const halfclose = load('halfclose');
const lost = load('lost_final_ack');

/** One thing altered in a true recording; what is said of it. */
const BROKEN: readonly (readonly [string, readonly Event[], Difference['compared'], RegExp])[] = [
  [
    'a flag of a segment',
    change(normal, find(normal, FIN_A), { flags: 'A' }),
    'segment',
    /^at 0\.1500 s, after A's close\(\): the kernel at A sends ACK seq 1 ack 1; the machine sends FIN,ACK seq 1 ack 1$/,
  ],
  [
    'its number',
    change(normal, find(normal, FIN_A), { seq: 2 }),
    'segment',
    /kernel at A sends FIN,ACK seq 2 ack 1; the machine sends FIN,ACK seq 1 ack 1/,
  ],
  [
    'its acknowledgement',
    change(normal, find(normal, { kind: 'send', src: 'B', flags: 'A' }), { ack: 1 }),
    'segment',
    /when B's held ACK leaves: the kernel at B sends ACK seq 1 ack 1; the machine sends ACK seq 1 ack 2/,
  ],
  [
    'its length',
    change(halfclose, find(halfclose, { kind: 'send', src: 'B', flags: 'PA' }), { len: 4 }),
    'segment',
    /kernel at B sends ACK seq 1 ack 2 len 4; the machine sends ACK seq 1 ack 2 len 5/,
  ],
  [
    'a state that is entered',
    change(normal, find(normal, { kind: 'state', to: 'CLOSE_WAIT' }), { to: 'CLOSING' }),
    'state',
    /after FIN,ACK seq 1 ack 1 arrived at B: the kernel at B goes from ESTABLISHED to CLOSING; the machine goes from ESTABLISHED to CLOSE_WAIT/,
  ],
  [
    'a state that is left',
    change(normal, find(normal, { kind: 'state', to: 'LAST_ACK' }), { frm: 'ESTABLISHED' }),
    'state',
    /kernel at B goes from ESTABLISHED to LAST_ACK; the machine goes from CLOSE_WAIT to LAST_ACK/,
  ],
  [
    'a result: an error instead of success',
    change(normal, find(normal, { call: 'close()' }), { result: '-1 ENOTCONN' }),
    'result',
    /A's close\(\): the kernel returns ENOTCONN; the machine, in ESTABLISHED, returns success/,
  ],
  [
    'a result: bytes',
    change(halfclose, find(halfclose, { call: 'recv', result: 'data0data1' }), { result: 'data0data1d' }),
    'result',
    /A's recv: the kernel returns 11 bytes; the machine, in FIN_WAIT_2, returns 10 bytes/,
  ],
  [
    'a result: fewer bytes, and the rest is never read',
    change(halfclose, find(halfclose, { call: 'recv', result: 'data0data1' }), { result: 'data' }),
    'result',
    /A's recv: the kernel returns end of file; the machine, in TIME_WAIT, returns 6 bytes/,
  ],
  [
    'a result: end of file instead of waiting',
    change(load('fin_overtakes_data'), find(load('fin_overtakes_data'), { result: '-1 EAGAIN' }), { result: '' }),
    'result',
    /B's recv: the kernel returns end of file; the machine, in ESTABLISHED, returns EAGAIN/,
  ],
  [
    'a result: another error',
    change(load('unread'), find(load('unread'), { result: '-1 ECONNRESET' }), { result: '-1 ETIMEDOUT' }),
    'result',
    /the kernel returns ETIMEDOUT; the machine, in CLOSED, returns ECONNRESET/,
  ],
  [
    'a missing segment',
    without(lost, find(lost, { kind: 'send', src: 'A', flags: 'A', fate: 'drop' })),
    'segment',
    /the kernel at A sends nothing; the machine sends ACK seq 2 ack 2/,
  ],
  [
    'a missing segment and its arrival',
    without(
      normal,
      find(normal, { kind: 'send', src: 'B', flags: 'FA' }),
      find(normal, { kind: 'arrive', at: 'A', flags: 'FA' }),
    ),
    'segment',
    /after B's close\(\): the kernel at B sends nothing; the machine sends FIN,ACK seq 1 ack 2/,
  ],
  [
    'a held ACK that has not been sent, but arrives',
    without(normal, find(normal, { kind: 'send', src: 'B', flags: 'A' })),
    'segment',
    /ACK seq 1 ack 2 arrives at A: the kernel at B has not sent it, and it is the ACK that the machine there still owes/,
  ],
  [
    'an extra segment',
    also(normal, find(normal, { kind: 'arrive', at: 'B', flags: 'A' }), {
      t: 0.319,
      kind: 'send',
      src: 'B',
      fate: 'drop',
      flags: 'A',
      seq: 2,
      ack: 2,
      len: 0,
    }),
    'segment',
    /the kernel at B sends ACK seq 2 ack 2; the machine, in (LAST_ACK|CLOSED), sends nothing/,
  ],
  [
    'a segment that is sent twice within a round trip',
    also(lost, find(lost, { kind: 'send', src: 'B', flags: 'FA' }), {
      ...lost[find(lost, { kind: 'send', src: 'B', flags: 'FA' })],
      fate: 'drop',
    }),
    'segment',
    /the kernel at B sends FIN,ACK seq 1 ack 2; the machine, in LAST_ACK, sends nothing/,
  ],
  [
    'a missing change of state',
    without(normal, find(normal, { kind: 'state', to: 'LAST_ACK' })),
    'state',
    /the kernel at B (shows no change of state|goes from LAST_ACK to CLOSED); the machine goes from CLOSE_WAIT to LAST_ACK/,
  ],
  [
    'an extra change of state',
    also(normal, find(normal, { kind: 'state', to: 'CLOSE_WAIT' }), {
      t: 0.171,
      kind: 'state',
      side: 'A',
      frm: 'FIN_WAIT1',
      to: 'CLOSING',
    }),
    'state',
    /kernel at A goes from FIN_WAIT_1 to CLOSING; the machine stays in FIN_WAIT_1/,
  ],
  [
    'a missing call',
    without(normal, find(normal, { call: 'close()' })),
    'state',
    /the kernel at A goes from ESTABLISHED to FIN_WAIT_1; the machine stays in ESTABLISHED/,
  ],
  [
    'a missing arrival',
    without(normal, find(normal, { kind: 'arrive', at: 'B' })),
    'recording',
    /the relay let A's FIN,ACK seq 1 ack 1 through, but it never arrives at B/,
  ],
  [
    'a lost segment that arrives',
    change(normal, find(normal, FIN_A), { fate: 'drop' }),
    'recording',
    /FIN,ACK seq 1 ack 1 arrives at B, but the relay lost it at 0\.1500 s/,
  ],
  [
    'an arrival before its segment',
    exchange(
      normal,
      find(normal, { kind: 'send', src: 'B', flags: 'FA' }),
      find(normal, { kind: 'arrive', at: 'A', flags: 'FA' }),
    ),
    'recording',
    /B's FIN,ACK seq 1 ack 2 arrives before it is sent/,
  ],
  [
    'a call before the arrival that it needs',
    exchange(
      halfclose,
      find(halfclose, { kind: 'arrive', at: 'A', seq: 6 }),
      find(halfclose, { call: 'recv', result: 'data0data1' }),
    ),
    'result',
    /A's recv: the kernel returns 10 bytes; the machine, in FIN_WAIT_2, returns 5 bytes/,
  ],
  [
    'time that runs backwards',
    change(normal, find(normal, { call: 'recv' }), { t: 0.2 }),
    'recording',
    /stands after one at/,
  ],
  [
    'TIME_WAIT that is gone too soon',
    change(normal, find(normal, { text: 'end' }), { A: [] }),
    'proc',
    /\/proc\/net\/tcp of the kernel at A shows no connection; the machine is in TIME_WAIT/,
  ],
  [
    'FIN_WAIT_2 that is gone before its time',
    change(normal, find(normal, { text: 'after A close' }), { A: [] }),
    'proc',
    /of the kernel at A shows no connection; the machine is in FIN_WAIT_2/,
  ],
  [
    'another state in /proc',
    change(normal, find(normal, { text: 'end' }), { A: [{ st: 'FIN_WAIT2', timer: '00:0' }] }),
    'proc',
    /shows FIN_WAIT_2; the machine is in TIME_WAIT/,
  ],
];

describe('a recording with one thing altered', () => {
  for (const [what, events, compared, words] of BROKEN) {
    it(what, () => {
      const difference = differenceOf(events);
      assert.ok(difference !== null, 'no difference was found');
      assert.match(formatDifference(difference), words);
      assert.equal(difference.compared, compared);
    });
  }
});

/** Every alteration of one event that no true recording could have. */
function alterations(event: Event): readonly (readonly [string, Event])[] {
  const flags = String(event.flags);
  const toggled = (letter: string) => (flags.includes(letter) ? flags.replace(letter, '') : flags + letter);
  switch (event.kind) {
    case 'send':
      return [
        ['seq', { seq: Number(event.seq) + 1 }],
        ['ack', event.ack === null ? { flags: flags + 'A', ack: 1 } : { ack: Number(event.ack) + 1 }],
        ['len', { len: Number(event.len) + 1 }],
        ['SYN', { flags: toggled('S') }],
        ['FIN', { flags: toggled('F') }],
        ['RST', { flags: toggled('R') }],
      ];
    case 'state':
      if (event.frm === 'LISTEN' || event.to === 'LISTEN') return [];
      return [
        ['frm', { frm: event.frm === 'CLOSING' ? 'LAST_ACK' : 'CLOSING' }],
        ['to', { to: event.to === 'CLOSING' ? 'LAST_ACK' : 'CLOSING' }],
      ];
    case 'call':
      if (event.call === 'accept' || event.call === 'connect') return [];
      if (typeof event.result === 'number')
        return [
          ['bytes', { result: event.result + 1 }],
          ['error', { result: '-1 EPIPE' }],
        ];
      if (event.result === null) return [['error', { result: '-1 EINVAL' }]];
      if (event.result === '-1 EAGAIN') return [['end of file', { result: '' }]];
      return [
        ['would block', { result: '-1 EAGAIN' }],
        ['another error', { result: '-1 EINVAL' }],
      ];
    default:
      return [];
  }
}

describe('every field of every segment, state and result is compared', () => {
  const recordings = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  const all: readonly (readonly [string, readonly Event[]])[] = [
    ...recordings.map((name) => [name, load(name.replace('.json', ''))] as const),
    ...Object.entries(STORIES).map(([title, text]) => [title, tell(text)] as const),
  ];
  for (const [name, events] of all) {
    it(name, () => {
      const start = events.findIndex(({ kind }) => kind === 'mark');
      let altered = 0;
      for (const [at, event] of events.entries()) {
        if (at <= start) continue;
        for (const [what, fields] of alterations(event)) {
          altered += 1;
          const where = `${what} of event ${at + 1}, ${JSON.stringify(event)}`;
          assert.notEqual(differenceOf(change(events, at, fields)), null, where);
        }
        if (event.kind === 'state' && alterations(event).length > 0) {
          assert.notEqual(differenceOf(without(events, at)), null, `without event ${at + 1}`);
          assert.notEqual(differenceOf(also(events, at, event)), null, `event ${at + 1} twice`);
        }
        if (event.kind === 'send')
          assert.notEqual(differenceOf(also(events, at, event)), null, `event ${at + 1} twice`);
      }
      assert.ok(altered > 0);
    });
  }
});

describe('what is not a recording', () => {
  const cases: readonly (readonly [string, unknown, RegExp])[] = [
    ['an object', {}, /^not a recording: a list of events was expected$/],
    ['an empty list', [], /the list of events is empty/],
    ['a number in the list', [5], /^event 1: an object was expected$/],
    [
      'an unknown kind',
      change(normal, 3, { kind: 'ping' }),
      /^event 4: unknown kind "ping": call, send, arrive, state, proc or mark was expected$/,
    ],
    ['no time', change(normal, 0, { t: undefined }), /^event 1: "t" is missing, a time in seconds was expected$/],
    ['a third end', change(normal, 2, { src: 'C' }), /^event 3: "src" is "C", "A" or "B" was expected$/],
    [
      'an unknown state',
      change(normal, 0, { to: 'OPEN' }),
      /^event 1: "to" is "OPEN", one of the kernel's states was expected$/,
    ],
    [
      'an unknown fate',
      change(normal, 2, { fate: 'eaten' }),
      /^event 3: "fate" is "eaten", deliver, drop, hold or dup was expected$/,
    ],
    [
      'unknown flags',
      change(normal, 2, { flags: 'X' }),
      /^event 3: "flags" is "X", letters of S F R P A was expected$/,
    ],
    ['half a number', change(normal, 2, { seq: 0.5 }), /^event 3: "seq" is 0.5, a whole number was expected$/],
    [
      'an unknown call',
      change(normal, find(normal, { kind: 'call' }), { call: 'ioctl' }),
      /there is no call "ioctl" that this replay knows/,
    ],
    [
      'an impossible result',
      change(normal, find(normal, { kind: 'call' }), { result: [1] }),
      /"result" is \[1\], a result of close\(\) was expected/,
    ],
    [
      'rows that are none',
      change(normal, find(normal, { kind: 'proc' }), { A: 7 }),
      /"A" is 7, a list of rows was expected/,
    ],
  ];
  for (const [what, json, words] of cases) {
    it(what, () => {
      assert.match(faultOf(json), words);
    });
  }
});
