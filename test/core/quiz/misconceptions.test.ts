import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBank } from '../../../src/core/quiz/bank';
import { misconceptionsOf } from '../../../src/core/quiz/check';

const FOLDER = 'media/questions';

describe('What learners get wrong about loss, TIME_WAIT, ports and leaks', () => {
  const believed = new Set(
    readdirSync(FOLDER)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => readBank(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))).questions)
      .flatMap(misconceptionsOf),
  );
  for (let number = 28; number <= 52; number += 1)
    it(`M${number} is behind some answer`, () => {
      assert.ok(believed.has(`M${number}`));
    });
});
