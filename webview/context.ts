import type { Intent } from '../src/messages';
import type { View } from './view';

/** What the templates need besides their own part of the snapshot. */
export interface Context {
  /** Width of the column in CSS pixels: drawings are laid out for it. */
  readonly width: number;
  readonly view: View;
  /** The option ids that are ticked on this page; the host learns of each change at once. */
  readonly chosen: readonly string[];
  /** Tells the host what the learner wants. */
  readonly send: (intent: Intent) => void;
  /** Changes what the page keeps for itself, and draws again. */
  readonly change: (view: Partial<View>) => void;
  /** Ticks an option; of a question with one answer it replaces the other, else a second time unticks it. */
  readonly choose: (option: string) => void;
  /** Checks the answer, or asks for one first. */
  readonly check: () => void;
}
