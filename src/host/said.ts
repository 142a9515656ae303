import { t } from '@vscode/l10n';
import type { StoryLine } from '../core/ports';
import type { Part, Said } from '../core/said';

/** A sentence of the core in the reader's language, as it is now: call it when what is shown is made, and keep the Said. */
export function inWords(said: Said): string {
  return t(said.text, ...said.args.map(partInWords));
}

function partInWords(part: Part): string {
  return typeof part === 'object' ? inWords(part) : String(part);
}

/** What each line of a story about ports was answered, and why where it was refused. */
export function storyInWords(lines: readonly StoryLine[]): { line: string; answer: string; why: string | null }[] {
  return lines.map(({ line, answer, why }) => ({ line, answer: partInWords(answer), why: why && inWords(why) }));
}
