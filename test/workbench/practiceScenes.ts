// Pictures of practice: a learner with three weeks behind him, brought in as he would bring himself, by an import.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { misconceptionsOf } from '../../src/core/quiz/check';
import { readBank } from '../../src/core/quiz/bank';
import type { Progress } from '../../src/core/quiz/practice';
import { DAY, exportProgress, NOTHING, record } from '../../src/core/quiz/practice';
import { nameFile, openContainer, runCommand, webviewFrame } from './driver';
import { temporaryFolder } from './sample';
import type { Scene } from './scenes';

/** Titles of our commands, which VS Code shows in its own language: English here. */
const IMPORT = 'Last ACK: Import Progress…';

/** Runs a command that goes on in the box in which it was chosen. */
async function runAsking(page: Page, title: string, asks: string): Promise<void> {
  void runCommand(page, title).catch(() => undefined);
  await page.locator(asks).first().waitFor();
}

/** Three weeks of answers, every fourth wrong: the text of an exported file. */
function threeWeeks(): string {
  const folder = 'media/questions';
  const questions = readdirSync(folder).flatMap(
    (name) => readBank(JSON.parse(readFileSync(join(folder, name), 'utf8'))).questions,
  );
  const begin = Date.now() - 21 * DAY;
  const progress = Array.from({ length: 120 }).reduce<Progress>((before, _, index) => {
    const question = questions[(index * 7) % 60];
    if (question === undefined) return before;
    const right = index % 4 !== 0;
    const mark = { right, misconceptions: right ? [] : misconceptionsOf(question).slice(0, 1) };
    return record(before, { question, mark, hints: 0, now: begin + Math.floor(index / 6) * DAY + index * 1000 });
  }, NOTHING);
  return exportProgress(progress);
}

const imported = async (page: Page): Promise<void> => {
  const folder = temporaryFolder('progress');
  const file = join(folder.path, 'progress.json');
  writeFileSync(file, threeWeeks());
  await openContainer(page, 'Last ACK');
  await runAsking(page, IMPORT, '.quick-input-widget input[aria-label^="Folder path"]');
  await nameFile(page, file);
  await page.locator('.part.statusbar [id="last-ack.last-ack.lastAck.due"]').waitFor();
  folder.remove();
};

/** The view with its badge, some topics, and a misconception unfolded. */
const view = async (page: Page): Promise<void> => {
  await imported(page);
  const belief = page.locator(
    '.part.sidebar [role="treeitem"][aria-label^="held:"], .part.sidebar [role="treeitem"][aria-label^="仍在"]',
  );
  await belief.first().click();
  await page.locator('.part.sidebar [role="treeitem"][aria-level="3"]').first().waitFor();
};

/** The page of progress. */
const progress = async (page: Page): Promise<void> => {
  await imported(page);
  await runCommand(page, 'Last ACK: Show Progress');
  const frame = await webviewFrame(page, '.progress h1');
  await frame.locator('.progress svg').first().waitFor();
};

/** A question in a quick pick. */
const quick = async (page: Page): Promise<void> => {
  await imported(page);
  await runAsking(page, 'Last ACK: Practise Without the Page', '.quick-input-list .codicon-edit, .quick-input-title');
  await page.locator('.quick-input-widget .quick-input-title').filter({ hasText: /1/ }).waitFor();
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
};

/** The same, answered with what is chosen at first, and its verdict. */
const quickVerdict = async (page: Page): Promise<void> => {
  await quick(page);
  const title = page.locator('.quick-input-widget .quick-input-title');
  const next = page.locator('.quick-input-list .monaco-list-row .codicon-arrow-right');
  const check = page.locator('.quick-input-list .monaco-list-row').filter({ has: page.locator('.codicon-check') });
  const typing = page.locator('.quick-input-list .monaco-list-row').filter({ has: page.locator('.codicon-edit') });
  await title.waitFor();
  if ((await typing.count()) > 0) {
    await page.keyboard.press('Enter');
    await typing.first().waitFor({ state: 'detached' });
    await page.keyboard.type('7');
  }
  await page.keyboard.press('Enter');
  await next.or(check).first().waitFor();
  if ((await next.count()) === 0) await check.first().click();
  await next.first().waitFor();
};

/** An exam: answered by pressing what can be pressed; its end. */
const exam = async (page: Page): Promise<void> => {
  await runCommand(page, 'Last ACK: Exam');
  const frame = await webviewFrame(page, '.question vscode-button');
  await frame.locator('.question h1').waitFor();
};

/** The end of an exam in which every question got the first answer there is. */
const examEnd = async (page: Page): Promise<void> => {
  await exam(page);
  const frame = await webviewFrame(page, '.question vscode-button');
  // "Question 3 of 13"; a run that is being written has a line of that look too.
  const place = frame.locator('.question > header .overline span:first-child');
  const end = frame.locator('.finish');
  while ((await end.count()) === 0) {
    const before = await place.innerText();
    await frame.locator('body').press('1');
    await frame.locator('[data-main]').click();
    await place.filter({ hasNotText: before }).or(end).first().waitFor();
  }
};

/** The question before something is forgotten. */
const reset = async (page: Page): Promise<void> => {
  await imported(page);
  await runAsking(page, 'Last ACK: Reset Progress…', '.quick-input-list .codicon-trash');
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.monaco-dialog-box').waitFor();
};

/** The scenes of practice. */
export const practiceScenes: readonly Scene[] = [
  { name: 'practice-light', theme: 'light', language: 'en', height: 1100, steps: view },
  { name: 'practice-dark-chinese', theme: 'dark', language: 'zh-cn', height: 1100, steps: view },
  { name: 'progress-light', theme: 'light', language: 'en', height: 1400, steps: progress },
  { name: 'progress-high-contrast-chinese', theme: 'high-contrast', language: 'zh-cn', height: 1400, steps: progress },
  { name: 'quick-light', theme: 'light', language: 'en', steps: quick },
  { name: 'quick-dark-chinese', theme: 'dark', language: 'zh-cn', steps: quickVerdict },
  { name: 'exam-light', theme: 'light', language: 'en', height: 1100, steps: exam },
  { name: 'exam-dark-chinese', theme: 'dark', language: 'zh-cn', height: 1100, steps: exam },
  { name: 'exam-narrow', theme: 'light', language: 'en', width: 400, height: 1100, steps: exam },
  { name: 'exam-end-light', theme: 'light', language: 'en', height: 1400, steps: examEnd },
  { name: 'exam-end-dark-chinese', theme: 'dark', language: 'zh-cn', height: 1400, steps: examEnd },
  { name: 'exam-end-high-contrast', theme: 'high-contrast', language: 'en', height: 1400, steps: examEnd },
  { name: 'exam-end-narrow', theme: 'light', language: 'zh-cn', width: 400, height: 1400, steps: examEnd },
  { name: 'reset-light', theme: 'light', language: 'en', steps: reset },
];
