import assert from 'node:assert/strict';
import { misconceptionsOf } from '../../../../src/core/quiz/check';
import { FAMILIES, generateFromCode } from '../../../../src/core/quiz/families';
import { createChance } from '../../../../src/core/quiz/families/chance';
import type { Progress } from '../../../../src/core/quiz/practice';
import {
  conceptOf,
  FRESH_A_DAY,
  isHeld,
  NOTHING,
  overview,
  plan,
  readProgress,
  record,
} from '../../../../src/core/quiz/practice';
import type { AnyQuestion } from '../../../../src/core/quiz/prepare';
import { TOPICS } from '../../../../src/core/quiz/question';
import { ask, noon, stored } from './questions';

/**
 * Sixty days of a learner who practises every day but some, two sessions each, and forgets: a memory lasts the longer
 * the oftener it was refreshed. Some concepts never sink in well. One misconception is held until day 12, when somebody
 * explains; on day 40 it slips back in once.
 */

const DAYS = 60;
const LENGTH = 12;
const BELIEF = 'M28';

/**
 * Measured with seed 9293: at most 31 of the 60 concepts are due in a morning, 10 on average in
 * the last twenty days; at most 14 are left in the evening. With seeds 1, 2, 3 at most 21, 25, 25 are due. Hard concepts
 * were asked 34.6 times on average, the others 13.1 times; 58 % were recalled in the first ten days, 79 % in the last twenty.
 */
const MOST_DUE = 36;

/** Forty-five written concepts, each with one to three questions; every ninth is hard for this learner. */
const CONCEPTS = Array.from({ length: 45 }, (_, index) => index);
const isHard = (concept: string) => /^c\d+$/.test(concept) && Number(concept.slice(1)) % 9 === 4;
const BANK = CONCEPTS.flatMap((index) =>
  Array.from({ length: 1 + (index % 3) }, (_, number) =>
    ask({
      id: `c${index}-${number}`,
      concept: `c${index}`,
      topic: TOPICS[index % TOPICS.length]!,
      difficulty: ([1, 2, 3] as const)[index % 3]!,
      ...(index < 4 ? { misconception: BELIEF } : {}),
    }),
  ),
);
const questions = new Map(BANK.map((question) => [question.id, question]));

interface Day {
  readonly day: number;
  /** Concepts due in the morning, and left over in the evening. */
  readonly due: number;
  readonly left: number;
  readonly held: boolean;
  readonly asked: readonly AnyQuestion[];
}

function live(seed: number): { days: readonly Day[]; progress: Progress } {
  const chance = createChance(seed);
  const memory = new Map<string, { seen: number; lasts: number }>();
  const recalls = (concept: string, day: number) => {
    const trace = memory.get(concept);
    const fades = trace === undefined ? 0.5 : Math.exp(-(day - trace.seen) / (trace.lasts * 6));
    return chance.integer(0, 999) < 1000 * fades * (isHard(concept) ? 0.6 : 0.98);
  };
  let progress = NOTHING;
  let slipped = false;
  const days: Day[] = [];
  for (let day = 0; day < DAYS; day++) {
    if (chance.integer(0, 9) === 0) continue;
    const asked: AnyQuestion[] = [];
    const { due } = overview(progress, BANK, noon(day), { families: FAMILIES });
    for (const hour of [-3, 6]) {
      const now = noon(day) + hour * 3_600_000;
      const ids = plan(progress, BANK, FAMILIES, { mode: { kind: 'practice' }, now, seed: seed + day, length: LENGTH });
      for (const id of ids) {
        const question = questions.get(id) ?? generateFromCode(FAMILIES, id);
        assert.ok(question !== undefined);
        const concept = conceptOf(question);
        const shows = misconceptionsOf(question).includes(BELIEF) && (day < 12 || (day >= 40 && !slipped));
        if (shows && day >= 40) slipped = true;
        const right = !shows && recalls(concept, day);
        const lasts = memory.get(concept)?.lasts ?? 0.7;
        memory.set(concept, {
          seen: day,
          lasts: right ? lasts * (isHard(concept) ? 1.2 : 2) : Math.max(0.7, lasts / 2),
        });
        const confidence = (['guess', 'think', 'think', 'sure'] as const)[chance.integer(0, 3)];
        const mark = { right, misconceptions: shows ? [BELIEF] : [] };
        progress = record(progress, { question, mark, hints: 0, confidence, now });
        asked.push(question);
      }
    }
    const left = overview(progress, BANK, noon(day) + 8 * 3_600_000, { families: FAMILIES }).due;
    days.push({ day, due, left, held: isHeld(progress, BELIEF), asked });
    // Every night it is stored, and read again the next morning.
    progress = readProgress(stored(progress)).progress;
  }
  return { days, progress };
}

