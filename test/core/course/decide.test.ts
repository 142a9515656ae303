import assert from 'node:assert/strict';
import type { Lesson } from '../../../src/core/course';
import { checkTask, decideLesson, decidePage, tellStory } from '../../../src/core/course';
import { partInEnglish } from '../../../src/core/said';
import { spoken } from '../said';
import { sampleLesson } from './samples';

const known = {
  questions: new Set(['last-ack-lost', 'why-four-segments']),
  concepts: new Set(['last-ack-lost', 'why-four-segments']),
  challenges: new Set(['four-way-close']),
};

/** The sample with its first page changed. */
function withPage(change: Partial<Lesson['pages'][number]>): Lesson {
  const lesson = sampleLesson();
  return { ...lesson, pages: [{ ...lesson.pages[0]!, ...change }] };
}

const caption = { en: 'c', 'zh-cn': 'c' };
const faultsOfRun = (...scenario: string[]) => decideLesson(withPage({ run: { scenario, caption } }), known);
const faultsOfModel = (...scenario: string[]) => decideLesson(withPage({ model: { scenario, caption } }), known);

describe('the machine decides a lesson', () => {
  it('has nothing against one in which everything is as it says', () => {
    assert.deepEqual(decideLesson(sampleLesson(), known), []);
  });

  it('plays each run, and names the page and the line of what is not so', () => {
    assert.deepEqual(faultsOfRun('A close', 'expect A TIME_WAIT', 'expect B CLOSED'), [
      'sample: pages.a-run: run: line 2: expected A TIME_WAIT; A is FIN_WAIT_1',
    ]);
    assert.match(faultsOfRun('deliver', 'expect A CLOSED').join(), /pages\.a-run: run: line 1: deliver: no segment/);
    assert.match(faultsOfRun('A close', 'expect A SLEEPING').join(), /run: line 2: .*SLEEPING/);
    assert.match(faultsOfRun('explore', 'A may close', 'claim never A CLOSED').join(), /not a scripted scenario/);
  });

  it('wants a run to end with what it shows', () => {
    assert.match(faultsOfRun('A close').join(), /let its last line be an `expect`/);
  });

  it('decides each claim of a model, and none may be false', () => {
    assert.deepEqual(
      faultsOfModel('explore', 'A may close', 'claim never A FIN_WAIT_1', 'claim possible A FIN_WAIT_1'),
      ['sample: pages.a-run: model: line 3: claim never A FIN_WAIT_1 is false'],
    );
    assert.match(faultsOfModel('explore', 'A may close').join(), /at least one `claim`/);
    assert.match(faultsOfModel('A close', 'expect A FIN_WAIT_1').join(), /a line `explore`/);
  });

  it('shows the shortest run of a claim that something is possible, and how many worlds were searched', () => {
    const [, model] = sampleLesson().pages;
    const { claims } = decidePage(model!);
    assert.deepEqual(
      claims.map(({ kind, verdict, ladder }) => [kind, verdict, ladder !== null]),
      [
        ['possible', 'true', true],
        ['never', 'true', false],
      ],
    );
    assert.ok(claims.every(({ worlds }) => worlds > 1));
    assert.ok(claims[0]!.ladder!.steps.some(({ segment }) => segment?.flags === 'FIN,ACK'));
  });

  it('tells each story, and holds every expectation against what stands before it', () => {
    const story = ['s socket', 's bind 5000', 'expect s OK', 't socket', 't bind 5000', 'expect t EADDRINUSE'];
    const told = tellStory(story);
    assert.equal(told.problem, null);
    assert.deepEqual(
      told.lines.map(({ line, answer }) => `${line}: ${partInEnglish(answer)}`),
      [
        's socket: OK',
        's bind 5000: OK',
        'expect s OK: OK',
        't socket: OK',
        't bind 5000: EADDRINUSE',
        'expect t EADDRINUSE: OK',
      ],
    );
    assert.equal(
      tellStory([...story, 'expect TIME_WAIT 1']).problem,
      'line 7: expect TIME_WAIT 1, but it is: TIME_WAIT 0',
    );
    assert.match(tellStory([...story, 'u bind 1']).problem ?? '', /^line 7: there is no socket "u"/);
    assert.match(tellStory(['s socket', 'expect u OK']).problem ?? '', /asks about "u"/);
  });

  it('knows every question, concept and challenge that a lesson refers to', () => {
    const lesson = sampleLesson();
    const faults = decideLesson(
      {
        ...lesson,
        questions: ['last-ack-lost', 'gone'],
        feeds: ['nothing'],
        task: { kind: 'play', text: lesson.about, challenge: 'swim' },
      },
      known,
    );
    assert.deepEqual(faults, [
      'sample: questions: there is no question "gone"',
      'sample: feeds: there is no concept "nothing"',
      'sample: task: there is no challenge "swim"',
    ]);
  });
});

describe('a task in the editor', () => {
  const lesson = sampleLesson();
  assert.ok(lesson.task.kind === 'editor');
  const task = lesson.task;
  const start = task.scenario.join('\n');

  it('is not done at the start, and says what is the case instead', () => {
    const { done, said, ladder } = checkTask(task, start);
    assert.deepEqual([done, spoken(said)], [false, 'expected A TIME_WAIT; A is FIN_WAIT_2']);
    assert.ok(ladder !== null && ladder.steps.length > 0);
  });

  it('is done by any run that ends as it asks, not only by the lesson’s own', () => {
    assert.equal(checkTask(task, `${task.solution.join('\n')}\n`).done, true);
    assert.equal(checkTask(task, `${start}\r\n# slowly\r\nwait 1s\r\nB close\r\ndeliver all\r\n`).done, true);
  });

  it('says at which line a text is no run', () => {
    assert.match(spoken(checkTask(task, `${start}\nB closes`).said), /^line 5: /);
    assert.match(spoken(checkTask(task, `${start}\nA close`).said), /^line 5: /);
    assert.equal(checkTask(task, '').done, false);
    assert.equal(checkTask(task, 'explore\nA may close\nclaim never A CLOSED').done, false);
  });

  it('does not count when the head was changed, unless the solution changes it too', () => {
    const run = task.solution.slice(1).join('\n');
    assert.deepEqual(
      [checkTask(task, `iss A 500\n${run}`)].map(({ done, otherHead }) => ({ done, otherHead })),
      [{ done: false, otherHead: true }],
    );
    const free = { ...task, solution: ['set msl 30s', ...task.solution] };
    assert.equal(checkTask(free, `iss A 500\n${run}`).done, true);
    assert.equal(checkTask(task, `scenario Another title\n${run}`).done, true);
  });

  it('is refused as part of a lesson when it is done before it begins, or cannot be done', () => {
    const faults = (change: Partial<typeof task>) => decideLesson({ ...lesson, task: { ...task, ...change } }, known);
    assert.match(faults({ scenario: task.solution }).join(), /true before anything is done/);
    assert.match(faults({ solution: task.scenario }).join(), /does not reach the goal .*A is FIN_WAIT_2/);
    assert.match(faults({ scenario: ['A dance'] }).join(), /task: scenario: line 1/);
  });
});
