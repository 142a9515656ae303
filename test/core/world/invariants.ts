import assert from 'node:assert/strict';
import type { Endpoint, Segment, State } from '../../../src/core/tcp';
import { ACK, advance, distance, FIN, formatSegment, has, RST, SYN } from '../../../src/core/tcp';
import type { End, Moment, World } from '../../../src/core/world';
import { peerOf } from '../../../src/core/world';
import type { Played } from './play';

/**
 * What must hold at every moment of every run, said without the table and without the machine: Figure 5's arrows and the
 * arithmetic of sequence numbers.
 */

/** Figure 5 and its notes, with the readings: every arrow that there is. */
// prettier-ignore
const ARROWS: Readonly<Record<State, readonly State[]>> = {
  CLOSED: ['LISTEN', 'SYN_SENT'],
  LISTEN: ['CLOSED', 'SYN_RECEIVED'],
  SYN_SENT: ['CLOSED', 'SYN_RECEIVED', 'ESTABLISHED'],
  SYN_RECEIVED: ['CLOSED', 'LISTEN', 'ESTABLISHED', 'FIN_WAIT_1', 'CLOSE_WAIT'],
  ESTABLISHED: ['CLOSED', 'FIN_WAIT_1', 'CLOSE_WAIT'],
  FIN_WAIT_1: ['CLOSED', 'FIN_WAIT_2', 'CLOSING', 'TIME_WAIT'],
  FIN_WAIT_2: ['CLOSED', 'TIME_WAIT'],
  CLOSING: ['CLOSED', 'TIME_WAIT'],
  TIME_WAIT: ['CLOSED', 'LISTEN', 'SYN_RECEIVED'],
  CLOSE_WAIT: ['CLOSED', 'LAST_ACK'],
  LAST_ACK: ['CLOSED'],
};

const ENDS = ['A', 'B'] as const;

/** Checks one action: the states on the way, what was sent, and both ends afterwards. */
export function checkAction(played: Played): void {
  checkMoments(played);
  for (const end of ENDS) checkEnd(played.before[end], played.after[end], `${end} after ${played.action.kind}`);
}

function checkMoments({ before, moments }: Played): void {
  let states: Readonly<Record<End, State>> = { A: before.A.state, B: before.B.state };
  let answersReset = false;
  for (const moment of moments) {
    for (const end of ENDS) checkArrow(end, states[end], moment);
    states = { A: moment.A, B: moment.B };
    const { happening } = moment;
    if (happening.kind === 'arrive') answersReset = has(happening.segment, RST);
    else if (happening.kind !== 'send') answersReset = false;
    else if (answersReset)
      assert.ok(!has(happening.segment, RST), `a RST was answered with ${formatSegment(happening.segment)}`);
  }
}

function checkArrow(end: End, from: State, moment: Moment): void {
  const to = moment[end];
  if (from === to) return;
  assert.ok(ARROWS[from].includes(to), `${end} went from ${from} to ${to}`);
  const { happening } = moment;
  assert.ok('row' in happening, `${end} went from ${from} to ${to} because of ${happening.kind}`);
  const { row } = happening;
  assert.ok(row.from.includes(from) && row.to === to, `"${row.on}" does not lead from ${from} to ${to}`);
}

