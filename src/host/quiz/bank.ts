import { readBank } from '../../core/quiz/bank';
import type { AnyQuestion } from '../../core/quiz/prepare';
import type { Logger } from '../logger';
import type { Media } from '../media';

/** The names of the files in media/questions, put here by esbuild.mjs: in a browser a folder cannot be listed. */
declare const QUESTION_FILES: readonly string[];

/** Every question that ships, by its id. One with a mistake is logged and left out; the others remain. */
export async function loadQuestions(media: Media, log: Logger): Promise<ReadonlyMap<string, AnyQuestion>> {
  const questions = new Map<string, AnyQuestion>();
  for (const name of QUESTION_FILES) {
    try {
      const file = readBank(await media.json('media', 'questions', name));
      for (const { where, message } of file.faults) log.warnOnce(`media/questions/${name}: ${where}: ${message}`);
      for (const question of file.questions) questions.set(question.id, question);
    } catch (error) {
      log.error(`media/questions/${name} cannot be read`, error);
    }
  }
  return questions;
}
