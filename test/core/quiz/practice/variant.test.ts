import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBank } from '../../../../src/core/quiz/bank';
import { FAMILIES, generateFromCode } from '../../../../src/core/quiz/families';
import { variantOf } from '../../../../src/core/quiz/practice';
import { conceptOf } from '../../../../src/core/quiz/practice/record';
import type { AnyQuestion } from '../../../../src/core/quiz/prepare';

const FOLDER = 'media/questions';
const bank: AnyQuestion[] = readdirSync(FOLDER).flatMap(
  (name) => readBank(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))).questions,
);
const seeds = Array.from({ length: 50 }, (_, seed) => seed);

describe('A variant', () => {
  it('is another question on the same idea, and none that was asked', () => {
    for (const question of bank)
      for (const seed of seeds.slice(0, 3)) {
        const sisters = bank.filter((one) => conceptOf(one) === conceptOf(question)).map(({ id }) => id);
        const unlike = new Set(sisters.slice(0, 2));
        const variant = variantOf(question, { bank, families: FAMILIES, unlike, seed });
        if (variant === undefined) continue;
        assert.equal(conceptOf(variant), conceptOf(question));
        assert.ok(variant.id !== question.id && !unlike.has(variant.id));
      }
  });

  it('is the same one for the same seed', () => {
    for (const seed of seeds) {
      const [one, other] = [0, 1].map(
        () => variantOf(bank[0]!, { bank, families: FAMILIES, unlike: new Set(), seed })?.id,
      );
      assert.equal(one, other);
    }
  });

  it('of a generated question never runs out, and can be had again by its code', () => {
    const asked = new Set<string>();
    let question = generateFromCode(FAMILIES, 'ack-of-fin-1')!;
    for (const seed of seeds) {
      asked.add(question.id);
      const variant = variantOf(question, { bank: [], families: FAMILIES, unlike: asked, seed });
      assert.ok(variant !== undefined && !asked.has(variant.id));
      assert.deepEqual(generateFromCode(FAMILIES, variant.id), variant);
      question = variant;
    }
  });

  it('does not exist where an idea has one question and no family', () => {
    const [question] = bank;
    assert.equal(variantOf(question!, { bank: [question!], families: [], unlike: new Set(), seed: 1 }), undefined);
  });
});
