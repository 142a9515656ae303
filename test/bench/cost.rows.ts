import { readdirSync, readFileSync } from 'node:fs';
import { readQuestions } from '../../src/core/quiz/question';
import type { Row } from './rows';
import { median, register } from './rows';
import { closeModel, search } from './searches';

/** What a learner does not notice, milliseconds. */
const UNNOTICED = 100;
const TURNS = 3;

register({ title: 'cost of a verdict', measure: () => [...measureQuestions(), ...measureGrowth()] });

/** Every model that a question asks about, each decided in a cold process; the slowest counts. */
function measureQuestions(): Row[] {
  const folder = 'media/questions';
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const questions = files.flatMap(
    (name) => readQuestions(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))).questions,
  );
  const decisions = questions.flatMap(({ options }) => options.map(({ decide }) => decide));
  const models = decisions.flatMap((decide) =>
    'model' in decide ? [['explore', ...decide.model, `claim ${decide.claim}`].join('\n')] : [],
  );
  const costs = models.map((model) => median(Array.from({ length: TURNS }, () => search(model, 'verdict').cpu)));
  const name = `a question’s verdict, the slowest of ${models.length}, cold`;
  return [{ name, unit: 'ms CPU', ours: Math.max(0, ...costs), peer: null, goal: UNNOTICED }];
}

/** How the cost of searching everything grows with the segment lifetime and the losses, each in a cold process. */
function measureGrowth(): Row[] {
  return [1, 2, 3, 4].flatMap((msl) =>
    [0, 1, 2].map((lose): Row => {
      const model = closeModel({ msl, timeWait: 2 * msl, lose });
      const took = Array.from({ length: TURNS }, () => search(model));
      const name = `msl ${msl}t, ${lose} lost, 2 resends: ${took[0]?.worlds ?? 0} worlds`;
      return { name, unit: 'ms CPU', ours: median(took.map(({ cpu }) => cpu)), peer: null, goal: null };
    }),
  );
}
