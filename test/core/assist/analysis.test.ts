import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Analysis } from '../../../src/core/assist';
import { analyse, createAnalysis, MOST_PROBLEMS, problemsOf, worldAfter, worldBefore } from '../../../src/core/assist';
import { inEnglish } from '../../../src/core/said';
import { formatFailure, parse, run } from '../../../src/core/scenario';

const FOLDER = 'test/scenarios';
const TEXTS = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tcp'))
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'));

/** Everything that can be seen of an analysis, worlds included. */
function seen(analysis: Analysis): unknown {
  const { read, walk } = analysis;
  const { scenario, faults, lines } = read;
  const steps = walk?.steps.map(({ line, A, B, failure, happened }) => ({ line, A, B, failure, happened }));
  const worlds = walk?.steps.map((_, index) => worldAfter(walk, index + 1));
  return { scenario, faults, lines, steps, worlds, stop: walk?.stop, problems: problemsOf(analysis) };
}

const SNIPPETS = [
  'A close',
  'B close',
  'deliver FIN A>B',
  'deliver all',
  'wait 2msl',
  'wait 3t',
  'expect A TIME_WAIT',
  'expect A error closing',
  'set msl 3s',
  'set rfc1337 on',
  'explore',
  'iss A 7',
  'A may resend 2',
  'A send 10',
  'nonsense',
  'claim never A CLOSED',
  '# a comment',
  '',
];

/** What somebody does to a text: a line more, a line less, another line, a letter more or less somewhere. */
const edit = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), text: fc.constantFrom(...SNIPPETS) }),
  fc.record({ kind: fc.constant('replace' as const), at: fc.nat(), text: fc.constantFrom(...SNIPPETS) }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat(), text: fc.constant('') }),
  fc.record({ kind: fc.constant('type' as const), at: fc.nat(), text: fc.constantFrom('A', ' ', '#', '1', 'x', '\n') }),
  fc.record({ kind: fc.constant('erase' as const), at: fc.nat(), text: fc.constant('') }),
);

function change(text: string, { kind, at, text: given }: { kind: string; at: number; text: string }): string {
  const lines = text.split('\n');
  const line = at % lines.length;
  const place = at % (text.length + 1);
  switch (kind) {
    case 'insert':
      return [...lines.slice(0, line), given, ...lines.slice(line)].join('\n');
    case 'replace':
      return [...lines.slice(0, line), given, ...lines.slice(line + 1)].join('\n');
    case 'remove':
      return [...lines.slice(0, line), ...lines.slice(line + 1)].join('\n');
    case 'type':
      return text.slice(0, place) + given + text.slice(place);
    default:
      return text.slice(0, place) + text.slice(place + 1);
  }
}

