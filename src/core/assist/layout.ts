import type { Written } from '../scenario';
import { SELECTING } from '../scenario';

/**
 * The layout of a file: one blank between words, no blanks at a line's ends, comments behind neighbouring lines in one
 * column. What a file means and how many lines it has stays as it was; so does every word of a comment or a title, and
 * a line that cannot be read.
 */

/** A line as it should be. */
export interface Laid {
  readonly line: number;
  readonly text: string;
}

/** Comments stand at least so far behind their lines. */
const GAP = 1;

/** The lines that should look different, 1-based. */
export function layOut(lines: readonly Written[]): readonly Laid[] {
  const bodies = lines.map(bodyOf);
  const columns = commentColumns(lines, bodies);
  return lines.flatMap((written, index) => {
    const text = layLine(written, bodies[index] ?? '', columns[index] ?? 0);
    return text === written.raw ? [] : [{ line: index + 1, text }];
  });
}

/** What a line says, without its comment. A title keeps the blanks between its words. */
function bodyOf({ words, text }: Written): string {
  const [first] = words;
  if (first?.text === 'scenario') return `scenario ${text.slice(first.text.length).trim()}`.trim();
  return words.map((word) => word.text).join(' ');
}

function commentOf({ raw, comment }: Written): string {
  return raw.slice(comment).trimEnd();
}

/** Whether a comment stands behind something, and may be moved: `deliver FIN#2` would become a line with another meaning. */
function trails(written: Written): boolean {
  const { raw, words, comment } = written;
  if (words.length === 0 || commentOf(written) === '') return false;
  return !(SELECTING.includes(words[0]?.text ?? '') && /^#\d+(?=\s|$)/.test(raw.slice(comment)));
}

/** For each line that has a comment behind it, the column that its comment shares with those of its neighbours. */
function commentColumns(lines: readonly Written[], bodies: readonly string[]): readonly number[] {
  const columns: number[] = lines.map(() => 0);
  for (let at = 0; at < lines.length; at += 1) {
    let end = at;
    let longest = 0;
    for (let line = lines[end]; line !== undefined && trails(line); end += 1, line = lines[end])
      longest = Math.max(longest, bodies[end]?.length ?? 0);
    for (let one = at; one < end; one += 1) columns[one] = longest + GAP;
    at = Math.max(at, end - 1);
  }
  return columns;
}

function layLine(written: Written, body: string, column: number): string {
  const { fault, raw } = written;
  if (fault !== null) return raw;
  const comment = commentOf(written);
  if (comment === '' || body === '') return body + comment;
  return trails(written) ? body.padEnd(column) + comment : body + comment;
}
