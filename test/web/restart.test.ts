import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import {
  closePage,
  launchBrowser,
  openWorkbench,
  patience,
  reloadWindow,
  runCommand,
  webviewFrame,
} from '../workbench/driver';
import { descendants } from '../workbench/processes';
import { sampleFolder } from '../workbench/sample';
import { startServer, type Server } from '../workbench/server';

/** A close whose last ACK arrives. */
const CLOSE = `scenario A close
A close
deliver FIN A>B
deliver ACK B>A
B close
deliver FIN B>A
deliver ACK A>B
expect A TIME_WAIT and B CLOSED
`;

/** A claim that is decided at once, and a model that is searched for a long time. */
const QUICK = 'scenario Quick\nexplore\nA may close\nB may close in CLOSE_WAIT\nclaim never B TIME_WAIT\n';
const LONG = `scenario Long
explore
set msl 8t
set rto 1t..8t
set time-wait 16t
A may close
B may close
A may resend 4
B may resend 4
network may lose 4
network may duplicate 2
claim never A CLOSED and B CLOSED and A>B SYN
`;

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
    for (const [name, text] of [
      ['close.tcp', CLOSE],
      ['quick.tcp', QUICK],
      ['long.tcp', LONG],
    ] as const)
      writeFileSync(join(folder.path, name), text);
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
  const comesBack = async (old: Frame, selector: string, title = 'Last ACK: tutor'): Promise<Frame> => {
    const deadline = Date.now() + patience;
    while (!old.isDetached()) {
      assert.ok(Date.now() < deadline, 'the deaf page is still there');
      await page.waitForTimeout(50);
    }
    const frame = await webviewFrame(page, selector);
    assert.equal(await page.locator('.tab').filter({ hasText: title }).count(), 1);
    return frame;
  };
  const openFile = async (name: string) => {
    const row = page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: name });
    await row.first().dblclick();
    await page.locator('.tabs-container .tab').filter({ hasText: name }).first().waitFor();
    await page.locator('.codelens-decoration a').first().waitFor();
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
    await reloadWindow(page);
    const reloaded = await question();
    assert.equal(await asked(reloaded), title);
    assert.equal(await reloaded.locator('.hints, .hint').first().textContent(), shown);
  });

  it('in the middle of the search of “Why 2MSL”: the setting is as it was left, and the search goes on', async () => {
    await runCommand(page, 'Last ACK: Lab: Why 2MSL');
    const before = await webviewFrame(page, 'article.wait');
    const losses = (frame: Frame) => frame.locator('input[data-field=losses]');
    const search = (text: string) => before.locator('.search').filter({ hasText: text }).waitFor();
    await search('Searched');
    await losses(before).press('End');
    const wanted = await losses(before).inputValue();
    // The search of the first setting is over. So this is that of the new one: the host has taken it up and stored it.
    await search('Searching');
    await before.waitForFunction(() => Number(document.querySelector('progress')?.value) > 0);
    kill();
    const after = await comesBack(before, 'article.wait', 'Lab: why 2MSL');
    assert.equal(await losses(after).inputValue(), wanted);
    const done = () => after.locator('progress').evaluate((bar) => (bar as HTMLProgressElement).value);
    const first = await done();
    await after.waitForFunction((least) => Number(document.querySelector('progress')?.value) > least, first);
  });

  it('in the middle of an exploration: the file is as it was, and the next host explores it to the end', async () => {
    await openFile('long.tcp');
    const lens = (text: string) => page.locator('.codelens-decoration').filter({ hasText: text }).first();
    await lens('not decided yet').waitFor();
    await runCommand(page, 'Last ACK: Explore the Scenario');
    await lens('Exploring…').waitFor();
    kill();
    await lens('not decided yet').waitFor();
    await runCommand(page, 'Last ACK: Explore the Scenario');
    await lens('1,000,000').waitFor();
    assert.equal(readFileSync(join(folder.path, 'long.tcp'), 'utf8'), LONG);
  });

  it('a scenario of a folder that is not trusted is run, watched and explored', async () => {
    await openFile('close.tcp');
    await runCommand(page, 'Last ACK: Run the Scenario');
    await page.locator('.tabs-container .tab').filter({ hasText: 'close.tcp.run.txt' }).waitFor();
    await page.locator('.editor-instance').filter({ hasText: 'TIME_WAIT' }).last().waitFor();
    await openFile('close.tcp');
    await runCommand(page, 'Last ACK: Watch This Scenario');
    const watched = await webviewFrame(page, '.watch');
    await watched.locator('ladder-window, .ladder').first().waitFor();
    await openFile('quick.tcp');
    await runCommand(page, 'Last ACK: Explore the Scenario');
    await page.locator('.codelens-decoration a .codicon-pass').first().waitFor();
  });
});
