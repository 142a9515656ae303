import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CourseProgress } from '../../../src/core/course';
import {
  isDone,
  markDone,
  mergeCourse,
  nextPart,
  NOTHING_DONE,
  partsOf,
  readCourseProgress,
  resetCourse,
  restoreCourse,
  standingOfLesson,
} from '../../../src/core/course';
import { sampleLesson } from './samples';

const progressOf = fc
  .record({ reset: fc.nat(50), done: fc.dictionary(fc.constantFrom('a/task', 'b/page.x', 'c/task'), fc.nat(99)) })
  .map(({ reset, done }): CourseProgress => mergeCourse({ ...NOTHING_DONE, reset, done }, NOTHING_DONE));

describe('progress in the course', () => {
  const lesson = sampleLesson();

  it('counts the pages read, the task and the questions', () => {
    assert.deepEqual(standingOfLesson(NOTHING_DONE, lesson), {
      pages: 3,
      pagesRead: 0,
      taskDone: false,
      questions: 2,
      answered: 0,
      state: 'new',
    });
    const some = markDone(markDone(NOTHING_DONE, 'sample', 'page.a-run', 5), 'sample', 'task', 6);
    const { pagesRead, taskDone, state } = standingOfLesson(some, lesson);
    assert.deepEqual({ pagesRead, taskDone, state }, { pagesRead: 1, taskDone: true, state: 'begun' });
    const all = partsOf(lesson).reduce((progress, { id }) => markDone(progress, 'sample', id, 7), NOTHING_DONE);
    assert.equal(standingOfLesson(all, lesson).state, 'done');
    assert.deepEqual([nextPart(NOTHING_DONE, lesson), nextPart(some, lesson), nextPart(all, lesson)], [0, 1, 6]);
  });

  it('of two windows is the union, whichever is merged into which, and however often', () => {
    fc.assert(
      fc.property(progressOf, progressOf, progressOf, (a, b, c) => {
        assert.deepEqual(mergeCourse(a, b), mergeCourse(b, a));
        assert.deepEqual(mergeCourse(a, mergeCourse(b, c)), mergeCourse(mergeCourse(a, b), c));
        assert.deepEqual(mergeCourse(a, a), a);
        for (const [key, at] of Object.entries(a.done)) if (at > b.reset) assert.ok(key in mergeCourse(a, b).done);
      }),
    );
  });

  it('that a reset gave up does not come back from another window, and what is done afterwards stays', () => {
    const before = markDone(NOTHING_DONE, 'sample', 'task', 100);
    const reset = resetCourse(before, 50);
    assert.equal(isDone(mergeCourse(reset, before), 'sample', 'task'), false);
    const after = markDone(reset, 'sample', 'task', 60);
    assert.equal(isDone(mergeCourse(before, after), 'sample', 'task'), true);
  });

  it('that a reset gave up comes back from a file, takes nothing away, and comes back once', () => {
    fc.assert(
      fc.property(progressOf, progressOf, (own, file) => {
        const both = restoreCourse(own, file);
        assert.deepEqual(new Set(Object.keys(both.done)), new Set(Object.keys({ ...own.done, ...file.done })));
        assert.deepEqual(restoreCourse(both, file), both);
        assert.deepEqual(mergeCourse(own, both), both);
      }),
    );
  });

  it('is read back as it was stored', () => {
    fc.assert(
      fc.property(progressOf, (progress) => {
        const json = JSON.parse(JSON.stringify(progress)) as unknown;
        assert.deepEqual(readCourseProgress(json), { progress, problem: null });
      }),
    );
  });

  it('is never trusted when it is read', () => {
    const problem = (json: unknown) => readCourseProgress(json).problem;
    for (const json of [null, 3, 'x', [], {}, { version: 1 }, { version: 0, reset: 0, done: {} }])
      assert.equal(problem(json), 'rubbish', JSON.stringify(json));
    assert.equal(problem({ version: 2, lessons: [] }), 'newer');
    const partly = readCourseProgress(
      JSON.parse('{"version":1,"reset":0,"done":{"a/task":5,"b/task":"x","__proto__":1,"no key":2}}'),
    );
    assert.equal(partly.problem, 'partly');
    assert.deepEqual(partly.progress.done, { 'a/task': 5 });
  });
});
