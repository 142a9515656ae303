// Pictures of the lab in which ports run out.
import type { Frame, Page } from 'playwright-core';
import { runCommand, webviewFrame } from './driver';
import type { Scene } from './scenes';

/** The title of our command, which VS Code shows in its own language: English here. */
const LAB = 'Last ACK: Lab: How Ports Run Out';

/** The lab, with the run that it begins with and all remedies. */
const opened = async (page: Page): Promise<Frame> => {
  await runCommand(page, 'View: Close Primary Side Bar');
  await runCommand(page, LAB);
  const frame = await webviewFrame(page, '.ports h1');
  await frame.locator('.remedies tbody tr').nth(8).waitFor();
  await frame.locator('time-chart canvas').first().waitFor();
  return frame;
};

const exhausted = async (page: Page): Promise<void> => {
  await opened(page);
};

const remedies = async (page: Page): Promise<void> => {
  const frame = await opened(page);
  await frame.locator('#remedies').scrollIntoViewIfNeeded();
  await frame.locator('#who').scrollIntoViewIfNeeded();
};

/** What somebody types that cannot be. */
const faults = async (page: Page): Promise<void> => {
  const frame = await opened(page);
  await frame.locator('vscode-text-field[data-field=rate] input').fill('many');
  await frame.locator('vscode-text-field[data-field=lowPort] input').fill('70000');
  await frame.locator('.fault').nth(1).waitFor();
};

/** Fewer requests, for which the ports are enough. */
const enough = async (page: Page): Promise<void> => {
  const frame = await opened(page);
  await frame.locator('vscode-text-field[data-field=rate] input').fill('300');
  await frame.locator('.headline', { hasText: /^(Nobody|没有)/ }).waitFor();
};

/** The scenes of this lab. */
export const labPortsScenes: readonly Scene[] = [
  { name: 'ports-dark', theme: 'dark', language: 'en', height: 1250, steps: exhausted },
  { name: 'ports-enough-light', theme: 'light', language: 'en', height: 1250, steps: enough },
  { name: 'ports-light-chinese', theme: 'light', language: 'zh-cn', height: 2300, steps: exhausted },
  { name: 'ports-remedies-high-contrast', theme: 'high-contrast', language: 'en', height: 1000, steps: remedies },
  {
    name: 'ports-faults-high-contrast-light',
    theme: 'high-contrast-light',
    language: 'en',
    height: 1000,
    steps: faults,
  },
  { name: 'ports-narrow', theme: 'dark', language: 'en', width: 400, height: 2600, steps: exhausted },
];
