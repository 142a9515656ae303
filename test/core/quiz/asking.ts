import { parentPort, workerData } from 'node:worker_threads';
import type { AnyQuestion } from '../../../src/core/quiz/prepare';
import type { Machine } from './mutate';
import { judge } from './mutate';

/**
 * A thread of its own in which a broken machine is asked one question after another, so that one that never answers can
 * be stopped. Posts `Answer`s: `loaded`, then the first question for which it finds something else, or that there is none.
 */
export interface Task {
  /** What to import: see `bundleMachine`. */
  readonly machine: string;
  readonly questions: readonly AnyQuestion[];
  /** What the genuine machine finds. */
  readonly genuine: ReadonlyMap<string, string>;
}

export type Answer = 'loaded' | { readonly killer: string | null };

if (parentPort !== null) {
  const { machine, questions, genuine } = workerData as Task;
  const broken = (await import(machine)) as Machine;
  parentPort.postMessage('loaded' satisfies Answer);
  const killer = questions.find((question) => judge(broken, [question]).get(question.id) !== genuine.get(question.id));
  parentPort.postMessage({ killer: killer?.id ?? null } satisfies Answer);
}
