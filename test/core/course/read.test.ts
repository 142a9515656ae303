import assert from 'node:assert/strict';
import { readCourse } from '../../../src/core/course';
import { filesOf, readJson } from './samples';

type Plain = Record<string, unknown>;
const sample = () => readJson('test/fixtures/course/1-sample.json') as Plain & { pages: Plain[] };
const named = (name: string, json: unknown) => ({ name, json });

describe('reading the course', () => {
  it('reads every lesson, in the order of the files’ numbers', () => {
    const other = (id: string) => ({ ...sample(), id });
    const { lessons, faults } = readCourse([
      named('10-last.json', other('last')),
      named('2-second.json', other('second')),
      named('1-first.json', other('first')),
    ]);
    assert.deepEqual(faults, []);
    assert.deepEqual(
      lessons.map(({ id }) => id),
      ['first', 'second', 'last'],
    );
    assert.deepEqual(readCourse(filesOf('test/fixtures/course')).faults, []);
    assert.deepEqual(readCourse([]), { lessons: [], faults: [] });
  });

  it('leaves out a lesson that it cannot read, says where and what, and keeps the others', () => {
    const broken = sample();
    broken.pages[0]!.title = { en: 'Only English' };
    broken.answer = 'never';
    const { lessons, faults } = readCourse([named('1-broken.json', broken), named('2-sample.json', sample())]);
    assert.deepEqual(
      lessons.map(({ id }) => id),
      ['sample'],
    );
    assert.deepEqual(
      faults.map(({ file, where }) => `${file} ${where}`),
      ['1-broken.json pages.0.title.zh-cn', '1-broken.json answer'],
    );
    for (const rubbish of [null, 7, 'lesson', [], {}])
      assert.notEqual(readCourse([named('1-x.json', rubbish)]).faults.length, 0);
  });

  it('names files that are called otherwise than their lesson, and ids that stand twice', () => {
    const twice = sample();
    twice.pages[1]!.id = twice.pages[0]!.id;
    const { faults } = readCourse([
      named('1-sample.json', twice),
      named('2-sample.json', sample()),
      named('3-other.json', { ...sample(), id: 'mine' }),
    ]);
    assert.deepEqual(
      faults.map(({ file, where, message }) => `${file} ${where}: ${message}`),
      [
        '1-sample.json pages: two pages have the id "a-run": give each its own',
        '2-sample.json id: another lesson has the id "sample" already: give each its own',
        '3-other.json id: the file of "mine" is called N-mine.json, where N is its place in the course',
      ],
    );
  });

  it('wants two questions and at least one page', () => {
    const few = readCourse([named('1-sample.json', { ...sample(), questions: ['last-ack-lost'], pages: [] })]);
    assert.deepEqual(
      few.faults.map(({ where }) => where),
      ['pages', 'questions'],
    );
  });
});
