import assert from 'node:assert/strict';
import { createEmptyCard, fsrs, Rating } from 'ts-fsrs';
import type { Progress } from '../../../../src/core/quiz/practice';
import { DAY, find, flagOf, isHeld, NOTHING, overview, record, standingOf } from '../../../../src/core/quiz/practice';
import { ask, noon, right, wrong } from './questions';

const LOST = ask({ id: 'last-ack-lost', concept: 'last-ack', misconception: 'M28' });
const REPEATED = ask({ id: 'fin-repeated', concept: 'last-ack', misconception: 'M28' });
const STUCK = ask({ id: 'stuck', misconception: 'M28' });
const OTHER = ask({ id: 'other', topic: 'reset' });

const learnt = (progress: Progress, concept: string) => {
  const found = find(progress.concepts, concept);
  assert.ok(found !== undefined, concept);
  return found;
};
const due = (progress: Progress, concept: string) => (learnt(progress, concept).card.due - noon(0)) / DAY;

describe('An answer', () => {
  it('schedules the concept, not the question', () => {
    const after = right(right(NOTHING, LOST, noon(0)), STUCK, noon(0));
    assert.deepEqual(Object.keys(after.concepts).sort(), ['last-ack', 'stuck']);
  });

  it('brings the concept back as ts-fsrs says: wrong is Again, with a hint Hard, right Good', () => {
    const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false, maximum_interval: 365 });
    const said = (rating: Rating.Again | Rating.Hard | Rating.Good) =>
      scheduler.next(createEmptyCard(noon(0)), noon(0), rating).card.scheduled_days;
    assert.equal(due(wrong(NOTHING, LOST, noon(0)), 'last-ack'), said(Rating.Again));
    assert.equal(due(right(NOTHING, LOST, noon(0), { hints: 2 }), 'last-ack'), said(Rating.Hard));
    assert.equal(due(right(NOTHING, LOST, noon(0)), 'last-ack'), said(Rating.Good));
  });

  it('right again and again comes back ever later, and wrong once comes back tomorrow', () => {
    let progress = NOTHING;
    let now = noon(0);
    const intervals: number[] = [];
    for (let time = 0; time < 5; time++) {
      progress = right(progress, LOST, now);
      const { card } = learnt(progress, 'last-ack');
      intervals.push((card.due - now) / DAY);
      now = card.due;
    }
    assert.deepEqual(
      intervals,
      [...intervals].sort((a, b) => a - b),
    );
    assert.ok(intervals[4]! > 20 * intervals[0]!, intervals.join());
    const { card } = learnt(wrong(progress, LOST, now), 'last-ack');
    assert.equal(card.due - now, DAY);
    assert.equal(card.lapses, 1);
  });

  it('given at once a second time does not make the memory last longer', () => {
    const once = right(NOTHING, LOST, noon(0));
    const twice = right(once, REPEATED, noon(0) + 60_000);
    assert.equal(learnt(twice, 'last-ack').card.stability, learnt(once, 'last-ack').card.stability);
  });

  it('that could not be understood changes nothing', () => {
    const before = right(NOTHING, LOST, noon(0));
    const answer = { question: LOST, hints: 0, now: noon(1) };
    assert.equal(record(before, { ...answer, mark: { right: null, misconceptions: [] } }), before);
  });

  it('does not change the value that it is recorded in', () => {
    const before = wrong(NOTHING, LOST, noon(0), ['M28']);
    const copy = structuredClone(before);
    right(wrong(before, STUCK, noon(1), ['M28']), OTHER, noon(2));
    assert.deepEqual(before, copy);
  });

  it('keeps the last five results, the latest first', () => {
    const days = [0, 1, 2, 3, 4, 5, 6];
    const after = days.reduce((progress, day) => right(progress, day % 2 === 0 ? LOST : REPEATED, noon(day)), NOTHING);
    assert.deepEqual(
      learnt(after, 'last-ack').results.map(({ at }) => at),
      [6, 5, 4, 3, 2].map(noon),
    );
  });
});

describe('Confidence', () => {
  it('is never scored: the card is the same whatever was said', () => {
    const cards = ([undefined, 'guess', 'think', 'sure'] as const).map(
      (confidence) => learnt(right(NOTHING, LOST, noon(0), { confidence }), 'last-ack').card,
    );
    for (const card of cards) assert.deepEqual(card, cards[0]);
  });

  it('flags what was sure but wrong, and what was guessed right, until the next answer', () => {
    const sure = wrong(NOTHING, LOST, noon(0), [], { confidence: 'sure' });
    assert.equal(flagOf(learnt(sure, 'last-ack')), 'sure-but-wrong');
    const guessed = right(sure, REPEATED, noon(1), { confidence: 'guess' });
    assert.equal(flagOf(learnt(guessed, 'last-ack')), 'guessed-right');
    assert.equal(flagOf(learnt(right(guessed, LOST, noon(2), { confidence: 'think' }), 'last-ack')), undefined);
    assert.equal(flagOf(learnt(wrong(NOTHING, LOST, noon(0), [], { confidence: 'think' }), 'last-ack')), undefined);
    assert.equal(flagOf(learnt(right(NOTHING, LOST, noon(0), { confidence: 'sure' }), 'last-ack')), undefined);
  });
});

