import type { Analysis } from '../../src/core/assist';
import { analyse } from '../../src/core/assist';
import { formatFailure, parse, run } from '../../src/core/scenario';
import { median, register } from './rows';

/**
 * A keystroke at the end of a scenario of 2,000 lines: what the editor does, beside reading and running the whole text
 * anew, as the command line does. Both come to the same problems. They take turns in one process, and the middle round
 * counts. The text is one connection after another, closed and waited for, with what is expected in between.
 */
const LINES = 2000;
const ROUNDS = 41;
const KEYS = 5;

const LIFE = [
  'B listen',
  'A connect',
  'deliver all',
  'expect A ESTABLISHED and B ESTABLISHED',
  'A send 10',
  'deliver all',
  'B receive',
  'A close',
  'deliver FIN A>B',
  'expect B CLOSE_WAIT',
  'deliver ACK B>A',
  'B close',
  'deliver FIN B>A',
  'expect A TIME_WAIT',
  'deliver ACK A>B',
  'wait 2msl',
  'expect A CLOSED and B CLOSED',
];

register({
  title: 'a keystroke in a scenario of 2,000 lines',
  measure: () => {
    const head = 'scenario Many lives\nstart closed\nset msl 1s\n';
    const body = Array.from({ length: LINES - 4 }, (_, index) => LIFE[index % LIFE.length]).join('\n');
    const text = (key: number) => `${head}${body}\n${'expect A'.slice(0, 4 + key)}`;
    const rounds = Array.from({ length: ROUNDS }, () => {
      let known: Analysis = analyse(text(0));
      const ours = timeOf(() => {
        for (let key = 1; key <= KEYS; key += 1) known = analyse(text(key), known);
      });
      let theirs = '';
      const peer = timeOf(() => {
        for (let key = 1; key <= KEYS; key += 1) theirs = tellAnew(text(key));
      });
      if (tellKnown(known) !== theirs) throw new Error(`they disagree: ${tellKnown(known)} and ${theirs}`);
      return { ours: ours / KEYS, peer: peer / KEYS };
    });
    const value = median(rounds.map(({ peer }) => peer));
    const ours = median(rounds.map(({ ours: one }) => one));
    return [{ name: 'a letter at its end', unit: 'ms', ours, peer: { who: 'parse + run', value }, goal: 0.25 }];
  },
});

function tellAnew(text: string): string {
  const { scenario, faults } = parse(text);
  if (scenario?.kind !== 'scripted') throw new Error('no script');
  const { steps, failure } = run(scenario);
  if (failure !== null || steps.length < LINES - 10)
    throw new Error(`it ends early: ${failure === null ? '' : formatFailure(failure)}`);
  return JSON.stringify([faults, steps.length, failure]);
}

function tellKnown({ read, walk }: Analysis): string {
  return JSON.stringify([read.faults, walk?.steps.length, walk?.failures[0] ?? null]);
}

function timeOf(work: () => void): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}
