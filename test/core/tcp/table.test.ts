import assert from 'node:assert/strict';
import type { Endpoint, Event, Input, Row, Segment, Sends, Settings, State, Step } from '../../../src/core/tcp';
import {
  ACK,
  advance,
  canHappen,
  EVENT_NAMES,
  FIN,
  formatSegment,
  idOf,
  indexRows,
  lengthOf,
  NO_TIMERS,
  RST,
  rowFor,
  rowsInto,
  rowsOf,
  rowsOutOf,
  STATE_GROUPS,
  STATES,
  SYN,
  TABLE,
} from '../../../src/core/tcp';
import { arrange, put } from './fixtures';
import { LAW } from './law';

const index = (rows: readonly Row[]) => indexRows(rows, canHappen, EVENT_NAMES, STATES);

/** Every state and every event that can happen in it. */
const CELLS = STATES.flatMap((state) =>
  EVENT_NAMES.filter((event) => canHappen(event, state)).map((event) => ({ state, event })),
);

const SPELLED: Readonly<Record<Sends, string>> = {
  nothing: '-',
  SYN: 'SYN',
  'SYN,ACK': 'SYN,ACK',
  ACK: 'ACK',
  'ACK, may wait': 'ACK~',
  FIN: 'FIN',
  text: 'text',
  RST: 'RST',
  'RST in reply': 'reply',
  again: 'again',
};

/** A row as a cell of the law. */
function cellOf({ to, sends, refuses, ends, restarts }: Row, state: State): string {
  const words = [to === state ? to : to === 'same' ? '=' : to, SPELLED[sends]];
  if (refuses !== undefined) words.push(`!${refuses}`);
  if (ends !== undefined) words.push(`*${ends}`);
  if (restarts !== undefined) words.push('restarts');
  return words.join(' ');
}

/** The very segments that a row sends, from the numbers as RFC 9293 writes them: <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>. */
function segmentsOf(sends: Sends, before: Endpoint, input: Input, { endpoint }: Step): readonly Segment[] {
  const { sndNxt, rcvNxt } = before;
  const { incarnation } = endpoint;
  const one = (flags: number, seq: number, ack: number, len = 0) => [{ flags, seq, ack, len, incarnation }];
  const cause = input.kind === 'segment' ? input.segment : undefined;
  switch (sends) {
    case 'nothing':
      return [];
    case 'SYN':
      return one(SYN, 100, 0);
    case 'SYN,ACK':
      assert.ok(cause);
      return one(SYN | ACK, endpoint.sndUna, advance(cause.seq, 1));
    case 'ACK':
    case 'ACK, may wait':
      return one(ACK, sndNxt, endpoint.rcvNxt);
    case 'FIN':
      return one(FIN | ACK, sndNxt, rcvNxt);
    case 'text':
      return one(ACK, sndNxt, rcvNxt, 10);
    case 'RST':
      return one(RST, sndNxt, 0);
    case 'RST in reply': {
      assert.ok(cause);
      const reply =
        (cause.flags & ACK) === 0 ? one(RST | ACK, 0, advance(cause.seq, lengthOf(cause))) : one(RST, cause.ack, 0);
      return reply.map((segment) => ({ ...segment, incarnation: cause.incarnation }));
    }
    case 'again': {
      const [first] = before.unacked;
      assert.ok(first);
      const bits = (first.syn ? SYN : 0) | (first.fin ? FIN : 0) | (before.state === 'SYN_SENT' ? 0 : ACK);
      return one(bits, first.seq, (bits & ACK) === 0 ? 0 : rcvNxt, first.len);
    }
  }
}

