import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Intent } from '../../src/messages';
import { questionExample, shown, snapshotOf } from './pageExamples';
import type { OpenPage } from './pageHost';
import { usePages } from './pages';

/** The page by keyboard alone: every way to answer, and where the focus is afterwards. */
describe('the page, by keyboard', function () {
  this.timeout(60_000);
  const openPage = usePages();
  let open: OpenPage;
  let page: Page;
  beforeEach(async () => {
    open = await openPage();
    page = open.page;
  });

  /** What was sent since `ready`. */
  const sent = async (): Promise<Intent[]> => (await open.sent()).slice(1);
  const last = async (): Promise<Intent | undefined> => (await open.sent()).at(-1);
  /** Shows a question with the answer that the page sent last, as the host would. */
  const confirm = async (id: string, checked = false): Promise<void> => {
    const answers = (await sent()).flatMap((intent) => (intent.type === 'choose' ? [intent.options] : []));
    await open.show(snapshotOf(questionExample(id, { answer: answers.at(-1) ?? [], checked })));
  };
  const focused = () => page.evaluate(() => document.activeElement?.textContent.trim() ?? '');

  it('answers a question with one answer: digit, Enter, Enter', async () => {
    const id = 'last-ack-lost';
    await open.show(snapshotOf(questionExample(id)));
    await page.keyboard.press('2');
    await confirm(id);
    assert.deepEqual(await page.getByRole('radio', { checked: true }).count(), 1);
    await page.keyboard.press('Enter');
    await confirm(id, true);
    assert.equal(await focused(), 'Next');
    await page.keyboard.press('Enter');
    const [choice] = shown(id).slice(1);
    assert.deepEqual(await sent(), [
      { type: 'choose', question: id, options: [choice] },
      { type: 'check', question: id },
      { type: 'next', question: id },
    ]);
  });

  it('answers a question with several answers: digits tick and untick', async () => {
    const id = 'why-four-segments';
    const [a, b, c] = shown(id);
    await open.show(snapshotOf(questionExample(id)));
    for (const key of ['1', '2', '3', '2']) await page.keyboard.press(key);
    const options = (await sent()).map((intent) => (intent.type === 'choose' ? intent.options : []));
    assert.deepEqual(options, [[a], [a, b], [a, b, c], [a, c]]);
    await page.keyboard.press('9');
    assert.equal((await sent()).length, 4);
  });

  it('answers by Tab and Space as well as by digits', async () => {
    const id = 'why-four-segments';
    await open.show(snapshotOf(questionExample(id)));
    await page.getByRole('checkbox').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    assert.deepEqual(await last(), { type: 'choose', question: id, options: shown(id).slice(0, 2) });
    await page.keyboard.press('Enter');
    assert.deepEqual(await last(), { type: 'check', question: id });
  });

  it('loses no tick when a snapshot arrives late', async () => {
    const id = 'why-four-segments';
    const [a, b] = shown(id);
    await open.show(snapshotOf(questionExample(id)));
    await page.keyboard.press('1');
    await page.keyboard.press('2');
    await open.show(snapshotOf(questionExample(id, { answer: [a!] })));
    assert.equal(await page.getByRole('checkbox', { checked: true }).count(), 2);
    await page.keyboard.press('3');
    assert.deepEqual(await last(), { type: 'choose', question: id, options: [a, b, shown(id)[2]] });
  });

  it('keeps the focus when the same screen is drawn again', async () => {
    const id = 'why-four-segments';
    await open.show(snapshotOf(questionExample(id)));
    await page.getByRole('checkbox').nth(2).focus();
    const before = await focused();
    await open.show(snapshotOf(questionExample(id, { hints: 1 })));
    await open.show(snapshotOf(questionExample(id), 'zh-cn'));
    assert.equal(await focused(), before);
  });

  it('moves the focus to the button that goes on, wherever it was, and to the heading of the next question', async () => {
    const id = 'why-four-segments';
    await open.show(snapshotOf(questionExample(id)));
    await page.getByRole('checkbox').nth(1).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await confirm(id, true);
    assert.equal(await focused(), 'Next');
    const next = questionExample('last-ack-lost');
    await open.show(snapshotOf({ ...next, number: 4 }));
    assert.equal(await focused(), next.prompt);
  });

  it('says the verdict in a live region, with the sum', async () => {
    const id = 'why-four-segments';
    await open.show(snapshotOf(questionExample(id)));
    await page.keyboard.press('1');
    await confirm(id, true);
    assert.match(await page.locator('p[role=status]').innerText(), /^(Right|Not right)\. \d of 4 options judged/);
  });

  it('says why an answer was not understood', async () => {
    await open.show(snapshotOf(questionExample('half-close-bytes', { answer: ['seven'], unclear: true })));
    await page.locator('.unclear').waitFor();
    assert.equal(await page.locator('p[role=status]').innerText(), 'Type one number, for example 28232.');
  });

  it('puts events in order: a digit goes to one, arrows move it, the focus goes with it', async () => {
    const id = 'last-ack-lost-in-order';
    const [a, b, c, ...rest] = shown(id);
    await open.show(snapshotOf(questionExample(id)));
    await page.keyboard.press('3');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    assert.deepEqual(await last(), { type: 'choose', question: id, options: [c, a, b, ...rest] });
    const text = questionExample(id).options.find((option) => option.id === c)!.text;
    assert.ok(await page.locator('.order li').first().locator(':focus').count());
    assert.equal(await page.locator('.order li').first().locator('.text').innerText(), text);
    await page.keyboard.press('ArrowUp');
    assert.equal((await sent()).length, 2, 'the first goes no higher');
    await page.keyboard.press('Escape');
    await page.locator('[data-main]').press('Enter');
    assert.deepEqual(await last(), { type: 'check', question: id });
  });

  it('takes a number: digits go into the field from anywhere, Enter checks', async () => {
    const id = 'half-close-bytes';
    await open.show(snapshotOf(questionExample(id)));
    await page.keyboard.press('1');
    await page.keyboard.press('2');
    assert.deepEqual(await last(), { type: 'choose', question: id, options: ['12'] });
    await page.keyboard.press('h');
    assert.deepEqual(
      await last(),
      { type: 'choose', question: id, options: ['12h'] },
      'letters are letters in a field',
    );
    await page.keyboard.press('Enter');
    assert.deepEqual(await last(), { type: 'check', question: id });
  });

  it('writes a run line by line, and takes lines back', async () => {
    const id = 'build-half-close';
    await open.show(snapshotOf(questionExample(id)));
    await page.keyboard.press('1');
    await page.keyboard.press('2');
    assert.equal((await sent()).length, 1, 'what may come next is not known yet');
    await confirm(id);
    await page.keyboard.press('1');
    const lines = [shown(id)[0], questionExample(id, { answer: [shown(id)[0]!] }).options[0]!.id];
    assert.deepEqual(await last(), { type: 'choose', question: id, options: lines });
    await confirm(id);
    await page.keyboard.press('Backspace');
    assert.deepEqual(await last(), { type: 'choose', question: id, options: lines.slice(0, 1) });
    await confirm(id);
    await page.getByRole('textbox').fill('deliver FIN A>B');
    await page.keyboard.press('Enter');
    assert.deepEqual(await last(), { type: 'choose', question: id, options: [lines[0], 'deliver FIN A>B'] });
    await page.keyboard.press('Enter');
    assert.deepEqual(await last(), { type: 'check', question: id }, 'Enter in the empty field checks');
  });

  for (const [how, width] of [
    ['side by side', 1000],
    ['stacked', 400],
  ] as const)
    it(`shows both runs ${how}, and marks in both where they part`, async () => {
      await page.setViewportSize({ width, height: 900 });
      const screen = questionExample('build-half-close', { answer: ['A close'], checked: true });
      const { differ, yours, machines } = screen.verdict!;
      assert.ok(differ !== null && yours?.ladder && machines?.ladder);
      await open.show(snapshotOf(screen));
      await page.getByRole('button', { name: 'Show both runs' }).focus();
      await page.keyboard.press('Enter');
      const runs = page.locator('.both > section');
      assert.equal(await runs.count(), 2);
      const boxes = await Promise.all([0, 1].map(async (at) => (await runs.nth(at).boundingBox())!));
      assert.equal(boxes[0]!.y === boxes[1]!.y, how === 'side by side');
      for (const [at, { ladder }] of [yours, machines].entries()) {
        const { length } = ladder!.steps;
        const text: string = differ > length ? 'Nothing more happens.' : `Step ${differ} of ${length}`;
        const mark = runs.nth(at).locator('.parts');
        await page.keyboard.press('ArrowLeft');
        assert.equal((await mark.innerText()).trim(), text, 'also when the runs are played');
        assert.equal(await mark.locator('.codicon').count(), 1);
      }
    });

  it('says of a line that was to be spotted whether it can happen, and of no line that it is false', async () => {
    const id = 'spot-the-leak';
    const screen = questionExample(id, { answer: [shown(id)[0]!], checked: true });
    await open.show(snapshotOf(screen));
    const found = (await page.locator('.judged .truth').allInnerTexts()).map((text) => text.trim());
    const wanted = screen.verdict!.options.map(({ holds }) => (holds ? 'Cannot happen' : 'Can happen'));
    assert.deepEqual(found, wanted);
    assert.equal(wanted.filter((one) => one === 'Cannot happen').length, 1);
  });

  it('asks for a hint, and says how sure', async () => {
    const id = 'last-ack-lost';
    await open.show(snapshotOf(questionExample(id)));
    await page.keyboard.press('h');
    await page.getByRole('radio', { name: 'certain' }).focus();
    await page.keyboard.press('Space');
    assert.deepEqual(await sent(), [
      { type: 'hint', question: id },
      { type: 'confidence', question: id, value: 'sure' },
    ]);
  });

  it('plays the shown run with the arrow keys, the opened one once there is one', async () => {
    const id = 'last-ack-lost';
    const screen = questionExample(id, { answer: shown(id).slice(0, 1), checked: true });
    const steps = screen.shows!.steps.length;
    await open.show(snapshotOf(screen));
    const where = (run: string) => page.locator(`${run} .sentence .overline`).innerText();
    await page.keyboard.press('ArrowLeft');
    assert.equal(await where('.shown'), `Step ${steps - 1} of ${steps}`);
    for (let press = 0; press < steps + 3; press += 1) await page.keyboard.press('ArrowLeft');
    assert.equal(await where('.shown'), `Step 0 of ${steps}`);
    await page.keyboard.press('ArrowRight');
    assert.equal(await where('.shown'), `Step 1 of ${steps}`);
    await page.getByRole('button', { name: 'Show the run' }).first().press('Enter');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await where('.shown'), `Step 1 of ${steps}`);
    const opened = screen.verdict!.options[0]!.ladder!.steps.length;
    assert.equal(await where('.run'), `Step ${opened - 1} of ${opened}`);
    await page.locator('.run input[type=range]').focus();
    await page.keyboard.press('Home');
    assert.equal(await where('.run'), `Step 0 of ${opened}`);
    assert.deepEqual(await sent(), [], 'playing is the page’s own business');
  });

  it('leaves keys alone that belong to VS Code or to a control', async () => {
    const id = 'last-ack-lost';
    await open.show(snapshotOf(questionExample(id)));
    for (const key of ['Control+1', 'Alt+2', 'Control+Enter', 'Control+h', 'Shift+Enter'])
      await page.keyboard.press(key);
    await page.getByRole('button', { name: 'Hint' }).focus();
    await page.keyboard.press('Enter');
    assert.deepEqual(await sent(), [{ type: 'hint', question: id }]);
  });

  it('reaches everything on the way by Tab, and shows where it is', async () => {
    const id = 'why-four-segments';
    await open.show(snapshotOf(questionExample(id, { answer: ['always-four'], checked: true })));
    await page.getByRole('button', { name: 'Show the run' }).first().click();
    await page.locator('h1').focus();
    const names: string[] = [];
    for (let press = 0; press < 24; press += 1) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement | null;
        return element?.ariaLabel ?? element?.innerText.trim() ?? '';
      });
      names.push(name);
      if (name === 'Next') break;
    }
    for (const name of [
      'First',
      'Back',
      'Step',
      'Forward',
      'Last',
      'As a table',
      'Change this run',
      'RFC 9293, 3.6',
      'Next',
    ])
      assert.ok(names.includes(name), `${name} in ${names.join(' | ')}`);
  });
});
