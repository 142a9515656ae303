/**
 * Sentences before they are in anybody's language. A sentence is an English template with places {0}, {1} … and what
 * stands in them; the template is the key by which a reader's language has its own. What is the same in every language
 * goes into the places as it is: names of states, flags and calls, lines of the notation, numbers.
 */
export interface Said {
  readonly text: string;
  readonly args: readonly Part[];
}

/** What stands in a place: a name of the notation, a number, or a sentence of its own. */
export type Part = string | number | Said;

/** Makes a sentence. The template is a literal wherever this is called, so that a test finds every sentence there is. */
export function say(text: string, ...args: readonly Part[]): Said {
  return { text, args };
}

/** A sentence in English, for the command line and for messages to authors. */
export function inEnglish({ text, args }: Said): string {
  return text.replace(/\{(\d+)\}/g, (place, index: string) => {
    return partInEnglish(args[Number(index)] ?? place);
  });
}

/** What stands in a place, in English. */
export function partInEnglish(part: Part): string {
  return typeof part === 'object' ? inEnglish(part) : String(part);
}

/** `a, b, c`; empty for none. */
export function listed(parts: readonly Part[]): Part {
  return parts.length === 0 ? '' : parts.reduce((before, part) => say('{0}, {1}', before, part));
}

/** `a; b; c`; empty for none. */
export function inTurn(parts: readonly Part[]): Part {
  return parts.length === 0 ? '' : parts.reduce((before, part) => say('{0}; {1}', before, part));
}

/** `a, b or c`; empty for none. */
export function either(parts: readonly Part[]): Part {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : say('{0} or {1}', listed(parts.slice(0, -1)), last);
}

/** What the machine answers to a line: what is the case, and what was expected instead. */
export interface Finding {
  /** As the notation writes it; null where the line expected nothing or what it expects holds. */
  readonly expected: string | null;
  readonly found: Said;
}

/** What is the case, where nothing was expected. */
export function found(what: Said): Finding {
  return { expected: null, found: what };
}

/** What a run that stopped was answered, and no more of it. */
export function findingOf({ expected, found: what }: Finding): Finding {
  return { expected, found: what };
}

/** `expected A TIME_WAIT; A is FIN_WAIT_2`, or only what is the case. */
export function sayFinding({ expected, found }: Finding): Said {
  return expected === null ? found : say('expected {0}; {1}', expected, found);
}
