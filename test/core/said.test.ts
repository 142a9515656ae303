import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import fc from 'fast-check';
import { attempt } from '../../src/core/play';
import { judgeStory, tell } from '../../src/core/ports';
import { readBank } from '../../src/core/quiz/bank';
import { prepare } from '../../src/core/quiz/prepare';
import type { Part, Said } from '../../src/core/said';
import { either, inEnglish, inTurn, listed, partInEnglish, say, sayFinding } from '../../src/core/said';
import { parse, print, run, VOCABULARY } from '../../src/core/scenario';
import { answerView, verdictOf } from '../../src/host/quiz/verdict';
import { inWords, storyInWords } from '../../src/host/said';
import { shipped } from './play/door';
import * as random from './scenario/arbitrary';
import { spoken } from './said';

const BUNDLE = JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8')) as Readonly<Record<string, string>>;

/** What `make` makes for somebody who reads Chinese. */
function inChinese<T>(make: () => T): T {
  l10n.config({ contents: BUNDLE });
  try {
    return make();
  } finally {
    l10n.config({ contents: {} });
  }
}

/** The templates of a sentence and of those inside it. */
function templates({ text, args }: Said): readonly string[] {
  return [text, ...args.flatMap((part) => (typeof part === 'object' ? templates(part) : []))];
}

/** What stands in its places as it is in every language. */
function names({ args }: Said): readonly string[] {
  return args.flatMap((part: Part) => (typeof part === 'object' ? names(part) : [String(part)]));
}

/** The words of the notation, and those of a setting: all that may stand unchanged in a sentence of any language. */
const WORDS = new Set<string>([...Object.values(VOCABULARY).flat(), 'network']);

/** Sees to it that a sentence is Chinese to the last word, and counts its templates as met. */
function checkChinese(said: Said, met: Set<string>): void {
  for (const template of templates(said)) {
    met.add(template);
    assert.ok(template in BUNDLE, `not translated: ${template}`);
  }
  assert.match(
    inChinese(() => inWords(said)),
    /\p{Script=Han}/u,
  );
  for (const name of names(said)) {
    const english = name.split(/[^a-z\d_-]+/i).filter((word) => /^[a-z-]{2,}$/.test(word) && !WORDS.has(word));
    assert.deepEqual(english, [], `English in a place of "${inEnglish(said)}"`);
  }
}

describe('A sentence of the core', () => {
  it('is put together in English by its places', () => {
    assert.equal(inEnglish(say('{0} is {1}', 'A', 'CLOSED')), 'A is CLOSED');
    assert.equal(inEnglish(say('{0} and {0}, {1}', say('{0}!', 'a'), 7)), 'a! and a!, 7');
    assert.equal(inEnglish(say('what stands there: {0}', '{1} {0}')), 'what stands there: {1} {0}');
    assert.equal(partInEnglish(either(['a', 'b', 'c'])), 'a, b or c');
    assert.deepEqual([either(['a']), either([]), listed([]), inTurn(['a'])], ['a', '', '', 'a']);
    assert.equal(partInEnglish(inTurn(['a', say('b'), 'c'])), 'a; b; c');
    assert.equal(inEnglish(sayFinding({ expected: null, found: say('so') })), 'so');
  });

  it('is in the reader’s language as it is at that moment', () => {
    const said = say('{0}: {1}', 'deliver', say('nothing is in flight'));
    assert.equal(
      inChinese(() => inWords(said)),
      'deliver：没有报文段在途',
    );
    assert.equal(inWords(said), 'deliver: nothing is in flight');
  });

  const STORIES: readonly (readonly [lines: readonly string[], chinese: string])[] = [
    [['A close', 'expect A TIME_WAIT'], 'A 处于 FIN_WAIT_1'],
    [
      ['A close', 'A send 1'],
      '在 FIN_WAIT_1 状态下 A send 1：错误 closing。调用 close() 之后，应用程序已经交出了这条连接。A 现在可以 abort',
    ],
    [['A close', 'lose ACK A>B'], 'lose ACK A>B：没有 ACK A>B 在途；在途的有 A>B FIN,ACK seq 101 ack 301'],
    [['deliver'], 'deliver：现在没有任何报文段在途'],
    [['A close', 'deliver #2'], 'deliver #2：在途的报文段只有 1 个：A>B FIN,ACK seq 101 ack 301'],
    [['A close', 'expect A timer time-wait'], 'A 正在运行的定时器：retransmit（还剩 1s）、user-timeout（还剩 300s）'],
    [
      ['set msl 2t', 'set rto 1t..5t', 'A close', 'wait 9t'],
      'wait 9t：2t 之后，报文段 FIN,ACK seq 101 ack 301（A>B）到了最后时刻：先让它到达，或者让它丢失',
    ],
  ];
  for (const [lines, chinese] of STORIES)
    it(`in Chinese, of ${lines.join('; ')}: ${chinese}`, () => {
      const { scenario } = parse(lines.join('\n'));
      assert.ok(scenario?.kind === 'scripted');
      const { failure } = run(scenario);
      assert.ok(failure !== null);
      assert.equal(
        inChinese(() => inWords(failure.found)),
        chinese,
      );
    });
});

