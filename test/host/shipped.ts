import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Challenge } from '../../src/core/play';
import { readChallenges } from '../../src/core/play';
import { readBank } from '../../src/core/quiz/bank';
import type { AnyQuestion } from '../../src/core/quiz/prepare';
import { ShippedTexts } from '../../src/host/texts';
import { theExtension } from './extension';

/** What the installed package ships, read from the disk: only where there is Node. */
function shippedTexts(): ShippedTexts {
  const file = join(theExtension().extensionPath, 'dist', 'texts.json');
  return ShippedTexts.from(JSON.parse(readFileSync(file, 'utf8')));
}

/** Every question that the package ships, by its id. */
export function shippedQuestions(): Map<string, AnyQuestion> {
  const texts = shippedTexts();
  const files = texts.paths('media/questions').map((path) => readBank(texts.json(path)));
  return new Map(files.flatMap(({ questions }) => questions.map((question) => [question.id, question] as const)));
}

/** Every challenge that the package ships, in their order. */
export function shippedChallenges(): readonly Challenge[] {
  return readChallenges(shippedTexts().json('media/challenges.json')).challenges;
}
