import type { Intent } from '../src/messages';
import type { View } from './view';

/** What the templates need besides their own part of the snapshot. */
export interface Context {
  /** Width of the column in CSS pixels: drawings are laid out for it. */
  readonly width: number;
  readonly view: View;
  /** The answer so far as the page has it; the host learns of each change at once. */
  readonly chosen: readonly string[];
  /** The host has not confirmed the answer yet, so what follows from it is not known. */
  readonly isPending: boolean;
  /** Tells the host what the learner wants. */
  readonly send: (intent: Intent) => void;
  /** Changes what the page keeps for itself, and draws again. */
  readonly change: (view: Partial<View>) => void;
  /** Gives another answer to the question, not checked yet. */
  readonly answer: (answer: readonly string[]) => void;
}
