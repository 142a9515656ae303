import type { MoveView, PlayScreen } from '../../src/messages/play';

/** The moves that can be pressed, in the order in which the digits count them: calls, arrivals, timers, time, mishaps. */
export function pressable({ moves, isFull }: PlayScreen): readonly MoveView[] {
  if (isFull) return [];
  const rank = ({ kind }: MoveView) => (kind === 'lose' || kind === 'duplicate' ? 1 : 0);
  return moves.filter(({ refused }) => refused === null).sort((a, b) => rank(a) - rank(b));
}
