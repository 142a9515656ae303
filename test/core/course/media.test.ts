import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { decideLesson, readCourse } from '../../../src/core/course';
import { filesOf, shippedReferences } from './samples';

/** Every lesson that ships: its runs, models, stories and tasks, decided by the machine. */
describe('the course', () => {
  const { lessons, faults } = readCourse(existsSync('media/course') ? filesOf('media/course') : []);

  it('has eight lessons that can be read', () => {
    assert.deepEqual(faults, []);
    assert.deepEqual(
      lessons.map(({ id }) => id),
      [
        'two-directions',
        'four-segments',
        'what-calls-see',
        'why-four',
        'when-things-get-lost',
        'time-wait-and-2msl',
        'too-many-time-wait',
        'reuseaddr-resets-leaks',
      ],
    );
  });

  it('asks no question in two lessons', () => {
    const asked = lessons.flatMap(({ questions }) => questions);
    assert.equal(new Set(asked).size, asked.length);
  });

  for (const lesson of lessons) {
    it(`${lesson.id}: the machine decides every run, claim, story and the task as they are written`, () => {
      assert.deepEqual(decideLesson(lesson, shippedReferences()), []);
    });
  }
});
