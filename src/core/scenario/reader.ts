import type { Part, Said } from '../said';
import { either, say } from '../said';
import type { Fault, Place } from './ast';

/** One word of a line. */
export interface Word extends Place {
  readonly text: string;
}

/** The most faults that a file is told of. */
const MOST_FAULTS = 200;

/** The faults of a file, in any order; past a limit nobody would read them, so reading may stop. */
export class Faults {
  readonly #all: Fault[] = [];

  add(place: Place, message: Said): void {
    const { line, column, endColumn } = place;
    this.#all.push({ line, column, endColumn, message });
  }

  /** How many have been added. */
  get count(): number {
    return this.#all.length;
  }

  /** Those that have been added since there were `count`, in that order. */
  since(count: number): readonly Fault[] {
    return this.#all.slice(count);
  }

  /** No more is worth looking for. */
  get full(): boolean {
    return this.#all.length > MOST_FAULTS;
  }

  /** In the order of the text; what is over the limit is counted by one sentence. */
  list(): readonly Fault[] {
    const sorted = this.#all.sort((a, b) => a.line - b.line || a.column - b.column);
    if (sorted.length <= MOST_FAULTS) return sorted;
    const [{ line, column, endColumn }] = sorted.slice(MOST_FAULTS) as [Fault];
    const note = { line, column, endColumn, message: say('more faults follow; the first {0} are listed', MOST_FAULTS) };
    return [...sorted.slice(0, MOST_FAULTS), note];
  }
}

/** A line of the file as words, read from left to right. */
export class Reader {
  #at = 0;

  constructor(
    readonly number: number,
    readonly words: readonly Word[],
    /** The line without its comment and the blanks around it. */
    readonly text: string,
    readonly faults: Faults,
  ) {}

  /** From the first word to the last. */
  get place(): Place {
    return this.placeOf(0, this.words.length);
  }

  /** From word `from` to before word `to`. */
  placeOf(from: number, to: number): Place {
    const column = this.words[from]?.column ?? 1;
    return { line: this.number, column, endColumn: this.words[to - 1]?.endColumn ?? column };
  }

  /** How many words have been read. */
  get at(): number {
    return this.#at;
  }

  peek(): string | undefined {
    return this.words[this.#at]?.text;
  }

  take(): string | undefined {
    const word = this.peek();
    if (word !== undefined) this.#at += 1;
    return word;
  }

  /** Reads `text` if it is the next word. */
  takeIf(text: string): boolean {
    if (this.peek() !== text) return false;
    this.#at += 1;
    return true;
  }

  /** A fault at the word read last. */
  failLast(message: Said): null {
    this.faults.add(this.placeOf(Math.max(0, this.#at - 1), Math.max(1, this.#at)), message);
    return null;
  }

  /** A fault at the next word, or after the line's end when nothing is left. */
  failNext(message: Said): null {
    const word = this.words[this.#at];
    if (word !== undefined) {
      this.faults.add(word, message);
      return null;
    }
    const column = this.place.endColumn;
    this.faults.add({ line: this.number, column, endColumn: column + 1 }, message);
    return null;
  }

  /** A fault of the whole line. */
  failLine(message: Said): null {
    this.faults.add(this.place, message);
    return null;
  }

  /** `value` when the line ends here, else a fault at the first word too many. */
  finish<T>(value: T): T | null {
    const next = this.peek();
    if (next === undefined) return value;
    return this.failNext(say('`{0}` is too much here: the line could end before it', next));
  }

  /** The next word as a whole number from `least` to `most`. */
  takeNumber(what: Part, least: number, most: number): number | null {
    const word = this.peek();
    if (word === undefined) return this.failNext(say('{0} is a whole number from {1} to {2}', what, least, most));
    const value = /^\d{1,16}$/.test(word) ? Number(word) : NaN;
    if (!(value >= least && value <= most))
      return this.failNext(say('{0} is a whole number from {1} to {2}, not `{3}`', what, least, most, word));
    this.#at += 1;
    return value;
  }

  /** The next word as one of `words`. */
  takeOneOf<const T extends string>(what: Said, words: readonly T[]): T | null {
    const word = this.peek();
    const found = words.find((one) => one === word);
    if (found === undefined) return this.failNext(isNoneOf(what, word, words));
    this.#at += 1;
    return found;
  }
}

/** What is wrong with a word that should have been one of `words`: the nearest one, or all of them. */
export function isNoneOf(what: Said, word: string | undefined, words: readonly string[]): Said {
  if (word === undefined) return say('{0} is missing: {1}', what, either(words));
  const near = nearest(word, words);
  if (near !== undefined) return say('`{0}` is no {1}; did you mean `{2}`?', word, what, near);
  return say('`{0}` is no {1}: {2}', word, what, either(words));
}

/** The one of `words` that `word` was probably meant to be. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (word.length > 40) return undefined;
  const plain = (text: string) => text.toLowerCase().replaceAll('-', '_');
  const written = plain(word);
  let best: string | undefined;
  let least = Math.min(2, Math.floor(word.length / 3)) + 1;
  for (const one of words) {
    const edits = countEdits(written, plain(one), least);
    if (edits < least) [best, least] = [one, edits];
  }
  return best;
}

/** Letters to insert, remove, change or swap with their neighbour until `a` is `b`; at least `limit` when it is not less. */
function countEdits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let older: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (older[j - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change, swap));
    }
    [older, row] = [row, next];
  }
  return row[b.length] ?? limit;
}
