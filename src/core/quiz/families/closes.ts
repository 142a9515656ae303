import type { End } from '../../world';
import { peerOf } from '../../world';
import type { Chance } from './chance';

/** The ways in which a close can go, as lines of the notation; X is the end that closes first, Y the other. */
const CLOSES = {
  four: ['X close', 'deliver FIN X>Y', 'deliver ACK Y>X', 'Y close', 'deliver FIN Y>X', 'deliver ACK X>Y'],
  three: ['X close', 'deliver FIN X>Y', 'Y close', 'deliver FIN Y>X', 'deliver ACK X>Y'],
  simultaneous: ['X close', 'Y close', 'deliver FIN X>Y', 'deliver FIN Y>X', 'deliver ACK X>Y', 'deliver ACK Y>X'],
  reset: ['X abort', 'deliver RST X>Y'],
  /** Y never closes: X stays in FIN_WAIT_2, Y in CLOSE_WAIT. */
  half: ['X close', 'deliver FIN X>Y', 'deliver ACK Y>X'],
  'late-ack': ['X close', 'deliver FIN X>Y', 'lose ACK Y>X', 'Y close', 'deliver FIN Y>X', 'deliver ACK X>Y'],
} as const;

export type CloseKind = keyof typeof CLOSES;

/** A drawn close: its lines, and which end began. */
export interface Close {
  readonly kind: CloseKind;
  readonly first: End;
  readonly second: End;
  /** Head lines that this close needs. */
  readonly head: readonly string[];
  readonly lines: readonly string[];
}

/** Draws who closes first and how it goes. */
export function drawClose(chance: Chance, kinds: readonly [CloseKind, ...CloseKind[]]): Close {
  const kind = chance.pick(kinds);
  const first = chance.pick<End>(['A', 'B']);
  const second = peerOf(first);
  const lines = CLOSES[kind].map((line) => line.replaceAll('X', first).replaceAll('Y', second));
  return { kind, first, second, head: kind === 'three' ? ['set delayed-ack 200ms'] : [], lines };
}

/** An initial sequence number, often near the end of the numbers, so that adding wraps around. */
export function drawIss(chance: Chance): number {
  return chance.integer(0, 2) === 0 ? 4_294_967_295 - chance.integer(0, 40) : chance.integer(0, 90_000);
}
