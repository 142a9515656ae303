import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { nameFile, retryUntil, webviewFrame } from '../workbench/driver';
import { temporaryFolder } from '../workbench/sample';
import { useWorkbench } from './support';

/** An exam from the first question to the last, and the progress taken to another VS Code: nothing is clicked. */
describe('an exam and its progress, by keyboard alone', function () {
  this.timeout(600_000);
  const page = useWorkbench();
  const folder = temporaryFolder('exported');
  const file = join(folder.path, 'progress.json');
  after(() => {
    folder.remove();
  });
  const keys = () => page().keyboard;
  const input = () => page().locator('.quick-input-widget input');

  /** Runs a command of ours as a hand on the keys does: F1, its name, Enter. */
  const run = async (title: string) => {
    // A page that is yet to be loaded swallows keys.
    await retryUntil(input(), () => keys().press('F1'));
    const row = page()
      .locator('.quick-input-list .monaco-list-row.focused')
      .filter({ hasText: `Last ACK: ${title}` });
    // In a new window an extension's commands come a moment after the workbench.
    await retryUntil(row, async () => {
      await keys().press('Control+A');
      await keys().type(`>Last ACK: ${title}`);
    });
    await keys().press('Enter');
  };

  it('every question of an exam is answered, and the first is read again', async () => {
    await run('Exam');
    const frame = await webviewFrame(page(), '.question h1');
    const [, of = ''] = /of (\d+)$/.exec(await frame.locator('.overline span').first().innerText()) ?? [];
    for (let asked = 0; await isAsked(frame); asked += 1) {
      assert.ok(asked < Number(of), `Question ${asked} of ${of}`);
      await answer(page(), frame);
    }
    assert.match(await frame.locator('.finish h1').innerText(), new RegExp(`^\\d+ of ${of} right$`));
    // From the result the answers are a few Tabs away.
    const revisit = frame.locator('.revisit').first();
    while (!(await revisit.evaluate((one) => one === document.activeElement))) await keys().press('Tab');
    await keys().press('Enter');
    await frame.locator('.question .verdict').waitFor();
  });

  it('the progress is exported, forgotten, imported, and is what it was', async () => {
    const answers = async () => {
      await run('Show Progress');
      const frame = await webviewFrame(page(), 'article.progress');
      return frame.locator('table', { hasText: 'Right answers' }).locator('tr').allInnerTexts();
    };
    const before = await answers();
    assert.ok(before.length > 1, 'the exam has counted');

    await run('Export Progress…');
    await nameFile(page(), file);
    const isWritten = () => existsSync(file) && readFileSync(file, 'utf8').endsWith('}\n');
    while (!isWritten()) await page().waitForTimeout(50);
    assert.ok('course' in (JSON.parse(readFileSync(file, 'utf8')) as object));

    await run('Reset Progress…');
    await page().locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: 'Everything' }).waitFor();
    await keys().press('Enter');
    const dialog = page().getByRole('dialog').filter({ hasText: 'Forget all your progress?' });
    await dialog.waitFor();
    await keys().press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const frame = await webviewFrame(page(), 'article.progress');
    await frame.locator('table', { hasText: 'Right answers' }).waitFor({ state: 'detached' });

    await run('Import Progress…');
    const table = frame.locator('table', { hasText: 'Right answers' });
    await nameFile(page(), file);
    await table.waitFor({ state: 'attached' });
    assert.deepEqual(await answers(), before);
  });

  const isAsked = async (frame: Frame) => {
    await frame.locator('.question h1, .finish h1').first().waitFor();
    return (await frame.locator('.finish').count()) === 0;
  };
  /** Answers what is asked, with what comes first, and waits for what comes then. */
  const answer = async (of: Page, frame: Frame) => {
    const title = await frame.locator('h1').textContent();
    const isNumber = await frame.locator('.question .number').isVisible();
    await retryUntil(frame.locator('[data-main]:not([disabled])'), () => of.keyboard.press(isNumber ? '7' : '1'));
    await of.keyboard.press('Enter');
    await frame.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, title);
  };
});
