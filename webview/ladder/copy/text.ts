import type { Ladder } from '../../../src/core/scenario/ladder';
import { widthOf } from '../measure';
import { happening } from '../sentence';
import type { Words } from '../words';

/** A run as a table of text, for a mail or a comment: time, A, what happens, B. It is aligned in a monospace font. */
export function textOf({ start, steps, discrete }: Ladder, words: Pick<Words, 'duration'>): string {
  const rows = [
    ['', 'A', '', 'B'],
    [words.duration(0, discrete), start.A, '', start.B],
    ...steps.map((step) => [words.duration(step.at, discrete), step.A, happening(step), step.B]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => columns(row[column] ?? ''))));
  return rows
    .map((row) =>
      row.map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - columns(cell)))).join('  '),
    )
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** How many columns of a terminal a text takes: a Chinese character two. */
function columns(text: string): number {
  let count = 0;
  for (const char of text) count += widthOf(char, 1) > 1 ? 2 : 1;
  return count;
}
