// How the pictures of the listing get to where they are taken: as a reader would, by clicks and keys, in either language.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { readBank } from '../../../src/core/quiz/bank';
import { openContainer, runCommand, webviewFrame } from '../driver';

/** The languages that the listing has. */
export const LANGUAGES = ['en', 'zh-cn'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The page of a state, by the command that asks for one. */
export async function openState(page: Page, state: string): Promise<Frame> {
  void runCommand(page, 'Last ACK: Open the Page of a State').catch(() => undefined);
  await page.locator('.quick-input-list .monaco-list-row').getByText('ESTABLISHED', { exact: true }).waitFor();
  await page.keyboard.type(state);
  await page.locator('.quick-input-list .monaco-list-row').getByText(state, { exact: true }).click();
  return statePage(page, state);
}

/** The page of a state that is being opened. */
export async function statePage(page: Page, state: string): Promise<Frame> {
  const frame = await webviewFrame(page, '.state-diagram');
  await frame.locator(`[data-state=${state}].selected`).waitFor();
  return frame;
}

/** The container with the tree of states, which has the other views' room too. */
export async function showTree(page: Page): Promise<void> {
  await openContainer(page, 'Last ACK');
  for (const view of [1, 2]) {
    const header = page.locator('.part.sidebar .pane-header').nth(view);
    if ((await header.getAttribute('aria-expanded')) === 'true') await header.click();
  }
  await page.mouse.move(0, 0);
}

/** Which question, from the page of which state, and the option that is to stand first: each time they are mixed anew. */
export interface Wanted {
  readonly state: string;
  readonly question: string;
  readonly first: string;
}

/** A shipped question with an option on top, and with nothing beside it. */
export async function openQuestion(page: Page, wanted: Wanted, language: Language): Promise<Frame> {
  const { prompt, option } = textsOf(wanted, language);
  for (;;) {
    const states = await openState(page, wanted.state);
    const link = states.locator('.text-link').filter({ hasText: prompt });
    const topic = states.locator('.about details').filter({ has: link });
    if (!(await link.isVisible())) await topic.locator('summary').click();
    await link.click();
    const frame = await webviewFrame(page, '.question .option');
    const top = await frame.locator('.question .option').first().innerText();
    if (!top.includes(option)) continue;
    await closeAllElse(page);
    return frame;
  }
}

/** Leaves the page in front alone in the window. */
export async function closeAllElse(page: Page): Promise<void> {
  await runCommand(page, 'View: Close Other Editors in Group');
  await hideSideBar(page);
}

export async function hideSideBar(page: Page): Promise<void> {
  const sideBar = page.locator('.part.sidebar');
  if (await sideBar.isVisible()) await runCommand(page, 'View: Close Primary Side Bar');
  await sideBar.waitFor({ state: 'hidden' });
}

/** Presses a key on a page, again and again. */
export async function press(frame: Frame, key: string, times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) await frame.locator('body').press(key);
}

/** The first words of a shipped question and of its option, as the page shows them. */
function textsOf({ question: id, first }: Wanted, language: Language): { prompt: string; option: string } {
  const folder = join('media', 'questions');
  const questions = readdirSync(folder).flatMap(
    (name) => readBank(JSON.parse(readFileSync(join(folder, name), 'utf8'))).questions,
  );
  const question = questions.find((one) => one.id === id);
  const options = question !== undefined && 'options' in question ? question.options : [];
  const option = options.find((one) => one.id === first);
  if (question === undefined || option === undefined) throw new Error(`${folder} has no question ${id} with ${first}.`);
  const plain = (text: string) => text.split(/[\n`]/u)[0] ?? '';
  return { prompt: plain(question.prompt[language]), option: plain(option.text[language]) };
}
