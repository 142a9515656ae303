import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { readBank } from '../../../src/core/quiz/bank';
import type { AnyQuestion } from '../../../src/core/quiz/prepare';
import { prepare } from '../../../src/core/quiz/prepare';
import type { Answer, Task } from './asking';
import type { Mutant } from './mutants';
import { MUTANTS } from './mutants';
import { bundleMachine, judge } from './mutate';

/**
 * Whether the questions ask everything. The machine is broken in one respect after another; if no question then has
 * another answer, the course does not teach that respect, and a question is missing.
 */

const FOLDER = 'media/questions';
const questions: readonly AnyQuestion[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => readBank(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))).questions);

describe('A machine that is broken in any one respect is found out by a question', function () {
  this.timeout(120_000);
  const genuine = new Map<string, string>();
  const survivors: string[] = [];
  let quickFirst: readonly AnyQuestion[] = [];
  let patience = 0;

  before(() => {
    const costs = new Map<string, number>();
    const start = performance.now();
    for (const question of questions) {
      const before = performance.now();
      for (const [id, found] of judge({ prepare }, [question])) genuine.set(id, found);
      costs.set(question.id, performance.now() - before);
    }
    quickFirst = [...questions].sort((a, b) => (costs.get(a.id) ?? 0) - (costs.get(b.id) ?? 0));
    // Whoever takes many times as long as the genuine machine is going round in circles.
    patience = 5_000 + 5 * (performance.now() - start);
  });

  it('but the genuine one is not', async () => {
    await assert.rejects(findOut({ title: 'nothing is changed', edits: [] }), /no question notices/);
  });

  for (const mutant of MUTANTS)
    it(mutant.title, async () => {
      await findOut(mutant).catch((error: unknown) => {
        survivors.push(mutant.title);
        throw error;
      });
    });

  after(() => {
    console.log(`      ${MUTANTS.length} broken machines; not found out: ${survivors.join('; ') || 'none'}`);
  });

  /**
   * The question that notices; null for a machine that thinks for ever or in too much memory. Rejects when no question
   * notices, and when the machine does not even load: that is no machine.
   */
  async function findOut(mutant: Mutant): Promise<string | null> {
    const task: Task = { machine: await bundleMachine(mutant.edits), questions: quickFirst, genuine };
    const worker = new Worker(new URL('asking.mjs', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<string | null>((resolve, reject) => {
        let loaded = false;
        worker.on('message', (answer: Answer) => {
          if (answer === 'loaded') {
            loaded = true;
            timer = setTimeout(() => {
              resolve(null);
            }, patience);
          } else if (answer.killer === null) reject(new Error('no question notices'));
          else resolve(answer.killer);
        });
        worker.on('error', (error) => {
          if (loaded) resolve(null);
          else reject(new Error(`it does not load: ${error.message}`)); // its stack holds the whole program
        });
        worker.on('exit', () => {
          reject(new Error('it went away without an answer'));
        });
      });
    } finally {
      clearTimeout(timer);
      await worker.terminate();
    }
  }
});
