import { formatSelection, selectionOf } from '../scenario';
import type { World } from '../world';
import { attempt } from './construct';
import type { Construct } from './kinds';

/**
 * The lines that may follow in a *construct* question: what a learner can click instead of writing. Each one has been
 * tried: it is possible here, and allowed.
 */
export function nextLines(question: Construct, lines: readonly string[]): readonly string[] {
  const { end } = attempt(question, lines);
  if (end === null) return [];
  return candidates(question, end).filter((line) => attempt(question, [...lines, line]).end !== null);
}

function candidates({ moves }: Construct, world: World): readonly string[] {
  const calls = moves.flatMap((move) => {
    const words = /^([AB]) (?:may|must) (.+?)(?: in [A-Z_0-9]+)?$/.exec(move.trim());
    const [, end = '', call = ''] = words ?? [];
    return words === null || call.startsWith('resend') ? [] : [`${end} ${call}`];
  });
  const segments = world.flights.map((flight) => formatSelection({ ...selectionOf(world, flight), from: flight.from }));
  const network = ['deliver', 'lose', 'duplicate'].flatMap((verb) => segments.map((segment) => `${verb} ${segment}`));
  return [...new Set([...calls, ...network, 'A resend', 'B resend', 'A ack', 'B ack', 'wait 1t'])];
}
