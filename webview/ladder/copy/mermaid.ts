import type { Ladder, LadderStep } from '../../../src/core/scenario/ladder';
import type { End } from '../../../src/core/world';
import { segmentText } from '../sentence';
import type { Words } from '../words';

/**
 * A run as Mermaid's `sequenceDiagram`. Mermaid draws an arrow in one row, so a segment stands where it arrives, is lost or
 * expires; what is still under way at the end comes last.
 */
export function mermaidOf(ladder: Ladder, words: Words): string {
  const lines = ['sequenceDiagram', 'participant A', 'participant B', ...states(ladder.start, { A: null, B: null })];
  const flying = new Map<number, LadderStep>();
  let before: Pick<LadderStep, 'at' | 'A' | 'B'> = { at: 0, ...ladder.start };
  for (const step of ladder.steps) {
    if (step.at > before.at) {
      const passed = words.later(words.duration(step.at - before.at, ladder.discrete));
      lines.push(`Note over A,B: ${escapeMermaid(passed)}`);
    }
    lines.push(...linesOf(step, flying, words), ...states(step, before));
    before = step;
  }
  for (const step of flying.values())
    lines.push(`${step.end}-)${otherOf(step.end)}: ${escapeMermaid(`${segmentText(step)} (${words.flying})`)}`);
  return `${lines.map((line, index) => (index === 0 ? line : `  ${line}`)).join('\n')}\n`;
}

/** Text that Mermaid takes as it is: what ends a line or begins an entity is written as an entity. */
export function escapeMermaid(text: string): string {
  return text.replace(/[#;<>]/g, (char) => `#${char.charCodeAt(0)};`).replace(/\s*[\r\n]+\s*/g, ' ');
}

const otherOf = (end: End): End => (end === 'A' ? 'B' : 'A');
const noteAt = (end: End, text: string) => `Note ${end === 'A' ? 'left' : 'right'} of ${end}: ${escapeMermaid(text)}`;

function states(now: Pick<LadderStep, End>, before: Readonly<Record<End, string | null>>): string[] {
  return (['A', 'B'] as const).flatMap((end) => (now[end] === before[end] ? [] : [noteAt(end, now[end])]));
}

function linesOf(step: LadderStep, flying: Map<number, LadderStep>, words: Words): string[] {
  const { kind, end, flight, copy, call, returned, timer } = step;
  const what = segmentText(step);
  const sent = flight === null ? undefined : flying.get(flight);
  const arrow = (from: End, how: string, said: string) => `${from}${how}${otherOf(from)}: ${escapeMermaid(said)}`;
  const leaves = () => {
    if (flight !== null) flying.delete(flight);
  };
  switch (kind) {
    case 'call':
      return [noteAt(end, returned === null ? (call ?? '') : `${call ?? ''} → ${returned}`)];
    case 'send':
    case 'inject':
      if (flight !== null) flying.set(flight, step);
      return kind === 'inject' ? [`Note over A,B: ${escapeMermaid(`${words.injected}: ${what}`)}`] : [];
    case 'duplicate':
      if (copy !== null) flying.set(copy, step);
      return [`Note over A,B: ${escapeMermaid(`${words.copied}: ${what}`)}`];
    case 'arrive':
      leaves();
      return [arrow(otherOf(end), sent?.kind === 'inject' ? '-->>' : '->>', what)];
    case 'lose':
      leaves();
      return [arrow(end, '-x', `${what} (${words.lost})`)];
    case 'expire':
      leaves();
      return [arrow(end, '--x', `${what} (${words.expired})`)];
    case 'timeout':
      return timer === null ? [] : [noteAt(end, words.timer(timer))];
  }
}