describe('A misconception', () => {
  const held = wrong(NOTHING, LOST, noon(0), ['M28']);

  it('is not held before an answer showed it', () => {
    assert.equal(isHeld(wrong(NOTHING, LOST, noon(0)), 'M28'), false);
    assert.deepEqual(right(NOTHING, LOST, noon(0)).misconceptions, {});
  });

  it('is held once a wrong answer stands for it', () => {
    assert.ok(isHeld(held, 'M28'));
  });

  it('is overcome by two right answers, to different questions on different days', () => {
    const once = right(held, REPEATED, noon(1));
    assert.ok(isHeld(once, 'M28'));
    assert.equal(isHeld(right(once, STUCK, noon(2)), 'M28'), false);
  });

  const insufficient: readonly [string, Progress][] = [
    ['one right answer', right(held, REPEATED, noon(1))],
    ['the same question on two days', right(right(held, REPEATED, noon(1)), REPEATED, noon(2))],
    ['two questions on one day', right(right(held, REPEATED, noon(1)), STUCK, noon(1) + 3_600_000)],
    ['questions in which it cannot show', right(right(held, OTHER, noon(1)), OTHER, noon(2))],
    ['answers found with hints', right(right(held, REPEATED, noon(1), { hints: 1 }), STUCK, noon(2), { hints: 1 })],
    ['wrong answers of another kind', wrong(wrong(held, REPEATED, noon(1)), STUCK, noon(2))],
  ];
  for (const [what, progress] of insufficient)
    it(`is not overcome by ${what}`, () => {
      assert.ok(isHeld(progress, 'M28'));
    });

  it('is overcome by whatever comes on a third day, after one question on two days or two questions on one', () => {
    assert.equal(isHeld(right(insufficient[1]![1], LOST, noon(3)), 'M28'), false);
    for (const question of [LOST, REPEATED, STUCK])
      assert.equal(isHeld(right(insufficient[2]![1], question, noon(3)), 'M28'), false);
  });

  it('counts days where the learner is: 23:50 and 00:10 are two, in Shanghai not at the same time as in London', () => {
    const before = Date.UTC(2026, 0, 5, 15, 50);
    const after = Date.UTC(2026, 0, 5, 16, 10);
    const pass = (offset: number) => right(right(held, REPEATED, before, { offset }), STUCK, after, { offset });
    assert.equal(isHeld(pass(480), 'M28'), false);
    assert.ok(isHeld(pass(0), 'M28'));
  });

  it('is held again by the next such mistake, and what counted against it before counts no more', () => {
    const overcome = right(right(held, REPEATED, noon(1)), STUCK, noon(2));
    const again = wrong(overcome, LOST, noon(9), ['M28']);
    assert.ok(isHeld(again, 'M28'));
    const [shown] = overview(again, [LOST], noon(9)).misconceptions;
    assert.deepEqual([shown?.standing, shown?.question, shown?.at, shown?.rights], ['held', LOST.id, noon(9), []]);
    assert.ok(isHeld(right(again, REPEATED, noon(10)), 'M28'));
    assert.equal(isHeld(right(right(again, REPEATED, noon(10)), STUCK, noon(11)), 'M28'), false);
  });

  it('takes no more room however often it is answered', () => {
    let progress = held;
    for (let day = 1; day < 300; day++) progress = right(progress, REPEATED, noon(day));
    assert.ok(find(progress.misconceptions, 'M28')!.rights.length <= 2);
    for (let day = 300; day < 400; day++) progress = wrong(progress, REPEATED, noon(day), ['M28']);
    assert.equal(find(progress.misconceptions, 'M28')!.mistakes.length, 5);
    assert.equal(standingOf(find(progress.misconceptions, 'M28')!), 'held');
  });
});

describe('The log', () => {
  it('has a line a day: answers, right ones, and how many concepts from another day were recalled', () => {
    let progress = right(wrong(NOTHING, LOST, noon(0)), STUCK, noon(0) + 1);
    progress = right(progress, LOST, noon(0) + 2); // the same day: no review
    progress = right(progress, LOST, noon(3));
    progress = right(progress, STUCK, noon(3) + 1, { hints: 1 }); // needed a hint: right, but not recalled
    progress = right(progress, OTHER, noon(3) + 2); // new
    const day = (noon(0) - (noon(0) % DAY)) / DAY;
    assert.deepEqual(overview(progress, [], noon(3)).recall, [
      { day, answers: 3, right: 2, reviews: 0, recalled: 0 },
      { day: day + 3, answers: 3, right: 3, reviews: 2, recalled: 1 },
    ]);
  });

  it('stays small: 400 lines at most, the latest', () => {
    let progress = NOTHING;
    for (let day = 0; day < 450; day++) progress = right(progress, LOST, noon(day));
    assert.equal(progress.days.length, 400);
    assert.equal(progress.days[0]?.at, noon(449));
    assert.ok(JSON.stringify(progress).length < 60_000);
  });
});

describe('A clock that is set back', () => {
  const ahead = right(wrong(NOTHING, LOST, noon(4000), ['M28']), STUCK, noon(4000));

  it('breaks nothing: answers are recorded, and newer than those before them', () => {
    const after = right(ahead, LOST, noon(0));
    const { at, card } = learnt(after, 'last-ack');
    assert.ok(at > learnt(ahead, 'stuck').at);
    assert.equal(card.last_review, noon(0));
    assert.ok(Number.isFinite(card.stability) && card.due > noon(0) && card.due < noon(30));
  });

  it('makes what was answered in that future due now, not in years', () => {
    const { due: count, forecast } = overview(ahead, [LOST, STUCK], noon(0));
    assert.equal(count, 2);
    assert.equal(forecast[0], 2);
  });

  it('by an hour makes nothing due that was answered a moment ago', () => {
    assert.equal(overview(right(NOTHING, LOST, noon(0)), [LOST], noon(0) - 3_600_000).due, 0);
  });
});