describe('An analysis', () => {
  it('of a changed text is that of the text, whatever was known before', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), fc.array(edit, { minLength: 1, maxLength: 8 }), (begin, edits) => {
        let text = begin;
        let known = analyse(text);
        for (const one of edits) {
          text = change(text, one);
          known = analyse(text, known);
        }
        assert.deepEqual(seen(known), seen(analyse(text)));
      }),
      { numRuns: 400 },
    );
  });

  it('reads as parse reads, and fails first where a run fails', () => {
    for (const text of TEXTS) {
      const { read, walk } = analyse(text);
      assert.deepEqual({ scenario: read.scenario, faults: read.faults }, parse(text));
      if (read.scenario?.kind !== 'scripted') continue;
      const ran = run(read.scenario);
      const [first] = walk?.failures ?? [];
      assert.equal(first === undefined ? null : formatFailure(first), ran.failure && formatFailure(ran.failure));
      if (ran.failure === null) assert.deepEqual(worldAfter(walk!, walk!.steps.length), ran.end);
    }
  });

  it('takes over the lines and steps before the first change', () => {
    const text = `A close\ndeliver all\nB close\ndeliver all\n`;
    const before = analyse(text);
    const after = analyse(`${text}wait 1s\n`, before);
    for (const index of [0, 1, 2]) assert.equal(after.walk?.steps[index], before.walk?.steps[index]);
    assert.equal(after.read.lines[3], before.read.lines[3]);
    assert.equal(worldAfter(after.walk!, 3), worldAfter(before.walk!, 3));
  });

  it('carries nothing over when the head says something else', () => {
    const before = analyse('set msl 10s\nA close\ndeliver all\nB close\ndeliver all\nwait 2msl\nexpect A CLOSED\n');
    const after = analyse(before.text.replace('10s', '20s').replace('2msl', '20s'), before);
    assert.equal(inEnglish(problemsOf(after)[0]!.message!), 'expected A CLOSED; A is TIME_WAIT');
  });

  it('goes on past a false expectation and says all of them, but not past what is impossible', () => {
    const analysis = analyse('expect A CLOSED\nA close\nexpect B LISTEN\ndeliver SYN\nexpect A LISTEN\n');
    assert.deepEqual(
      problemsOf(analysis).map(({ line, kind }) => `${line} ${kind}`),
      ['1 expectation', '3 expectation', '4 impossible'],
    );
    assert.notEqual(worldBefore(analysis, 4), null);
    assert.equal(worldBefore(analysis, 5), null);
  });

  it('runs only the lines before one that does not read', () => {
    const analysis = analyse('A close\nclsoe\nB close\n');
    assert.equal(analysis.walk?.steps.length, 1);
    assert.equal(worldBefore(analysis, 2)?.A.state, 'FIN_WAIT_1');
    assert.equal(worldBefore(analysis, 3), null);
  });

  it('is made in pieces, none of them long', () => {
    const text = 'A receive\n'.repeat(2000);
    const work = createAnalysis(text);
    let pieces = 1;
    while (work.advance(100)) pieces += 1;
    assert.ok(pieces >= 40, String(pieces));
    assert.deepEqual(seen(work.result()), seen(analyse(text)));
  });

  it('of 5 MB is one problem, at once', () => {
    const work = createAnalysis('A close\n'.repeat(700_000));
    assert.equal(work.advance(1), false);
    assert.deepEqual(
      problemsOf(work.result()).map(({ message }) => inEnglish(message!)),
      ['the file has 5600000 characters; a scenario has at most 1000000'],
    );
  });

  it('of 10,000 errors has a hundred of them and a note', () => {
    const problems = problemsOf(analyse('nonsense here\n'.repeat(10_000)));
    assert.equal(problems.length, MOST_PROBLEMS + 1);
    assert.deepEqual(problems.at(-1), { line: 101, column: 1, endColumn: 9, kind: 'more', message: null });
    const expectations = problemsOf(analyse('expect A LISTEN\n'.repeat(9000)));
    assert.equal(expectations.length, MOST_PROBLEMS + 1);
    assert.equal(expectations.at(-1)?.kind, 'more');
  });

  it('says once that a file does more than a run may', () => {
    const problems = problemsOf(analyse('A send 1\nA receive\n'.repeat(4000)));
    assert.equal(problems.length, 1);
    assert.match(inEnglish(problems[0]!.message!), /segments are in flight/);
  });

  it('keeps a bounded number of worlds, and finds the others again', () => {
    const text = `${'A send 1\n'.repeat(900)}${'wait 1ms\n'.repeat(300)}`;
    const { walk } = analyse(text);
    assert.equal(walk?.failures.length, 0);
    assert.ok(walk.snapshots.load <= 50_000, String(walk.snapshots.load));
    const { scenario } = parse(text);
    assert.ok(scenario?.kind === 'scripted');
    const { steps } = run(scenario);
    for (const count of [1, 450, 899, 901, 1111, 1200])
      assert.deepEqual(worldAfter(walk, count), steps[count - 1]?.world, String(count));
  });
});
