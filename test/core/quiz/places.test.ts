import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBank } from '../../../src/core/quiz/bank';
import type { Prepared } from '../../../src/core/quiz/prepare';
import { prepare } from '../../../src/core/quiz/prepare';
import { choicesOf } from '../../../src/host/quiz/answer';

/** Where an answer stands must not say whether it is right. */

const FOLDER = 'media/questions';
const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);

const rightIds = ({ choice }: Prepared): readonly string[] =>
  choice?.verdicts.filter(({ verdict }) => verdict.holds).map(({ option }) => option.id) ?? [];

describe('Where the right answer stands', () => {
  let all: readonly Prepared[] = [];
  before(() => {
    all = readdirSync(FOLDER)
      .flatMap((name) => readBank(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))).questions)
      .map(prepare);
  });

  it('is mixed by chance where one of several sentences is right', () => {
    const asked = all.filter(
      ({ question, choice }) =>
        choice?.question.pick === 'one' &&
        (question.kind === 'choose' || (question.kind === 'predict' && question.answers !== 'states')),
    );
    assert.ok(asked.length > 10);
    for (const prepared of asked) {
      const [right] = rightIds(prepared);
      const places = SEEDS.map((seed) => choicesOf(prepared, seed, []).findIndex(({ id }) => id === right));
      assert.deepEqual(
        [...new Set(places)].sort(),
        choicesOf(prepared, 0, []).map((_, index) => index),
        prepared.question.id,
      );
    }
  });

  it('is the state’s own where the answers are states', () => {
    const asked = all.filter(({ question }) => question.kind === 'predict' && question.answers === 'states');
    assert.ok(asked.length > 0);
    for (const prepared of asked) assert.deepEqual(choicesOf(prepared, 1, []), choicesOf(prepared, 2, []));
  });

  it('is not the same place of the account, counted from its beginning or its end', () => {
    const spots = all.flatMap((prepared) => {
      if (prepared.question.kind !== 'spot') return [];
      const lines = choicesOf(prepared, 0, []).map(({ id }) => id);
      const [fault] = rightIds(prepared);
      assert.ok(fault !== undefined);
      return [{ first: lines.indexOf(fault), last: lines.length - lines.indexOf(fault) }];
    });
    for (const end of ['first', 'last'] as const)
      for (const { [end]: place } of spots)
        assert.ok(spots.filter((spot) => spot[end] === place).length <= spots.length / 2, `${end} ${place}`);
  });
});
