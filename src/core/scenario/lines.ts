import type { Faults, Word } from './reader';
import { Reader } from './reader';

/** The longest file and line that are read, in UTF-16 units: more is nobody's scenario and would only take time. */
const LONGEST_FILE = 1_000_000;
const LONGEST_LINE = 1000;

/** Lines on which `#2` is a word: the second of several. Everywhere else `#` starts a comment. */
const SELECTING = ['deliver', 'lose', 'duplicate'];

/** Characters that no editor shows: a file with them is probably no text at all. */
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** The lines that say something, as words; null when the file is too long to be read. */
export function readLines(text: string, faults: Faults): readonly Reader[] | null {
  if (text.length > LONGEST_FILE) {
    const message = `the file has ${text.length} characters; a scenario has at most ${LONGEST_FILE}`;
    faults.add({ line: 1, column: 1, endColumn: 1 }, message);
    return null;
  }
  const lines: Reader[] = [];
  const written = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  for (const [index, line] of written.entries()) {
    if (faults.full) break;
    const reader = readLine(line, index + 1, faults);
    if (reader !== undefined && reader.words.length > 0) lines.push(reader);
  }
  return lines;
}

function readLine(line: string, number: number, faults: Faults): Reader | undefined {
  if (line.length > LONGEST_LINE) {
    const place = { line: number, column: LONGEST_LINE + 1, endColumn: line.length + 1 };
    faults.add(place, `the line has ${line.length} characters; it may have at most ${LONGEST_LINE}`);
    return undefined;
  }
  const strange = UNPRINTABLE.exec(line);
  if (strange !== null) {
    const code = strange[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const column = strange.index + 1;
    faults.add({ line: number, column, endColumn: column + 1 }, `the character U+${code} has no place in a scenario`);
    return undefined;
  }
  const end = commentOf(line);
  const words: Word[] = [];
  for (const match of line.slice(0, end).matchAll(/\S+/g)) {
    const column = match.index + 1;
    words.push({ text: match[0], line: number, column, endColumn: column + match[0].length });
  }
  return new Reader(number, words, line.slice(0, end).trim(), faults);
}

/** Where the comment begins; the line's end when there is none. */
function commentOf(line: string): number {
  const selects = SELECTING.includes(/\S+/.exec(line)?.[0] ?? '');
  for (let at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
    const isWord = selects && /\s/.test(line[at - 1] ?? '') && /^#\d+(?=\s|$)/.test(line.slice(at, at + 20));
    if (!isWord) return at;
  }
  return line.length;
}
