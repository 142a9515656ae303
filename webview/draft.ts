import type { Screen } from '../src/messages';

/**
 * What the learner has ticked and the host has not confirmed yet. Without it, a snapshot that was on its way while a
 * second option was ticked would untick that one again.
 */
type QuestionScreen = Extract<Screen, { kind: 'question' }>;

/** The choice after `option` was pressed: in the order in which the question lists the options. */
export function toggled({ pick, options }: QuestionScreen, chosen: readonly string[], option: string): string[] {
  if (pick === 'one') return [option];
  return options.map(({ id }) => id).filter((id) => (id === option) !== chosen.includes(id));
}

/** What is left of the draft when a snapshot of the same question arrives: nothing once the host says the same. */
export function draftFor(screen: Screen, draft: readonly string[] | null): readonly string[] | null {
  if (draft === null || screen.kind !== 'question' || screen.verdict !== null) return null;
  const isSame = draft.length === screen.chosen.length && draft.every((id) => screen.chosen.includes(id));
  return isSame ? null : draft;
}