describe('Every answer of the machine is Chinese for those who read Chinese', () => {
  it('to any run of any file', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(random.scripted, (scripted) => {
        const { scenario } = parse(print(scripted));
        assert.ok(scenario?.kind === 'scripted');
        const { failure } = run(scenario);
        if (failure !== null) checkChinese(sayFinding(failure), met);
      }),
      { numRuns: 1500 },
    );
    assert.ok(met.size > 25, `only ${[...met].join(' | ')}`);
  });

  it('to any text that is no scenario', () => {
    const met = new Set<string>();
    const word = fc.constantFrom(
      'x',
      'TIME_WIAT',
      '7',
      '7t',
      '9s',
      '#2',
      'FIN,',
      'A>B',
      'explore',
      'A',
      'rto',
      '',
      'expect',
      'set',
    );
    const slips = fc.array(fc.record({ at: fc.nat(), put: word }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.oneof(random.scripted, random.explored).map(print), slips, (text, all) => {
        const words = text.split(' ');
        for (const { at, put } of all) words[at % words.length] = put;
        for (const { message } of parse(words.join(' ')).faults) {
          for (const template of templates(message)) {
            met.add(template);
            assert.ok(template in BUNDLE, `not translated: ${template}`);
          }
          assert.match(
            inChinese(() => inWords(message)),
            /\p{Script=Han}/u,
          );
        }
      }),
      { numRuns: 500 },
    );
    assert.ok(met.size > 40, `only ${[...met].join(' | ')}`);
  });

  it('to any lines of a learner who plays a challenge', () => {
    const met = new Set<string>();
    const line = fc
      .boolean()
      .chain((discrete) => random.scripted.filter(({ settings }) => settings.discrete === discrete))
      .map((scripted) => print(scripted).trimEnd().split('\n').at(-1) ?? '');
    fc.assert(
      fc.property(fc.constantFrom(...shipped), fc.array(line, { minLength: 1, maxLength: 4 }), (rules, lines) => {
        const { said } = attempt(rules, lines);
        if (said !== null) checkChinese(sayFinding(said), met);
      }),
      { numRuns: 400 },
    );
    assert.ok([...met].some((template) => template.includes('among the moves allowed here')));
    assert.ok(met.has('line {0}: {1}'));
  });
});

describe('What a page is told in Chinese', () => {
  const { questions } = readBank({
    questions: [
      {
        id: 'q',
        kind: 'construct',
        topic: 'loss',
        concept: 'q',
        difficulty: 1,
        states: ['LAST_ACK'],
        prompt: { en: 'x', 'zh-cn': 'x' },
        explanation: { en: 'x', 'zh-cn': 'x' },
        rfc: '3.6',
        head: ['set msl 2t'],
        moves: ['A may close', 'B may close', 'network may lose 1'],
        goal: 'B CLOSED',
      },
    ],
  });
  const [question] = questions;

  it('of a learner’s own run is what is the case, without the goal that stands beside it', () => {
    assert.ok(question !== undefined);
    const prepared = prepare(question);
    const lines = ['A close', 'deliver', 'B close'];
    const { yours } = inChinese(() => verdictOf(prepared, [], lines, false, 'zh-cn'));
    assert.equal(yours?.said, 'B 处于 LAST_ACK');
    const view = inChinese(() =>
      answerView(
        prepared,
        lines,
        { said: attempt(question as never, ['A abort']).said, stopped: null, ladder: null, story: null, steps: null },
        'zh-cn',
      ),
    );
    assert.match(view.said ?? '', /^第 1 行：在 ESTABLISHED 状态下，这里不允许 `A abort`/);
  });

  it('of a story about ports is why each call failed', () => {
    const story = tell(['old socket', 'old bind 5000', 'new socket', 'new bind 5000']);
    assert.equal(judgeStory(story, 'new OK').holds, false);
    assert.deepEqual(inChinese(() => storyInWords(story.log)).at(-1), {
      line: 'new bind 5000',
      answer: 'EADDRINUSE',
      why: '端口在 CLOSED 0.0.0.0:5000 手里，它和新套接字都没有设置 SO_REUSEADDR。',
    });
    const out = tell(['set range 40000..40001', '3 times connect 198.51.100.7:443 close']).log.at(-1);
    assert.ok(out);
    const [told] = inChinese(() => storyInWords([out]));
    assert.equal(told?.answer, '2 个连上，1 个被拒');
    assert.match(told.why ?? '', /^EADDRNOTAVAIL：40000–40001 中已经没有端口/);
  });

  it('and in English stays as it was', () => {
    assert.equal(
      spoken({ expected: 'A CLOSED', found: say('{0} is {1}', 'A', 'LISTEN') }),
      'expected A CLOSED; A is LISTEN',
    );
  });
});
