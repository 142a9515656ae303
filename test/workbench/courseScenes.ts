// Pictures of the course: the tree, a page with a run, a model, a story, the task beside its run, a question, the end.
import type { Frame, Page } from 'playwright-core';
import { openContainer, runCommand, webviewFrame } from './driver';
import type { Scene } from './scenes';

const lesson = (page: Page) => page.locator('.part.sidebar [role="treeitem"][aria-level="1"]');

/** The tree of the course with a lesson unfolded, and that lesson's page. */
async function openLesson(page: Page, number: number): Promise<Frame> {
  await openContainer(page, 'Last ACK');
  const item = lesson(page)
    .filter({ hasText: `${number}. ` })
    .first();
  await item.click();
  const frame = await webviewFrame(page, '.lesson h1');
  await frame.locator('.lesson h1').waitFor();
  return frame;
}

/** Goes to a part of the lesson, counted from 0. */
async function goTo(frame: Frame, part: number): Promise<void> {
  await frame.locator('.parts button').nth(part).click();
  await frame.locator(`.parts li:nth-child(${part + 1}) [aria-current]`).waitFor();
}

const first = async (page: Page): Promise<void> => {
  await openLesson(page, 1);
};

/** Where there is room only for the page. */
const narrow = async (page: Page): Promise<void> => {
  await openLesson(page, 1);
  await runCommand(page, 'View: Close Primary Side Bar');
};

const partOf = (number: number, part: number) => async (page: Page) => {
  const frame = await openLesson(page, number);
  await goTo(frame, part);
};

/** The task in the editor, its run beside it and not yet right. */
const task = async (page: Page): Promise<void> => {
  const frame = await openLesson(page, 3);
  const parts = await frame.locator('.parts button').count();
  await goTo(frame, parts - 4);
  await frame.locator('.more vscode-button').first().click();
  await page.locator('.monaco-editor').first().waitFor();
  await frame.locator('.player').waitFor();
};

/** A question answered within the lesson. */
const question = async (page: Page): Promise<void> => {
  const frame = await openLesson(page, 1);
  const parts = await frame.locator('.parts button').count();
  await goTo(frame, parts - 3);
  await frame.locator('.question h1').waitFor();
};

const end = async (page: Page): Promise<void> => {
  const frame = await openLesson(page, 1);
  const parts = await frame.locator('.parts button').count();
  await goTo(frame, parts - 4);
  await goTo(frame, parts - 1);
};

/** The scenes of the course. */
export const courseScenes: readonly Scene[] = [
  { name: 'lesson-light', theme: 'light', language: 'en', height: 1200, steps: first },
  { name: 'lesson-dark-chinese', theme: 'dark', language: 'zh-cn', height: 1200, steps: first },
  { name: 'lesson-high-contrast', theme: 'high-contrast', language: 'en', height: 1200, steps: partOf(1, 2) },
  { name: 'lesson-narrow', theme: 'light', language: 'en', width: 400, height: 1000, steps: narrow },
  { name: 'lesson-model', theme: 'light', language: 'en', height: 1200, steps: partOf(6, 3) },
  { name: 'lesson-story', theme: 'dark', language: 'zh-cn', height: 1200, steps: partOf(7, 1) },
  { name: 'lesson-task', theme: 'dark', language: 'en', width: 1500, height: 1100, steps: task },
  { name: 'lesson-question', theme: 'light', language: 'en', height: 1000, steps: question },
  { name: 'lesson-end', theme: 'light', language: 'en', height: 1000, steps: end },
  { name: 'lesson-end-chinese', theme: 'high-contrast-light', language: 'zh-cn', height: 1000, steps: end },
];
