import assert from 'node:assert/strict';
import { partsOf } from '../../src/core/course';
import type { Intent } from '../../src/messages';
import { assertAccessible } from './axe';
import { everyPart, lessonExample, sampleLesson, shippedLessons } from './lessonExamples';
import { shown, snapshotOf } from './pageExamples';
import type { OpenPage } from './pageHost';
import { overflow, THEMES } from './pageHost';
import { usePages } from './pages';

describe('the page of a lesson', function () {
  this.timeout(600_000);
  const openPage = usePages();
  let open: OpenPage;

  const last = async (): Promise<Intent | undefined> => (await open.sent()).at(-1);
  const count = async (): Promise<number> => (await open.sent()).length;
  const focused = () =>
    open.page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent.trim()}`);
  const scrollDown = () =>
    open.page.evaluate(() => {
      window.scrollTo(0, document.documentElement.scrollHeight);
    });

  describe('by keyboard', () => {
    beforeEach(async () => {
      open = await openPage();
    });

    it('goes on with Enter, and with Page Down once all of the page has been seen', async () => {
      const { page } = open;
      await open.show(snapshotOf(lessonExample('page.a-run')));
      await page.keyboard.press('Enter');
      assert.deepEqual(await last(), { type: 'lessonPart', lesson: 'sample', part: 1 });
      const before = await count();
      await page.evaluate(() => {
        window.scrollTo(0, 0);
      });
      const isLong = await page.evaluate(() => document.documentElement.scrollHeight > window.innerHeight + 5);
      assert.ok(isLong, 'this page must be longer than the window, or the test says nothing');
      await page.keyboard.press('PageUp');
      assert.equal(await count(), before, 'there is nothing before the first page');
      await page.keyboard.press('PageDown');
      assert.equal(await count(), before, 'the key scrolls while there is something to scroll');
      await scrollDown();
      await page.keyboard.press('PageDown');
      assert.equal(await count(), before + 1);
    });

    it('goes back with Page Up from the top', async () => {
      await open.show(snapshotOf(lessonExample('page.a-model')));
      await open.page.keyboard.press('PageUp');
      assert.deepEqual(await last(), { type: 'lessonPart', lesson: 'sample', part: 0 });
    });

    it('names the row of each step in one line, whichever state it is of', async () => {
      const { page } = open;
      await open.show(snapshotOf(lessonExample('page.a-run')));
      const link = page.locator('.explained .state-link');
      const states = new Set<string>();
      for (let left = Number(await page.locator('.player input[type=range]').first().inputValue()); left > 1; left--) {
        await page.keyboard.press('ArrowLeft');
        if ((await link.count()) === 0) continue;
        states.add(await link.innerText());
        const [chip, event] = await Promise.all([link.boundingBox(), page.locator('.explained span').boundingBox()]);
        assert.ok(chip !== null && event !== null);
        assert.ok(event.x >= chip.x + chip.width && event.y < chip.y + chip.height, await link.innerText());
      }
      assert.ok(states.has('ESTABLISHED') && states.size > 3);
    });

    it('plays the run with the arrow keys, and the run of a claim once it is open', async () => {
      const { page } = open;
      const step = () => page.locator('.player input[type=range]').first().inputValue();
      await open.show(snapshotOf(lessonExample('page.a-run')));
      const end = Number(await step());
      await page.keyboard.press('ArrowLeft');
      assert.equal(Number(await step()), end - 1);
      await open.show(snapshotOf(lessonExample('page.a-model')));
      assert.equal(await page.locator('.player').count(), 0);
      await page.getByRole('button', { name: 'Show the run' }).click();
      const whole = Number(await step());
      await page.keyboard.press('ArrowLeft');
      assert.equal(Number(await step()), whole - 1);
    });

    it('puts the focus on the heading of a part that is gone to', async () => {
      await open.show(snapshotOf(lessonExample('page.a-run')));
      await open.page.locator('[data-main]').focus();
      await open.show(snapshotOf(lessonExample('page.a-model')));
      assert.equal(await focused(), 'H1 Every run at once');
      assert.equal(await open.page.evaluate(() => window.scrollY), 0);
    });

    it('reaches every part by the line of parts, which says what is done', async () => {
      const { page } = open;
      await open.show(snapshotOf(lessonExample('page.a-model', { done: ['page.a-run', 'task'] })));
      const parts = page.getByRole('navigation').getByRole('button');
      assert.deepEqual(await parts.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))), [
        'Page 1: A run to watch, done',
        'Page 2: Every run at once',
        'Page 3: One host’s ports',
        'Task in the editor, done',
        'Question 1',
        'Question 2',
        'What you have learnt',
      ]);
      assert.equal(await page.locator('.parts [aria-current=step]').count(), 1);
      for (const index of [0, 2, 3, 4, 5, 6]) {
        await parts.nth(index).focus();
        await page.keyboard.press('Enter');
        assert.deepEqual(await last(), { type: 'lessonPart', lesson: 'sample', part: index });
      }
    });

    it('asks its questions as the tutor does', async () => {
      const { page } = open;
      const [choice] = shown('last-ack-lost').slice(1);
      const part = 'question.last-ack-lost';
      await open.show(snapshotOf(lessonExample(part)));
      await page.keyboard.press('2');
      assert.deepEqual(await last(), { type: 'choose', question: 'last-ack-lost', options: [choice] });
      assert.equal(await page.getByRole('radio', { checked: true }).count(), 1);
      await open.show(snapshotOf(lessonExample(part, { answer: [choice!] })));
      await page.keyboard.press('Enter');
      assert.deepEqual(await last(), { type: 'check', question: 'last-ack-lost' });
      await open.show(snapshotOf(lessonExample(part, { answer: [choice!], checked: true })));
      assert.match(await focused(), /VSCODE-BUTTON Next/);
      await page.keyboard.press('Enter');
      assert.deepEqual(await last(), { type: 'next', question: 'last-ack-lost' });
    });
  });

  describe('by mouse', () => {
    beforeEach(async () => {
      open = await openPage();
    });

    it('opens runs as text and to watch, the model too', async () => {
      const { page } = open;
      await open.show(snapshotOf(lessonExample('page.a-run')));
      await page.getByRole('button', { name: 'Change this run' }).click();
      assert.deepEqual(await last(), { type: 'lessonRun', lesson: 'sample', run: '' });
      await page.getByRole('button', { name: 'Watch', exact: true }).click();
      assert.equal((await last())?.type, 'watchRun');
      await open.show(snapshotOf(lessonExample('page.a-model')));
      await page.getByRole('button', { name: 'Change this model' }).click();
      assert.deepEqual(await last(), { type: 'lessonRun', lesson: 'sample', run: 'model' });
      await page.getByRole('button', { name: 'Show the run' }).click();
      await page.getByRole('button', { name: 'Watch', exact: true }).click();
      assert.equal((await last())?.type, 'watchRun');
    });

    it('says live how far the task is, and keeps the focus where it is', async () => {
      const { page } = open;
      assert.ok(sampleLesson.task.kind === 'editor');
      const { scenario, solution } = sampleLesson.task;
      await open.show(snapshotOf(lessonExample('task')));
      await page.getByRole('button', { name: 'Open the run in the editor' }).click();
      assert.deepEqual(await last(), { type: 'lessonTask', lesson: 'sample', afresh: false });
      const status = page.locator('p.unseen[role=status]');
      await open.show(snapshotOf(lessonExample('task', { run: scenario })));
      assert.equal(await status.textContent(), 'Not yet: A is FIN_WAIT_2');
      const before = await focused();
      await open.show(snapshotOf(lessonExample('task', { run: [...scenario, 'B closes'] })));
      assert.match((await status.textContent()) ?? '', /^Not yet: line 5: /);
      await open.show(snapshotOf(lessonExample('task', { run: solution, done: ['task'] })));
      assert.equal(await status.textContent(), 'Done: the machine has found the goal.');
      assert.equal(await focused(), before);
      await page.getByRole('button', { name: 'Begin afresh' }).click();
      assert.deepEqual(await last(), { type: 'lessonTask', lesson: 'sample', afresh: true });
    });

    it('names at the end what is still open, and what is fed to practice', async () => {
      const { page } = open;
      await open.show(snapshotOf(lessonExample('end', { done: ['page.a-run', 'task'] })));
      await page.getByRole('button', { name: 'Question 2' }).last().click();
      assert.deepEqual(await last(), { type: 'lessonPart', lesson: 'sample', part: 5 });
      await page.getByRole('button', { name: 'Lost segments (2)' }).click();
      assert.deepEqual(await last(), { type: 'quizTopic', topic: 'loss' });
      assert.match(await page.locator('article').innerText(), /In practice now: 1 of 2\./);
      const [lesson, next] = shippedLessons;
      await open.show(
        snapshotOf(lessonExample('end', { lesson: lesson!, done: partsOf(lesson!).map(({ id }) => id) })),
      );
      await page.keyboard.press('Enter');
      assert.deepEqual(await last(), { type: 'openLesson', lesson: next!.id });
    });
  });

  for (const theme of THEMES) {
    for (const language of ['en', 'zh-cn'] as const) {
      it(`has nothing for axe to find: ${theme}, ${language}`, async () => {
        open = await openPage({ theme, reducedMotion: 'reduce' });
        for (const [name, screen] of everyPart(language)) {
          if (theme !== THEMES[0] && !['model', 'task, done', 'end'].includes(name)) continue;
          await open.show(snapshotOf(screen, language));
          const button = open.page.locator('vscode-button[aria-expanded=false]').first();
          if ((await button.count()) > 0) await button.click();
          await assertAccessible(open, name);
        }
      });
    }
  }

  it('fits a column of 320 px, every page of every lesson', async () => {
    open = await openPage({ width: 320, height: 640 });
    const screens = shippedLessons.flatMap((lesson) =>
      partsOf(lesson)
        .filter(({ kind }) => kind !== 'question')
        .flatMap(({ id }) => (['en', 'zh-cn'] as const).map((language) => ({ id, lesson, language }))),
    );
    for (const { id, lesson, language } of screens) {
      await open.show(snapshotOf(lessonExample(id, { lesson, language }), language));
      const wide = await overflow(open);
      assert.ok(wide <= 0, `${lesson.id} ${id} ${language} is ${wide} px too wide`);
    }
  });
});
