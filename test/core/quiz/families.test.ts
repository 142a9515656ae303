import assert from 'node:assert/strict';
import type { AnyQuestion, Prepared } from '../../../src/core/quiz/prepare';
import { prepare } from '../../../src/core/quiz/prepare';
import { checkQuestion, misconceptionsOf, textsOf } from '../../../src/core/quiz/check';
import type { Family } from '../../../src/core/quiz/families';
import { codeOf, FAMILIES, generate, generateFromCode } from '../../../src/core/quiz/families';
import { createChance } from '../../../src/core/quiz/families/chance';
import { mark } from '../../../src/core/quiz/mark';
import { LANGUAGES } from '../../../src/core/quiz/question';
import { readBank } from '../../../src/core/quiz/bank';

/** Generated questions: whatever is drawn, the machine finds exactly one answer, and it is not always the same. */

const SEEDS = 200;
const seeds = Array.from({ length: SEEDS }, (_, seed) => seed);

/** What the machine says is right, as a learner would give it. */
function rightAnswer({ choice, solution }: Prepared): readonly string[] {
  if (choice === null) return solution?.answer ?? [];
  return choice.verdicts.filter(({ verdict }) => verdict.holds).map(({ option }) => option.id);
}

/** How many answers a learner can tell apart before the question is decided: its options, or any number. */
function possible({ choice }: Prepared): number {
  return choice?.verdicts.length ?? Infinity;
}

/** A wrong answer that the question has a sentence for, in the form in which it is given; with what it stands for. */
function wrongAnswers(
  question: AnyQuestion,
  { choice }: Prepared,
): { given: string; misconception: string | undefined }[] {
  if (choice !== null)
    return choice.verdicts
      .filter(({ verdict }) => verdict.holds === false)
      .map(({ option }) => ({ given: option.id, misconception: option.misconception }));
  if (question.kind !== 'reckon') return [];
  return (question.mistakes ?? []).map(({ answer, misconception }) => ({ given: String(answer), misconception }));
}

describe('Families of generated questions', function () {
  this.timeout(60_000);

  for (const family of FAMILIES) {
    describe(family.id, () => {
      let all: readonly { question: AnyQuestion; prepared: Prepared; faults: readonly string[] }[] = [];
      before(() => {
        all = seeds.map((seed) => {
          const question = generate(family, seed);
          return { question, ...checkQuestion(question) };
        });
      });

      it('is decided for every seed, without a fault', () => {
        assert.deepEqual(
          all.flatMap(({ faults }) => faults),
          [],
        );
      });

      it('is what a file of questions could hold', () => {
        assert.deepEqual(
          readBank(JSON.parse(JSON.stringify({ questions: all.map(({ question }) => question) }))).faults,
          [],
        );
      });

      it('has other answers for other seeds', () => {
        const answers = new Set(all.map(({ prepared }) => rightAnswer(prepared).join(' ')));
        const most = Math.max(...all.map(({ prepared }) => possible(prepared)));
        assert.ok(answers.size >= Math.min(4, most), `only ${[...answers].join(', ')}`);
      });

      it('is the same again for the same code', () => {
        for (const { question } of all.slice(0, 20))
          assert.deepEqual(generateFromCode(FAMILIES, question.id), question, question.id);
      });

      it('stands for misconceptions, and names none for a right answer', () => {
        assert.notDeepEqual(
          all.flatMap(({ question }) => misconceptionsOf(question)),
          [],
        );
        for (const { question, prepared } of all) {
          const { right, misconceptions } = mark(prepared, rightAnswer(prepared));
          assert.deepEqual({ right, misconceptions }, { right: true, misconceptions: [] }, question.id);
        }
      });

      it('marks every foreseen mistake wrong, and blames it for what it stands for', () => {
        for (const { question, prepared } of all) {
          for (const { given, misconception } of wrongAnswers(question, prepared)) {
            const { right, misconceptions } = mark(prepared, [given]);
            assert.equal(right, false, `${question.id}: ${given}`);
            if (misconception !== undefined)
              assert.ok(misconceptions.includes(misconception), `${question.id}: ${given}`);
          }
        }
      });

      it('is written in both languages, and no two options read the same', () => {
        for (const { question, prepared } of all) {
          const options = prepared.choice?.verdicts.map(({ option }) => option.text) ?? [];
          for (const language of LANGUAGES) {
            for (const text of textsOf(question))
              assert.doesNotMatch(text[language], /undefined|NaN|^\s*$/, question.id);
            const texts = options.map((text) => text[language]);
            assert.equal(new Set(texts).size, texts.length, `${question.id}: ${texts.join(' | ')}`);
          }
          assert.match(question.prompt['zh-cn'], /\p{Script=Han}/u);
          assert.doesNotMatch(question.prompt.en, /\p{Script=Han}/u);
        }
      });

      it('has one topic and one concept, so that its questions stand for each other', () => {
        assert.equal(new Set(all.map(({ question }) => `${question.topic} ${question.concept ?? ''}`)).size, 1);
        assert.notEqual(all[0]?.question.concept, undefined);
      });
    });
  }
});

