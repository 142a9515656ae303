import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBank } from '../../../src/core/quiz/bank';
import { prepare } from '../../../src/core/quiz/prepare';
import type { Language } from '../../../src/core/quiz/question';
import { LANGUAGES } from '../../../src/core/quiz/question';

/**
 * Who knows nothing about TCP must not get on by length: over the bank, the longest option, or the shortest, is true about
 * as often as one that is drawn. Writers tend to make the true one the longest, since it is the one that must be exact.
 */

const FOLDER = 'media/questions';

/** How far from chance the rate may be: with some sixty questions, as much as chance itself would scatter. */
const LEEWAY = 0.1;

const choices = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => readBank(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))).questions)
  .filter((question) => question.kind !== 'predict' || question.answers !== 'states')
  .flatMap((question) => prepare(question).choice ?? []);

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** How wide a text is set: a Chinese character takes twice the room of a letter. */
const widthOf = (text: string) => text.length + (text.match(/[\u2e80-\uffff]/g)?.length ?? 0);

/** The share of true options among those whose width `end` picks; options of the same width share the guess. */
function guessed({ verdicts }: (typeof choices)[number], language: Language, end: 'max' | 'min'): number {
  const widths = verdicts.map(({ option }) => widthOf(option.text[language]));
  const picked = verdicts.filter((_, index) => widths[index] === Math[end](...widths));
  return mean(picked.map(({ verdict }) => Number(verdict.holds === true)));
}

describe('The length of an option', () => {
  const chance = mean(
    choices.map(({ verdicts }) => mean(verdicts.map(({ verdict }) => Number(verdict.holds === true)))),
  );

  it('is looked at in every question that offers texts to choose from', () => {
    assert.ok(choices.length > 50);
    assert.ok(chance > 0.2 && chance < 0.6);
  });

  for (const language of LANGUAGES)
    for (const end of ['max', 'min'] as const)
      it(`tells nothing in ${language}: the ${end === 'max' ? 'longest' : 'shortest'} is true as often as any`, () => {
        const rate = mean(choices.map((choice) => guessed(choice, language, end)));
        assert.ok(Math.abs(rate - chance) < LEEWAY, `${rate.toFixed(2)}, by chance ${chance.toFixed(2)}`);
      });
});