function checkTimers(endpoint: Endpoint, settings: Settings): void {
  const { state, timers } = endpoint;
  if (state === 'CLOSED' || state === 'LISTEN') assert.deepEqual(timers, NO_TIMERS);
  if (state === 'TIME_WAIT')
    assert.deepEqual({ ...timers, 'time-wait': 0 }, { ...NO_TIMERS, 'time-wait': 0 }, 'the other timers are off');
  else assert.equal(timers['time-wait'], null);
  if (state === 'FIN_WAIT_2') assert.equal(timers.retransmit, null);
  if (endpoint.unacked.length > 0 && timers.retransmit !== null) assert.ok(timers.retransmit <= settings.rtoLimit);
  assert.equal(endpoint.unacked.length === 0, timers.retransmit === null, 'the timer runs while something is out');
}

/** Puts each event to an endpoint in each state, and compares with what these rows say. The events of rows not reached. */
function walk(rows: readonly Row[]): Row[] {
  const law = index(rows);
  const left = new Set(rows);
  for (const { state, event } of CELLS) {
    const row = law.get(state)?.get(event);
    assert.ok(row, `${event} in ${state}`);
    checkStep(row, state, event);
    left.delete(row);
  }
  return [...left];
}

function checkStep(row: Row, state: State, event: Event): void {
  const { before, input, settings } = arrange(state, event);
  const what = `${event} in ${state}`;
  assert.equal(before.state, state, `the fixture of ${what}`);
  const done = put(before, input, settings);
  const { endpoint } = done;
  assert.equal(done.row.on, event, `${what} is taken for ${done.row.on}`);
  assert.equal(endpoint.state, row.to === 'same' ? state : row.to, `the state after ${what}`);
  assert.deepEqual(
    done.sent.map(formatSegment),
    segmentsOf(row.sends, before, input, done).map(formatSegment),
    `what ${what} sends`,
  );
  assert.deepEqual(done.sent, segmentsOf(row.sends, before, input, done));
  if (row.refuses !== undefined) assert.deepEqual(endpoint, { ...before, refusal: row.refuses }, what);
  else if (input.kind === 'call' && event !== 'receive') assert.equal(endpoint.refusal, null, what);
  assert.equal(endpoint.fate, row.ends ?? before.fate, `how ${what} ends the connection`);
  if (row.ends !== undefined) assert.equal(endpoint.told, false);
  if (row.restarts !== undefined || (endpoint.state === 'TIME_WAIT' && state !== 'TIME_WAIT'))
    assert.equal(endpoint.timers['time-wait'], settings.timeWait, `2MSL begins upon ${what}`);
  if (event !== 'retransmission timeout' || endpoint.state !== state) checkTimers(endpoint, settings);
}

/** The table with one row changed. */
const withRow = (at: number, change: Partial<Row>): Row[] =>
  TABLE.map((row, place) => (place === at ? { ...row, ...change } : row));

const place = (on: Event, from: State): number => TABLE.indexOf(rowFor(from, on));

