import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readBank } from '../../src/core/quiz/bank';
import type { AnyQuestion } from '../../src/core/quiz/prepare';
import type { Row } from './rows';
import { median, register } from './rows';
import { costOf, verdictsOf } from './verdicts';

/** What a learner does not notice, milliseconds. */
const UNNOTICED = 100;
const SHOWN = 5;
const TURNS = 3;

/**
 * Every verdict that the questions need. Cold: each in a process of its own, once, and the slowest again, of which the
 * middle turn counts. Warm: all in this process, several times, of which the middle one counts.
 */
register({
  title: 'each verdict that a question needs',
  measure: () => {
    const found = readQuestions().flatMap((question) =>
      verdictsOf(question).map((verdict, at) => ({ question, verdict, at })),
    );
    for (const { verdict } of found) verdict.find();
    const warm = found.map(({ verdict }) => median(Array.from({ length: TURNS }, () => costOf(verdict))));
    const cold = found.map(({ question, at }) => costWhenCold(question, at));
    const costs = found.map(({ verdict: { name }, ...rest }, index) => ({
      ...rest,
      name,
      cold: cold[index] ?? NaN,
      warm: warm[index] ?? NaN,
    }));
    const again = slowestFirst(costs, ({ cold }) => cold)
      .slice(0, 2 * SHOWN)
      .map((one) => {
        const others = Array.from({ length: TURNS - 1 }, () => costWhenCold(one.question, one.at));
        return { ...one, cold: median([one.cold, ...others]) };
      });
    const slowest = slowestFirst(again, ({ cold }) => cold).slice(0, SHOWN);
    const hottest = slowestFirst(costs, ({ warm }) => warm).slice(0, 1);
    const row = (name: string, ours: number): Row => ({ name, unit: 'ms CPU', ours, peer: null, goal: UNNOTICED });
    return [
      ...slowest.map((one, place) => row(`cold, slowest ${place + 1} of ${costs.length}: ${one.name}`, one.cold)),
      row(`cold, the middle of ${costs.length}`, median(cold)),
      ...hottest.map((one) => row(`warm, slowest of ${costs.length}: ${one.name}`, one.warm)),
      row(`warm, the middle of ${costs.length}`, median(warm)),
    ];
  },
});

function slowestFirst<One>(all: readonly One[], cost: (one: One) => number): One[] {
  return [...all].sort((a, b) => cost(b) - cost(a));
}

function readQuestions(): readonly AnyQuestion[] {
  const folder = 'media/questions';
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.flatMap((name) => readBank(JSON.parse(readFileSync(join(folder, name), 'utf8'))).questions);
}

function costWhenCold(question: AnyQuestion, at: number): number {
  const file = join(dirname(process.argv[1] ?? ''), 'verdict.mjs'); // beside the runner
  const input = JSON.stringify(question);
  return Number.parseFloat(execFileSync(process.execPath, [file, String(at)], { input, encoding: 'utf8' }));
}
