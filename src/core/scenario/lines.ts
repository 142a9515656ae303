import type { Said } from '../said';
import { say } from '../said';
import type { Fault } from './ast';
import type { Faults, Word } from './reader';

/** The longest file and line that are read, in UTF-16 units: more is nobody's scenario and would only take time. */
const LONGEST_FILE = 1_000_000;
const LONGEST_LINE = 1000;

/** Lines on which `#2` is a word: the second of several. Everywhere else `#` starts a comment. */
export const SELECTING = ['deliver', 'lose', 'duplicate'];

/** Characters that no editor shows: a file with them is probably no text at all. */
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** A line of the text as it is written. */
export interface Written {
  /** As it stands in the file, without its end. */
  readonly raw: string;
  readonly words: readonly Word[];
  /** Without the comment and the blanks around it. */
  readonly text: string;
  /** Where the comment begins in `raw`, 0-based; its length when there is none. */
  readonly comment: number;
  /** Why the line cannot be read. */
  readonly fault: Fault | null;
}

/** The lines of a text as they stand; null when it is too long to be read. */
export function splitText(text: string, faults: Faults): readonly string[] | null {
  if (text.length <= LONGEST_FILE) return text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const message = say('the file has {0} characters; a scenario has at most {1}', text.length, LONGEST_FILE);
  faults.add({ line: 1, column: 1, endColumn: 1 }, message);
  return null;
}

/** A line as words. */
export function writtenLine(raw: string, number: number): Written {
  const unreadable = (column: number, endColumn: number, message: Said): Written => ({
    raw,
    words: [],
    text: '',
    comment: raw.length,
    fault: { line: number, column, endColumn, message },
  });
  if (raw.length > LONGEST_LINE) {
    const message = say('the line has {0} characters; it may have at most {1}', raw.length, LONGEST_LINE);
    return unreadable(LONGEST_LINE + 1, raw.length + 1, message);
  }
  const strange = UNPRINTABLE.exec(raw);
  if (strange !== null) {
    const code = strange[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const column = strange.index + 1;
    return unreadable(column, column + 1, say('the character {0} has no place in a scenario', `U+${code}`));
  }
  const comment = commentOf(raw);
  const words: Word[] = [];
  for (const match of raw.slice(0, comment).matchAll(/\S+/g)) {
    const column = match.index + 1;
    words.push({ text: match[0], line: number, column, endColumn: column + match[0].length });
  }
  return { raw, words, text: raw.slice(0, comment).trim(), comment, fault: null };
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