describe('The table', () => {
  it('has exactly one row for every state and every event that can happen in it', () => {
    const law = index(TABLE);
    let cells = 0;
    for (const row of law.values()) cells += row.size;
    assert.equal(cells, CELLS.length);
    assert.equal(
      TABLE.reduce((sum, { from }) => sum + from.length, 0),
      CELLS.length,
    );
  });

  it('is refused when a row is missing', () => {
    for (const [at, row] of TABLE.entries()) {
      const missing = TABLE.filter((_, other) => other !== at);
      assert.throws(() => index(missing), new Error(`table: "${row.on}" in ${firstOf(row)} has no row`));
    }
    const event = { ...rowFor('TIME_WAIT', 'RST'), from: [] };
    assert.throws(
      () => index(TABLE.map((row) => (row === rowFor('TIME_WAIT', 'RST') ? event : row))),
      /"RST" in TIME_WAIT has no row/,
    );
  });

  it('is refused when two rows claim the same', () => {
    for (const row of TABLE) {
      const twice = [...TABLE, { ...row, from: [row.from.at(-1) ?? 'CLOSED'] }];
      assert.throws(() => index(twice), new Error(`table: "${row.on}" in ${row.from.at(-1) ?? ''} has two rows`));
    }
  });

  it('is refused when a row is about what cannot happen', () => {
    const row = rowFor('FIN_WAIT_2', 'FIN');
    assert.throws(() => index([...TABLE, { ...row, from: ['LISTEN'] }]), /"FIN" cannot happen in LISTEN/);
    assert.throws(() => rowFor('LISTEN', 'FIN'), /"FIN" cannot happen in LISTEN/);
  });

  it('says what the law says', () => {
    const said = CELLS.map(({ state, event }) => `${event} in ${state}: ${cellOf(rowFor(state, event), state)}`);
    const law = CELLS.map(({ state, event }) => `${event} in ${state}: ${LAW[event][state] ?? 'nothing'}`);
    assert.deepEqual(said, law);
    const written = Object.values(LAW).reduce((sum, cells) => sum + Object.keys(cells).length, 0);
    assert.equal(written, CELLS.length, 'the law speaks of nothing that cannot happen');
  });

  it('gives every row a name of its own, a source and a sentence', () => {
    assert.equal(new Set(TABLE.map(idOf)).size, TABLE.length);
    for (const row of TABLE) {
      assert.match(row.rfc, /^(\d+\.\d+(\.\d+)*|RFC \d+|tcp\(7\))/, idOf(row));
      assert.match(row.why, /^[A-Z“].*[.]$/, idOf(row));
      assert.doesNotMatch(row.why, /'/, 'a typographic apostrophe');
    }
  });

  it('is what the lookups read', () => {
    for (const state of STATES) {
      assert.deepEqual(rowsOf(state).length, CELLS.filter((cell) => cell.state === state).length);
      for (const row of rowsOutOf(state)) assert.ok(row.from.includes(state) && row.to !== state && row.to !== 'same');
      for (const row of rowsInto(state)) assert.equal(row.to, state);
    }
    // M07: only these three lead into TIME_WAIT.
    const before = new Set(rowsInto('TIME_WAIT').flatMap(({ from }) => from));
    assert.deepEqual([...before].sort(), ['CLOSING', 'FIN_WAIT_1', 'FIN_WAIT_2']);
    assert.deepEqual(
      STATE_GROUPS.flatMap(({ states }) => states),
      [...STATES],
    );
  });
});

const firstOf = (row: Row): State => row.from[0] ?? 'CLOSED';

describe('Every state and event, put to the machine', () => {
  for (const state of STATES) {
    it(state, () => {
      for (const cell of CELLS) if (cell.state === state) checkStep(rowFor(state, cell.event), state, cell.event);
    });
  }

  it('reaches every row of the table', () => {
    assert.deepEqual(walk(TABLE).map(idOf), []);
  });

  it('finds two rows whose targets were swapped', () => {
    const toClosing = place('FIN', 'FIN_WAIT_1');
    const toTimeWait = place('FIN', 'FIN_WAIT_2');
    const swapped = TABLE.map((row, at) => {
      if (at === toClosing) return { ...row, to: 'TIME_WAIT' as const };
      return at === toTimeWait ? { ...row, to: 'CLOSING' as const } : row;
    });
    assert.throws(() => walk(swapped), /the state after FIN in FIN_WAIT_1/);
  });

  it('finds any one row that leads elsewhere, sends something else, or ends otherwise', () => {
    for (const [at, row] of TABLE.entries()) {
      const elsewhere: State = row.to === 'LISTEN' ? 'CLOSED' : 'LISTEN';
      const to = row.to === 'same' && row.from.includes('LISTEN') ? 'SYN_SENT' : elsewhere;
      assert.throws(() => walk(withRow(at, { to })), /the state after/, idOf(row));
      const sends: Sends = row.sends === 'nothing' ? 'ACK' : 'nothing';
      assert.throws(() => walk(withRow(at, { sends })), /what .* sends/, idOf(row));
      const ends = row.ends === 'timeout' ? 'reset' : 'timeout';
      assert.throws(() => walk(withRow(at, { ends })), /ends the connection/, idOf(row));
      if (row.refuses !== undefined)
        assert.throws(() => walk(withRow(at, { refuses: row.refuses === 'exists' ? 'closing' : 'exists' })));
    }
  });
});
