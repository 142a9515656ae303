// Pictures of play: free play, a challenge under way, and one that is solved, all by keyboard.
import type { Frame, Page } from 'playwright-core';
import { runCommand, webviewFrame } from './driver';
import type { Scene } from './scenes';

/** Titles of our commands, which VS Code shows in its own language: English here. */
const FREE = 'Last ACK: Play: You Are Both Ends and the Network';
const CHALLENGE = 'Last ACK: Challenge…';

/** The lines that solve the first challenge with three stars. */
export const FOUR_WAY = [
  'A close',
  'deliver FIN A>B',
  'deliver ACK B>A',
  'B close',
  'deliver FIN B>A',
  'deliver ACK A>B',
];

/** Presses the digit that stands on the button for each line, and waits until it has been done. */
export async function pressLines(frame: Frame, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const button = frame.locator(`.press[data-line="${line}"]`);
    await button.waitFor();
    const key = (await button.getAttribute('aria-keyshortcuts')) ?? '';
    if (key === '') throw new Error(`no key for ${line}`);
    await frame.locator('body').press(key);
    await button.waitFor({ state: 'detached' });
  }
}

/** Opens the challenge with this number, from the list. */
export async function openChallenge(page: Page, number: number): Promise<Frame> {
  void runCommand(page, CHALLENGE).catch(() => undefined);
  const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: `${number}. ` });
  await row.first().waitFor();
  await page.keyboard.type(`${number}. `);
  await row.first().waitFor();
  await page.keyboard.press('Enter');
  const frame = await webviewFrame(page, '.play h1');
  await frame.locator('.play .facts').waitFor();
  return frame;
}

const free = async (page: Page): Promise<void> => {
  await runCommand(page, FREE);
  const frame = await webviewFrame(page, '.play h1');
  await pressLines(frame, ['A close', 'deliver FIN A>B']);
};

const underWay = async (page: Page): Promise<void> => {
  const frame = await openChallenge(page, 1);
  await pressLines(frame, FOUR_WAY.slice(0, 4));
  await frame.locator('body').press('h');
  await frame.locator('.asked').waitFor();
};

const solved = async (page: Page): Promise<void> => {
  const frame = await openChallenge(page, 1);
  await pressLines(frame, FOUR_WAY);
  await frame.locator('.solved').waitFor();
};

/** The scenes of play. */
export const playScenes: readonly Scene[] = [
  { name: 'play-free-light', theme: 'light', language: 'en', height: 1500, steps: free },
  { name: 'play-free-narrow', theme: 'dark', language: 'en', width: 400, height: 1500, steps: free },
  { name: 'play-challenge-dark-chinese', theme: 'dark', language: 'zh-cn', height: 1500, steps: underWay },
  { name: 'play-challenge-high-contrast', theme: 'high-contrast', language: 'en', height: 1500, steps: underWay },
  { name: 'play-solved-light', theme: 'light', language: 'en', height: 1700, steps: solved },
  {
    name: 'play-solved-high-contrast-light',
    theme: 'high-contrast-light',
    language: 'zh-cn',
    height: 1700,
    steps: solved,
  },
];
