// Pictures of runs that are watched: beside the state diagram, narrow, with every kind of step, and very long.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { EVERY_KIND, LONG } from '../browser/watchExamples';
import { runCommand, webviewFrame } from './driver';
import { temporaryFolder } from './sample';
import type { Scene } from './scenes';
import type { Server } from './server';

/** Opens a folder with a file of these lines, and the page that watches it, by the button in the editor's title. */
export async function watchFile(page: Page, server: Server, lines: readonly string[]): Promise<Frame> {
  const folder = temporaryFolder('watched');
  writeFileSync(join(folder.path, 'mine.tcp'), `${lines.join('\n')}\n`);
  await page.goto(server.url(folder.path));
  await page.locator('.activitybar a.action-label').first().waitFor();
  await page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: 'mine.tcp' }).dblclick();
  await page.locator('.tabs-container .tab').filter({ hasText: 'mine.tcp' }).waitFor();
  await page.locator('.editor-actions [aria-label^="Watch"]').click();
  const frame = await webviewFrame(page, '.watch .player');
  await page.mouse.move(0, 0);
  return frame;
}

/** The close of the walkthrough, at a step counted from its end. */
const close =
  (back: number) =>
  async (page: Page): Promise<void> => {
    await runCommand(page, 'Last ACK: Watch a Close');
    const frame = await webviewFrame(page, '.watch .player');
    for (let pressed = 0; pressed < back; pressed += 1) await frame.locator('body').press('ArrowLeft');
  };

const everyKind =
  (back: number) =>
  async (page: Page, server: Server): Promise<void> => {
    const frame = await watchFile(page, server, EVERY_KIND);
    for (let pressed = 0; pressed < back; pressed += 1) await frame.locator('body').press('ArrowLeft');
  };

/** The same with nothing beside it. */
const narrow = async (page: Page, server: Server): Promise<void> => {
  const frame = await watchFile(page, server, EVERY_KIND);
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
  for (let pressed = 0; pressed < 12; pressed += 1) await frame.locator('body').press('ArrowLeft');
};

/** Copied, which the page says once it is on the clipboard. */
const copied = async (page: Page, server: Server): Promise<void> => {
  const frame = await watchFile(page, server, EVERY_KIND);
  await frame.locator('.copy vscode-button').first().click();
  await frame.locator('.copy .copied .codicon').waitFor();
};

/** A line that is impossible, after the rest has been played. */
const stops = async (page: Page, server: Server): Promise<void> => {
  const frame = await watchFile(page, server, [...EVERY_KIND.slice(0, 15), 'deliver FIN B>A']);
  await frame.locator('.stops').waitFor();
};

const long = async (page: Page, server: Server): Promise<void> => {
  const frame = await watchFile(page, server, LONG);
  await frame.locator('ladder-window .hit').first().waitFor();
};

/** The scenes of runs that are watched. */
export const watchScenes: readonly Scene[] = [
  { name: 'watch-light', theme: 'light', language: 'en', steps: close(3) },
  { name: 'watch-dark-chinese', theme: 'dark', language: 'zh-cn', steps: close(1) },
  { name: 'watch-every-kind-light', theme: 'light', language: 'en', height: 1100, steps: everyKind(0) },
  {
    name: 'watch-every-kind-dark-chinese',
    theme: 'dark',
    language: 'zh-cn',
    width: 1600,
    height: 1100,
    steps: everyKind(12),
  },
  {
    name: 'watch-high-contrast',
    theme: 'high-contrast',
    language: 'en',
    width: 1600,
    height: 1100,
    steps: everyKind(18),
  },
  { name: 'watch-high-contrast-light', theme: 'high-contrast-light', language: 'zh-cn', height: 1400, steps: copied },
  { name: 'watch-narrow', theme: 'light', language: 'zh-cn', width: 400, height: 1700, steps: narrow },
  { name: 'watch-stops-dark', theme: 'dark', language: 'en', height: 1000, steps: stops },
  { name: 'watch-long-light', theme: 'light', language: 'en', width: 1500, height: 1000, steps: long },
];