describe('The code of a generated question', () => {
  const [family] = FAMILIES as readonly [Family, ...Family[]];

  it('names its family and its seed', () => {
    assert.equal(generateFromCode(FAMILIES, codeOf(family, 2_147_483_647))?.id, `${family.id}-2147483647`);
  });

  it('is no question’s when the family or the seed is none', () => {
    for (const code of [
      '',
      'no-such-1',
      family.id,
      `${family.id}-`,
      `${family.id}-2147483648`,
      `${family.id}--1`,
      '__proto__-1',
    ])
      assert.equal(generateFromCode(FAMILIES, code), undefined, code);
  });

  it('has one spelling', () => {
    assert.equal(generateFromCode(FAMILIES, `${family.id}-007`), undefined);
  });
});

describe('Chance', () => {
  it('is the same for the same seed', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, (_, index) => createChance(seed + index).integer(0, 1e9));
    assert.deepEqual(draw(7), draw(7));
  });

  it('has nothing in common for neighbouring seeds: every pair of first draws occurs about equally often', () => {
    const counts = new Map<string, number>();
    for (const seed of Array.from({ length: 900 }, (_, index) => index)) {
      const chance = createChance(seed);
      const pair = `${chance.integer(0, 2)} ${chance.integer(0, 2)}`;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    assert.equal(counts.size, 9);
    // 100 expected of each; five standard deviations are 47.
    for (const [pair, count] of counts) assert.ok(count > 53 && count < 147, `${pair}: ${count}`);
  });

  it('shuffles without losing anything, and picks what is there', () => {
    const chance = createChance(3);
    assert.deepEqual(chance.shuffle([1, 2, 3, 4, 5]).sort(), [1, 2, 3, 4, 5]);
    assert.deepEqual(new Set(Array.from({ length: 50 }, () => chance.pick(['a', 'b']))), new Set(['a', 'b']));
  });
});

describe('A mistake foreseen without knowing what is right', () => {
  it('counts for nothing where the machine finds that it is the case', () => {
    const because = { en: 'why', 'zh-cn': '原因' };
    const { choice } = prepare({
      kind: 'predict',
      id: 'foreseen',
      topic: 'calls',
      difficulty: 1,
      states: [],
      prompt: because,
      run: ['A close'],
      asks: 'A ?',
      answers: ['FIN_WAIT_1', 'FIN_WAIT_2', { is: 'CLOSED', text: { en: 'gone', 'zh-cn': '没了' } }],
      because,
      mistakes: ['FIN_WAIT_1', 'CLOSED'].map((answer) => ({
        answer,
        because: { en: 'blame', 'zh-cn': '责怪' },
        misconception: 'M08',
      })),
      explanation: because,
      rfc: 'RFC 9293, 3.6',
    });
    assert.deepEqual(
      choice?.verdicts.map(({ option, verdict }) => [
        option.text.en,
        verdict.holds,
        option.because.en,
        option.misconception,
      ]),
      [
        ['FIN_WAIT_1', true, 'why', undefined],
        ['FIN_WAIT_2', false, 'why', undefined],
        ['gone', false, 'blame', 'M08'],
      ],
    );
  });
});