/** One end's numbers and timers. */
function checkEnd(before: Endpoint, after: Endpoint, what: string): void {
  const { state, sndUna, sndNxt, unacked, timers } = after;
  assert.ok(distance(sndUna, sndNxt) >= 0, `SND.UNA ≤ SND.NXT at ${what}: ${sndUna}, ${sndNxt}`);
  let edge = sndUna;
  for (const one of unacked) {
    assert.equal(one.seq, edge, `what is unacknowledged begins at SND.UNA and has no hole, at ${what}`);
    edge = advance(one.seq, one.len + (one.syn ? 1 : 0) + (one.fin ? 1 : 0));
  }
  if (unacked.length > 0) assert.equal(edge, sndNxt, `and ends at SND.NXT, at ${what}`);
  for (const [timer, left] of Object.entries<number | null>(timers))
    assert.ok(left === null || left >= 0, `${timer} of ${what}`);
  assert.equal(timers['time-wait'] !== null, state === 'TIME_WAIT', `the 2MSL timer runs in TIME_WAIT, at ${what}`);
  if (timers.retransmit !== null) assert.ok(unacked.length > 0, `something is out, at ${what}`);
  if (after.finSent && state !== 'TIME_WAIT') assert.equal(after.queued, 0, `nothing comes after our FIN, at ${what}`);
  assert.ok(after.unread >= 0 && after.queued >= 0);
  if (before.incarnation !== after.incarnation) return;
  assert.ok(distance(before.sndNxt, sndNxt) >= 0, `SND.NXT of ${what} went back`);
  assert.ok(distance(before.sndUna, sndUna) >= 0, `SND.UNA of ${what} went back`);
  if (state === 'LISTEN' || before.state === 'LISTEN' || before.rcvNxt === 0) return;
  assert.ok(distance(before.rcvNxt, after.rcvNxt) >= 0, `RCV.NXT of ${what} went back`);
  if (before.peerFin) {
    assert.ok(after.peerFin, `the peer’s FIN is forgotten at ${what}`);
    assert.equal(after.rcvNxt, before.rcvNxt, `something came after the peer’s FIN, at ${what}`);
  }
}

/** What the two ends know of each other, in a run without made-up segments. Keeps the initial numbers of connections. */
export class Witness {
  /** By end and connection: the initial number, and the number after the FIN once it is sent. */
  private readonly first = new Map<string, number>();
  private readonly last = new Map<string, number>();

  constructor(world: World) {
    for (const end of ENDS) {
      const { incarnation, sndUna } = world[end];
      if (incarnation === 1) this.first.set(`${end} 1`, advance(sndUna, -1));
    }
  }

  check({ after, moments }: Played): void {
    for (const { happening } of moments) {
      if (happening.kind === 'send') this.see(happening.end, happening.segment);
    }
    for (const end of ENDS) this.checkReceived(after, end);
    for (const { happening } of moments) {
      if (happening.kind === 'send') checkAcknowledges(after, happening.end, happening.segment);
    }
  }

  private see(end: End, segment: Segment): void {
    const key = `${end} ${segment.incarnation}`;
    if (has(segment, SYN)) {
      assert.equal(this.first.get(key) ?? segment.seq, segment.seq, `${end}’s SYN has one number`);
      this.first.set(key, segment.seq);
    }
    if (has(segment, RST)) return;
    const next = advance(segment.seq, segment.len + (has(segment, FIN) ? 1 : 0));
    const last = this.last.get(key);
    if (last !== undefined) assert.ok(distance(next, last) >= 0, `${end} sent ${formatSegment(segment)} after its FIN`);
    if (!has(segment, FIN)) return;
    assert.equal(last ?? next, next, `${end}’s FIN has one number`);
    this.last.set(key, next);
  }

  /** What was received is what was sent, in order and once: RCV.NXT says how much. */
  private checkReceived(world: World, end: End): void {
    const { state, incarnation, read, unread, peerFin, rcvNxt, closed } = world[end];
    const peer = world[peerOf(end)];
    if (peer.incarnation !== incarnation || state === 'CLOSED' || state === 'LISTEN' || state === 'SYN_SENT') return;
    assert.ok(read + unread <= peer.sent, `${end} has received ${read + unread} of ${peer.sent} bytes`);
    const first = this.first.get(`${peerOf(end)} ${incarnation}`);
    if (closed || first === undefined) return;
    const received = distance(advance(first, 1), rcvNxt);
    assert.equal(received, read + unread + (peerFin ? 1 : 0), `RCV.NXT of ${end} counts every byte and the FIN once`);
  }
}

/** Nothing is acknowledged that was not sent. */
function checkAcknowledges(world: World, end: End, segment: Segment): void {
  const peer = world[peerOf(end)];
  if (!has(segment, ACK) || has(segment, RST) || segment.incarnation !== peer.incarnation) return;
  assert.ok(distance(segment.ack, peer.sndNxt) >= 0, `${end} acknowledged ${segment.ack} of ${peer.sndNxt}`);
}
