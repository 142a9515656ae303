import assert from 'node:assert/strict';
import { FAMILIES } from '../../../../src/core/quiz/families';
import type { Progress } from '../../../../src/core/quiz/practice';
import { dayOf, NOTHING, overview, plan } from '../../../../src/core/quiz/practice';
import { ask, noon, right, wrong } from './questions';

const LOST = ask({ id: 'last-ack-lost', topic: 'loss', states: ['LAST_ACK'], misconception: 'M28' });
const AGAIN = ask({ id: 'fin-repeated', topic: 'loss', states: ['TIME_WAIT', 'LAST_ACK'], misconception: 'M33' });
const STUCK = ask({ id: 'stuck', topic: 'leaks', states: ['CLOSE_WAIT'], misconception: 'M28' });
const BANK = [LOST, AGAIN, STUCK];
const see = (progress: Progress, day: number) => overview(progress, BANK, noon(day));

describe('The overview', () => {
  it('of a beginner: everything is new, nothing due, nothing known', () => {
    const { due, fresh, topics, states, misconceptions, forecast, recall } = see(NOTHING, 0);
    assert.deepEqual([due, fresh, misconceptions, recall], [0, 3, [], []]);
    assert.deepEqual(forecast, new Array(14).fill(0));
    assert.deepEqual(topics.loss, { concepts: 2, seen: 0, due: 0, mastery: 0 });
    assert.deepEqual(states.LAST_ACK, { concepts: 2, seen: 0, due: 0, mastery: 0 });
    assert.deepEqual(topics.tools, { concepts: 0, seen: 0, due: 0, mastery: 0 });
  });

  it('counts as due what practice would ask, the flagged ones too', () => {
    let progress = right(NOTHING, LOST, noon(0), { confidence: 'guess' });
    progress = wrong(progress, AGAIN, noon(0), [], { confidence: 'sure' });
    progress = right(progress, STUCK, noon(0));
    for (const day of [0, 1, 2, 9]) {
      const asked = plan(progress, BANK, [], { mode: { kind: 'practice' }, now: noon(day), seed: 1 });
      assert.equal(see(progress, day).due, asked.length, `day ${day}`);
    }
    assert.deepEqual(see(progress, 0).first, { 'sure-but-wrong': 1, 'guessed-right': 1 });
  });

  it('foresees each concept on the day on which it falls due, the overdue ones today', () => {
    const progress = right(wrong(right(NOTHING, LOST, noon(0)), AGAIN, noon(0)), STUCK, noon(0));
    const { forecast } = see(progress, 0);
    assert.deepEqual(forecast.slice(0, 5), [0, 1, 0, 2, 0]);
    assert.equal(see(progress, 5).forecast[0], 3);
    assert.equal(see(progress, 5).due, 3);
  });

  it('knows a topic the better the longer it lasts: it rises with each success and sinks with time', () => {
    let progress = NOTHING;
    const mastery: number[] = [];
    for (const day of [0, 2, 11, 60]) {
      for (const question of [LOST, AGAIN]) progress = right(progress, question, noon(day));
      mastery.push(see(progress, day).topics.loss.mastery);
    }
    assert.deepEqual(mastery, [...mastery].sort());
    assert.ok(mastery[0]! > 0.1 && mastery[0]! < 0.4 && mastery[3]! > 0.9 && mastery[3]! <= 1, mastery.join());
    assert.ok(see(progress, 400).topics.loss.mastery < see(progress, 60).topics.loss.mastery);
    const forgot = wrong(progress, LOST, noon(61));
    assert.ok(see(forgot, 61).topics.loss.mastery < see(progress, 61).topics.loss.mastery);
    assert.equal(see(progress, 60).topics.leaks.mastery, 0);
  });

  it('knows a state by all the concepts about it', () => {
    const { states } = see(right(NOTHING, AGAIN, noon(0)), 0);
    assert.deepEqual([states.LAST_ACK.seen, states.LAST_ACK.concepts, states.TIME_WAIT.seen], [1, 2, 1]);
    assert.ok(Math.abs(states.TIME_WAIT.mastery - 2 * states.LAST_ACK.mastery) < 1e-9);
  });

  it('names each misconception with its reason: which question showed it, when, and what counts against it', () => {
    let progress = wrong(NOTHING, AGAIN, noon(0), ['M33']);
    progress = wrong(progress, LOST, noon(1), ['M28']);
    progress = right(progress, STUCK, noon(2));
    const day = (one: number) => dayOf(noon(one), 0);
    assert.deepEqual(see(progress, 2).misconceptions, [
      { id: 'M28', standing: 'held', question: LOST.id, topic: 'loss', at: noon(1), day: day(1), rights: [STUCK.id] },
      { id: 'M33', standing: 'held', question: AGAIN.id, topic: 'loss', at: noon(0), day: day(0), rights: [] },
    ]);
    progress = right(progress, LOST, noon(3));
    assert.deepEqual(
      see(progress, 3).misconceptions.map(({ id, standing }) => [id, standing]),
      [
        ['M33', 'held'],
        ['M28', 'overcome'],
      ],
    );
  });

  it('counts the concepts of the families among the others', () => {
    const { topics, fresh } = overview(NOTHING, [], noon(0), { families: FAMILIES });
    assert.equal(fresh, FAMILIES.length);
    assert.equal(topics.loss.concepts, 2);
  });
});
