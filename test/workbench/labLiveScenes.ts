// Pictures of a real close on this machine: run on the kernel under the picture.
import type { Frame, Page } from 'playwright-core';
import { runCommand, webviewFrame } from './driver';
import type { Scene } from './scenes';

/** The title of our command, which VS Code shows in its own language: English here. */
const LAB = 'Last ACK: Lab: A Real Close on This Machine';

const opened = async (page: Page, experiment: string): Promise<Frame> => {
  await runCommand(page, 'View: Close Primary Side Bar');
  await runCommand(page, LAB);
  const frame = await webviewFrame(page, '.live h1');
  await frame.locator('#experiment').selectOption(experiment);
  return frame;
};

/** The whole experiment, until its last step has been compared. */
const runAll = (experiment: string, steps: number) => async (page: Page) => {
  const frame = await opened(page, experiment);
  await frame.locator('.buttons vscode-button').nth(1).click();
  await frame
    .locator('.compared')
    .nth(steps - 1)
    .waitFor();
};

/** Two steps of it. */
const halfWay = async (page: Page) => {
  const frame = await opened(page, 'active');
  for (const step of [0, 1]) {
    await frame.locator('.buttons vscode-button').first().click();
    await frame.locator('.compared').nth(step).waitFor();
  }
};

/** The scenes of this lab. */
export const labLiveScenes: readonly Scene[] = [
  { name: 'live-dark', theme: 'dark', language: 'en', height: 1250, steps: halfWay },
  { name: 'live-again-light', theme: 'light', language: 'en', height: 1250, steps: runAll('again', 4) },
  { name: 'live-light-chinese', theme: 'light', language: 'zh-cn', height: 1250, steps: runAll('active', 4) },
  { name: 'live-high-contrast', theme: 'high-contrast', language: 'en', height: 1250, steps: runAll('again', 4) },
  { name: 'live-narrow', theme: 'dark', language: 'en', width: 400, height: 1800, steps: runAll('active', 4) },
];
