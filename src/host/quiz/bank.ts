import { readBank } from '../../core/quiz/bank';
import type { AnyQuestion } from '../../core/quiz/prepare';
import type { Logger } from '../logger';
import type { Media } from '../media';

/** Every question that ships, by its id. One with a mistake is logged and left out; the others remain. */
export async function loadQuestions(media: Media, log: Logger): Promise<ReadonlyMap<string, AnyQuestion>> {
  const questions = new Map<string, AnyQuestion>();
  try {
    for (const path of await media.paths('media/questions')) {
      const file = readBank(await media.json(path));
      for (const { where, message } of file.faults) log.warnOnce(`${path}: ${where}: ${message}`);
      for (const question of file.questions) questions.set(question.id, question);
    }
  } catch (error) {
    log.error('The questions cannot be read', error);
  }
  return questions;
}
