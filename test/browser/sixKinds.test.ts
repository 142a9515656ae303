import assert from 'node:assert/strict';
import type { Language } from '../../src/core/quiz/question';
import { LANGUAGES } from '../../src/core/quiz/question';
import { questionExample, snapshotOf, solutionOf } from './pageExamples';
import type { OpenPage } from './pageHost';
import { usePages } from './pages';

/** Every kind of question from the first look to the verdict, by keyboard alone, in both languages. */

/** One of each kind; a *construct* question's lines are those of the shortest run. */
const KINDS = {
  choose: 'why-four-segments',
  predict: 'close-meets-data',
  order: 'last-ack-lost-in-order',
  construct: 'build-closing',
  spot: 'spot-the-leak',
  reckon: 'half-close-bytes',
};

const SAID: Readonly<Record<Language, Readonly<Record<'right' | 'next', RegExp>>>> = {
  en: { right: /^Right\./, next: /^Next/ },
  'zh-cn': { right: /^答对了。/, next: /^下一题/ },
};

describe('each kind of question, by keyboard', function () {
  this.timeout(120_000);
  const openPage = usePages();
  let open: OpenPage;
  beforeEach(async () => {
    open = await openPage();
  });

  /** Plays the host: takes in what the page has sent and shows what the tutor would show then. */
  const answerFor = async (id: string, language: Language): Promise<void> => {
    const sent = await open.sent();
    const answers = sent.flatMap((intent) => (intent.type === 'choose' ? [intent.options] : []));
    const checked = sent.some(({ type }) => type === 'check');
    const hints = sent.filter(({ type }) => type === 'hint').length;
    await open.show(
      snapshotOf(questionExample(id, { language, answer: answers.at(-1) ?? [], checked, hints }), language),
    );
  };

  for (const language of LANGUAGES)
    for (const [kind, id] of Object.entries(KINDS))
      it(`${kind}, in ${language}`, async () => {
        const { page } = open;
        const press = async (key: string): Promise<void> => {
          await page.keyboard.press(key);
          await answerFor(id, language);
        };
        await answerFor(id, language);
        await press('h');
        assert.equal(await page.locator('.hints p').count(), 1);

        const wanted = solutionOf(id);
        if (kind === 'reckon') {
          for (const digit of wanted.join('')) await press(digit);
        } else if (kind === 'order') {
          const order = questionExample(id, { language }).options.map((option) => option.id);
          for (const [place, one] of wanted.entries()) {
            const at = order.indexOf(one);
            await press(String(at + 1));
            for (let step = at; step > place; step -= 1) await press('ArrowUp');
            order.splice(place, 0, ...order.splice(at, 1));
          }
        } else {
          for (const one of wanted) {
            const { options } = questionExample(id, { language, answer: await chosen(open) });
            const at = options.findIndex((option) => option.id === one);
            assert.ok(at >= 0 && at < 9, `${one} can be chosen by a digit`);
            await press(String(at + 1));
          }
        }
        await press('Enter');

        assert.match(await page.locator('p[role=status]').innerText(), SAID[language].right);
        const focused = await page.evaluate(() => document.activeElement?.textContent.trim() ?? '');
        assert.match(focused, SAID[language].next);
        await page.keyboard.press('v');
        assert.deepEqual((await open.sent()).at(-1), { type: 'variant', question: id });
        await page.keyboard.press('Enter');
        assert.deepEqual((await open.sent()).at(-1), { type: 'next', question: id });
      });
});

/** The last answer that the page has sent. */
async function chosen(open: OpenPage): Promise<string[]> {
  const answers = (await open.sent()).flatMap((intent) => (intent.type === 'choose' ? [intent.options] : []));
  return [...(answers.at(-1) ?? [])];
}
