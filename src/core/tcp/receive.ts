import type { Early, Endpoint, Unacked } from './endpoint';
import type { Segment } from './segment';
import { FIN, has } from './segment';
import { advance, atOrBefore, before, distance } from './sequence';

/** What a segment would add to what has been received in order. */
export interface Received {
  readonly rcvNxt: number;
  /** New bytes in order. */
  readonly bytes: number;
  /** The peer's FIN is now in order. */
  readonly fin: boolean;
  readonly early: readonly Early[];
  /** The segment lies ahead of something missing and was kept. */
  readonly gap: boolean;
}

/** Puts a segment's text and FIN where they belong, with what arrived early; the endpoint is not changed. */
export function reassemble(endpoint: Endpoint, segment: Segment): Received {
  const fin = has(segment, FIN);
  const piece: Early = { seq: segment.seq, len: segment.len, fin };
  const empty = segment.len === 0 && !fin;
  if (empty) return { rcvNxt: endpoint.rcvNxt, bytes: 0, fin: false, early: endpoint.early, gap: false };
  if (before(endpoint.rcvNxt, segment.seq)) {
    return { rcvNxt: endpoint.rcvNxt, bytes: 0, fin: false, early: insert(endpoint.early, piece), gap: true };
  }
  let rcvNxt = endpoint.rcvNxt;
  let finished = false;
  const left: Early[] = [];
  for (const next of [piece, ...endpoint.early]) {
    if (finished || before(rcvNxt, next.seq)) {
      if (!finished) left.push(next);
      continue;
    }
    const end = advance(next.seq, next.len);
    if (before(rcvNxt, end)) rcvNxt = end;
    if (next.fin && rcvNxt === end) finished = true;
  }
  const bytes = distance(endpoint.rcvNxt, rcvNxt);
  return { rcvNxt: finished ? advance(rcvNxt, 1) : rcvNxt, bytes, fin: finished, early: left, gap: false };
}

/** The pieces by sequence number, each different one once. */
function insert(early: readonly Early[], piece: Early): readonly Early[] {
  if (early.some((one) => one.seq === piece.seq && one.len === piece.len && one.fin === piece.fin)) return early;
  const at = early.findIndex((one) => before(piece.seq, one.seq));
  return at < 0 ? [...early, piece] : [...early.slice(0, at), piece, ...early.slice(at)];
}

/** What is left of the retransmission queue when everything below `ack` has arrived; a segment half acknowledged is cut. */
export function acknowledge(unacked: readonly Unacked[], ack: number): readonly Unacked[] {
  const rest: Unacked[] = [];
  for (const one of unacked) {
    const end = advance(one.seq, one.len + (one.syn ? 1 : 0) + (one.fin ? 1 : 0));
    if (atOrBefore(end, ack)) continue;
    const covered = distance(one.seq, ack);
    if (covered <= 0) rest.push(one);
    else rest.push({ ...one, seq: ack, len: one.len - (one.syn ? covered - 1 : covered), syn: false });
  }
  return rest;
}
