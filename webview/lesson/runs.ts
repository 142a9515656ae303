import type { Ladder } from '../../src/core/scenario/ladder';
import type { View } from '../view';
import type { LessonScreen } from './lesson';

/** The keys in the view of a claim's run and of the learner's own. */
export const claimKey = (index: number) => `claim ${index}`;
/** The key of the learner’s own run. */
export const TASK = 'task';

/** What the arrow keys play: the claim's run that was opened, the page's own, or the learner's. */
export function whichLessonRun({ body }: LessonScreen, { open }: View): { key: string; ladder: Ladder } | undefined {
  if (body.kind === 'task') return body.check?.ladder ? { key: TASK, ladder: body.check.ladder } : undefined;
  if (body.kind !== 'page') return undefined;
  const index = body.model?.claims.findIndex((_, at) => claimKey(at) === open) ?? -1;
  const claimed = body.model?.claims[index]?.ladder;
  if (claimed) return { key: claimKey(index), ladder: claimed };
  return body.run === null ? undefined : { key: '', ladder: body.run.ladder };
}
