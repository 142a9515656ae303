import type { Page } from 'playwright-core';
import { courseScenes } from './courseScenes';
import { openContainer, runCommand, webviewFrame } from './driver';
import { machineScenes } from './machineScenes';
import { labLiveScenes } from './labLiveScenes';
import { labPortsScenes } from './labPortsScenes';
import { labWaitScenes } from './labWaitScenes';
import { notationScenes } from './notationScenes';
import { playScenes } from './playScenes';
import { practiceScenes } from './practiceScenes';
import type { Server } from './server';
import type { Language, Theme } from './settings';
import { stateScenes } from './stateScenes';
import { watchScenes } from './watchScenes';

/** One picture of the extension inside VS Code. */
export type Scene = {
  /** The picture's file name, without `.png`. */
  readonly name: string;
  readonly theme: Theme;
  readonly language: Language;
  /** Width and height of the window in CSS pixels; default 1280 × 800. */
  readonly width?: number;
  readonly height?: number;
  /** Does what a person would do to get there; waits for what the picture must show. */
  readonly steps: (page: Page, server: Server) => Promise<void>;
};

const container = async (page: Page): Promise<void> => {
  await openContainer(page, 'Last ACK');
  await page.locator('.part.sidebar [role="treeitem"]').first().waitFor();
};

/** The tutor, at its first question. */
const question = async (page: Page): Promise<void> => {
  await runCommand(page, 'Last ACK: Start');
  const frame = await webviewFrame(page, '.question vscode-button');
  await frame.locator('.question h1').waitFor();
};

/** The first question answered with the first option, and the run of its verdict open. */
const verdict = async (page: Page): Promise<void> => {
  await question(page);
  const frame = await webviewFrame(page, '.question vscode-button');
  await frame.locator('body').press('1');
  await frame.locator('[data-main]').click();
  await frame.locator('.verdict').waitFor();
};

/** The page of a state. */
const state = async (page: Page): Promise<void> => {
  await openContainer(page, 'Last ACK');
  await page.locator('.part.sidebar [role="treeitem"][aria-label^="TIME_WAIT,"]').click();
  const frame = await webviewFrame(page, '.state h1');
  await frame.locator('.state h1').waitFor();
};

/** Every scene that `shots` can take. */
export const scenes: readonly Scene[] = [
  { name: 'container-light', theme: 'light', language: 'en', steps: container },
  { name: 'container-dark', theme: 'dark', language: 'zh-cn', steps: container },
  { name: 'container-high-contrast', theme: 'high-contrast', language: 'en', steps: container },
  { name: 'container-high-contrast-light', theme: 'high-contrast-light', language: 'zh-cn', steps: container },
  { name: 'question-light', theme: 'light', language: 'en', steps: question },
  { name: 'question-dark-chinese', theme: 'dark', language: 'zh-cn', steps: question },
  { name: 'question-narrow', theme: 'dark', language: 'en', width: 400, steps: question },
  { name: 'verdict-light', theme: 'light', language: 'en', height: 1400, steps: verdict },
  { name: 'verdict-dark-chinese', theme: 'dark', language: 'zh-cn', height: 1400, steps: verdict },
  { name: 'verdict-high-contrast', theme: 'high-contrast', language: 'en', height: 1400, steps: verdict },
  { name: 'verdict-narrow', theme: 'light', language: 'zh-cn', width: 400, height: 1400, steps: verdict },
  { name: 'state-light', theme: 'light', language: 'en', height: 1200, steps: state },
  { name: 'state-dark-chinese', theme: 'dark', language: 'zh-cn', height: 1200, steps: state },
  { name: 'state-high-contrast', theme: 'high-contrast', language: 'en', height: 1200, steps: state },
  ...practiceScenes,
  ...playScenes,
  ...courseScenes,
  ...labPortsScenes,
  ...labLiveScenes,
  ...labWaitScenes,
  ...stateScenes,
  ...notationScenes,
  ...machineScenes,
  ...watchScenes,
];