describe('Sixty days of practice', function () {
  this.timeout(60_000);
  let days: readonly Day[] = [];
  let progress = NOTHING;
  before(() => {
    ({ days, progress } = live(9293));
  });
  const times = (concept: string) =>
    days.flatMap(({ asked }) => asked).filter((one) => conceptOf(one) === concept).length;
  const all = () => Object.keys(progress.concepts);

  it('show every concept, each once more at least', () => {
    assert.equal(all().length, CONCEPTS.length + FAMILIES.length);
    for (const concept of all()) assert.ok(times(concept) >= 3, `${concept}: ${times(concept)}`);
  });

  it('bring up at most so many new concepts a day', () => {
    for (const { day, fresh } of progress.days) assert.ok(fresh <= FRESH_A_DAY, `day ${day}: ${fresh}`);
  });

  it('never pile up: two sessions a day are enough for what is due', () => {
    const last = days.slice(-20);
    assert.ok(Math.max(...days.map(({ due }) => due)) <= MOST_DUE);
    assert.ok(Math.max(...days.map(({ left }) => left)) <= LENGTH + 3);
    assert.ok(last.reduce((sum, { due }) => sum + due, 0) / last.length <= LENGTH);
  });

  it('ask the weak ones oftener', () => {
    const mean = (concepts: readonly string[]) =>
      concepts.reduce((sum, concept) => sum + times(concept), 0) / concepts.length;
    const hard = mean(all().filter(isHard));
    const easy = mean(all().filter((concept) => !isHard(concept)));
    assert.ok(hard > 1.5 * easy, `${hard} and ${easy}`);
  });

  it('do not ask the same question of a concept twice in a row when there is another', () => {
    const asked = days.flatMap((day) => day.asked);
    for (const concept of all().filter((one) => BANK.filter((question) => question.concept === one).length > 1)) {
      const ids = asked.filter((one) => conceptOf(one) === concept).map(({ id }) => id);
      for (const [index, id] of ids.entries()) assert.notEqual(id, ids[index + 1], concept);
    }
  });

  it('find a misconception, overcome it, and find it again when it comes back', () => {
    const turns = days.flatMap(({ day, held }, index) =>
      held === (days[index - 1]?.held ?? false) ? [] : [{ day, held }],
    );
    assert.deepEqual(
      turns.map(({ held }) => held),
      [true, false, true, false],
    );
    assert.ok(turns[1]!.day > 12 && turns[2]!.day >= 40);
  });

  it('recall more and more: what was seen on another day is known better at the end than in the first week', () => {
    const { recall } = overview(progress, BANK, noon(DAYS));
    const share = (lines: typeof recall) =>
      lines.reduce((sum, line) => sum + line.recalled, 0) / lines.reduce((sum, line) => sum + line.reviews, 0);
    assert.ok(share(recall.slice(-20)) > share(recall.slice(0, 10)));
  });

  it('are the same again for the same seed, and bounded for other learners too', () => {
    assert.deepEqual(live(9293).progress, progress);
    for (const seed of [1, 2, 3]) {
      const lived = live(seed);
      assert.equal(Object.keys(lived.progress.concepts).length, all().length);
      assert.ok(Math.max(...lived.days.map(({ due }) => due)) <= MOST_DUE);
    }
  });
});
