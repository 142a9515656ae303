import type { Event } from 'vscode';

/** What the course needs to know of Play: which of its challenges have been solved. */
export interface Challenges {
  isSolved(challenge: string): boolean;
  /** Fires with the id of a challenge that has just been solved. */
  readonly onDidSolve: Event<string>;
}
