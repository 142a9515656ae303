import assert from 'node:assert/strict';
import type { Browser, Frame, Page } from 'playwright-core';
import { closePage, launchBrowser, openWorkbench, patience, runCommand, webviewFrame } from '../workbench/driver';
import { descendants } from '../workbench/processes';
import { sampleFolder } from '../workbench/sample';
import { startServer, type Server } from '../workbench/server';

/**
 * The newest VS Code, with folders that it does not trust: there everything works too, and when its extension host is
 * killed, VS Code starts another one.
 */
describe('a killed extension host, in Restricted Mode', function () {
  this.timeout(600_000);
  const folder = sampleFolder();
  let server: Server;
  let browser: Browser;
  let page: Page;
  before(async () => {
    server = await startServer({ trust: false });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await server.stop();
    folder.remove();
  });
  // VS Code starts a host that ends again and again only three times in a window.
  beforeEach(async () => {
    page = await openWorkbench(browser, server, { folder: folder.path });
    await page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).waitFor();
  });
  afterEach(async () => {
    await closePage(page);
  });

  const hosts = () => descendants(server.pid, '--type=extensionHost');
  /** Kills every extension host of the server, as a crash would end it: at once. */
  const kill = () => {
    const running = hosts();
    assert.ok(running.length > 0, 'no extension host runs');
    for (const pid of running) process.kill(pid, 'SIGKILL');
  };
  const question = () => webviewFrame(page, '.question h1');
  const asked = async (frame: Frame) => (await frame.locator('.question h1').textContent()) ?? '';
  /** Waits until the page is another one than `old`, and ready. */
  const comesBack = async (old: Frame, selector: string): Promise<Frame> => {
    const deadline = Date.now() + patience;
    while (!old.isDetached()) {
      assert.ok(Date.now() < deadline, 'the deaf page is still there');
      await page.waitForTimeout(50);
    }
    const frame = await webviewFrame(page, selector);
    assert.equal(await page.locator('.tab').filter({ hasText: 'Last ACK: tutor' }).count(), 1);
    return frame;
  };
  const start = async (): Promise<Frame> => {
    await runCommand(page, 'Last ACK: Start');
    return question();
  };

  it('in the middle of an answer: the question comes back, and can be answered', async () => {
    const before = await start();
    const title = await asked(before);
    await before.locator('body').press('1');
    kill();
    const after = await comesBack(before, '.question h1');
    assert.equal(await asked(after), title);
    await after.getByText('Hint', { exact: true }).click();
    await after.locator('.hints, .hint').first().waitFor();
  });

  it('in the middle of a save: what was shown as done is there, in the new host and after a reload', async () => {
    const before = await start();
    const title = await asked(before);
    await before.getByText('Hint', { exact: true }).click();
    await before.locator('.hints, .hint').first().waitFor();
    const shown = await before.locator('.hints, .hint').first().textContent();
    kill();
    const after = await comesBack(before, '.question h1');
    assert.equal(await asked(after), title);
    assert.equal(await after.locator('.hints, .hint').first().textContent(), shown);
    await page.reload();
    const reloaded = await question();
    assert.equal(await asked(reloaded), title);
    assert.equal(await reloaded.locator('.hints, .hint').first().textContent(), shown);
  });
});
