import assert from 'node:assert/strict';
import type { Browser, Frame, Page } from 'playwright-core';
import { closePage, launchBrowser, openWorkbench, reloadWindow, runCommand, webviewFrame } from '../workbench/driver';
import { sampleFolder } from '../workbench/sample';
import { startServer, type Server } from '../workbench/server';

/** Two windows of one VS Code, with one folder and one memory between them, are open while each is answered in. */
describe('two windows at once', function () {
  this.timeout(600_000);
  const folder = sampleFolder();
  let server: Server;
  let browser: Browser;
  before(async () => {
    server = await startServer();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await server.stop();
    folder.remove();
  });

  /** Begins exams until the first question is one of choices, and chooses; exams tell nothing, so that each answer is one step. */
  const choose = async (page: Page): Promise<Frame> => {
    for (;;) {
      await runCommand(page, 'Last ACK: Exam');
      const frame = await webviewFrame(page, '.question h1');
      await frame.locator('.question h1').waitFor();
      const choices = frame.locator('.options .option');
      if ((await choices.count()) > 0) {
        await choices.first().click();
        return frame;
      }
      // The next exam is in a page of its own, so that nothing is chosen in one that is about to be replaced.
      await runCommand(page, 'View: Close All Editors');
    }
  };
  /** Checks what is chosen, and waits for the next question: by then the answer is kept. */
  const check = async (frame: Frame) => {
    const title = await frame.locator('.question h1').textContent();
    await frame.locator('vscode-button').filter({ hasText: 'Check' }).click();
    await frame.waitForFunction((old) => document.querySelector('.question h1')?.textContent !== old, title);
  };
  /** How many answers the page of progress tells of, in a window that has just begun. */
  const answers = async (page: Page): Promise<number> => {
    await reloadWindow(page);
    await runCommand(page, 'Last ACK: Show Progress');
    const frame = await webviewFrame(page, 'article.progress, .progress');
    const cells = await frame
      .locator('table', { hasText: 'Right answers' })
      .locator('tr td:last-child')
      .allTextContents();
    return cells.reduce((sum, text) => sum + Number(text), 0);
  };

  it('the answers of both are kept, and each tells of both', async () => {
    const one = await openWorkbench(browser, server, { folder: folder.path });
    const other = await one.context().newPage();
    await other.goto(server.url(folder.path));
    await other.locator('.activitybar a.action-label').first().waitFor();
    try {
      const frames = [await choose(one), await choose(other)];
      // Both are open and know nothing of each other's answer; only the window in front is drawn.
      for (const frame of frames) {
        await frame.page().bringToFront();
        await check(frame);
      }
      assert.equal(await answers(one), 2);
      assert.equal(await answers(other), 2);
    } finally {
      await closePage(one);
    }
  });
});
