import { t } from '@vscode/l10n';
import type { Said } from '../core/said';

/** A sentence of the core in the reader's language, as it is now: call it when what is shown is made, and keep the Said. */
export function inWords(said: Said): string {
  return t(said.text, ...said.args.map((part) => (typeof part === 'object' ? inWords(part) : part)));
}
