import type { Screen } from '../src/messages';
import { questionOf } from './asked';

/**
 * The answer that the learner has given and the host has not confirmed yet. Without it, a snapshot that was on its way
 * while a second option was ticked, or a second digit typed, would take that one back.
 */
export type QuestionScreen = Extract<Screen, { kind: 'question' }>;

/** The answer after `option` was pressed; of a question with one answer it replaces the other, else it is toggled. */
export function toggled({ pick, options }: QuestionScreen, chosen: readonly string[], option: string): string[] {
  if (pick === 'one') return [option];
  return options.map(({ id }) => id).filter((id) => (id === option) !== chosen.includes(id));
}

/** What is left of the draft when a snapshot of the same question arrives: nothing once the host says the same. */
export function draftFor(screen: Screen, draft: readonly string[] | null): readonly string[] | null {
  const question = questionOf(screen);
  if (draft === null || question?.verdict !== null) return null;
  return isSame(question, draft) ? null : draft;
}

/** Ticked options have no order of their own; events, lines and numbers have. */
function isSame({ pick, chosen }: QuestionScreen, draft: readonly string[]): boolean {
  if (draft.length !== chosen.length) return false;
  if (pick === 'one' || pick === 'many') return draft.every((id) => chosen.includes(id));
  return draft.every((id, index) => id === chosen[index]);
}
