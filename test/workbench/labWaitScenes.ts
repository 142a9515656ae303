// Pictures of the lab “Why 2MSL”: the textbook's network, two losses, no fix, a search under way, a narrow window.
import type { Frame, Page } from 'playwright-core';
import { runCommand, webviewFrame } from './driver';
import type { Scene } from './scenes';

const LAB = 'Last ACK: Lab: Why 2MSL';

/** The lab, alone in the window. */
async function openLab(page: Page): Promise<Frame> {
  await runCommand(page, 'View: Close Primary Side Bar');
  await runCommand(page, LAB);
  const frame = await webviewFrame(page, '.wait h1');
  await frame.locator('.wait .setting').waitFor();
  return frame;
}

const done = (frame: Frame) => frame.locator('.search .gone').waitFor({ state: 'attached' });

/** Moves a slider by keyboard. */
async function press(frame: Frame, field: string, key: string, times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) await frame.locator(`[data-field=${field}]`).press(key);
}

/** Everything searched; the last length that is too short is chosen, and its run shown. */
const usual = async (page: Page): Promise<void> => {
  const frame = await openLab(page);
  await done(frame);
  await press(frame, 'time-wait', 'ArrowLeft');
  await frame.locator('.player').waitFor();
};

const twoLosses = async (page: Page): Promise<void> => {
  const frame = await openLab(page);
  await done(frame);
  await press(frame, 'losses', 'ArrowRight');
  await frame.locator('.headline').filter({ hasText: '2 losses' }).first().waitFor();
  await done(frame);
};

const unfixed = async (page: Page): Promise<void> => {
  const frame = await openLab(page);
  await press(frame, 'rfc1337', 'Space');
  await frame.locator('.lane-chart .flag').filter({ hasText: 'no edge' }).nth(1).waitFor();
  await done(frame);
  await frame.locator('.player').waitFor();
};

/** The finest grain, with a doubled segment: stopped under way. */
const searching = async (page: Page): Promise<void> => {
  const frame = await openLab(page);
  await press(frame, 'msl', 'ArrowRight', 2);
  await frame.locator('.lane-chart .cell.none').first().waitFor();
};

const table = async (page: Page): Promise<void> => {
  const frame = await openLab(page);
  await done(frame);
  await frame.locator('.as-table summary').click();
};

/** The scenes of the lab. */
export const labWaitScenes: readonly Scene[] = [
  { name: 'lab-wait-light', theme: 'light', language: 'en', height: 1900, steps: usual },
  { name: 'lab-wait-dark-chinese', theme: 'dark', language: 'zh-cn', height: 1900, steps: usual },
  { name: 'lab-wait-two-losses-dark', theme: 'dark', language: 'en', height: 1000, steps: twoLosses },
  { name: 'lab-wait-unfixed-high-contrast', theme: 'high-contrast', language: 'en', height: 1700, steps: unfixed },
  {
    name: 'lab-wait-searching-high-contrast-light',
    theme: 'high-contrast-light',
    language: 'en',
    height: 1100,
    steps: searching,
  },
  { name: 'lab-wait-narrow', theme: 'light', language: 'zh-cn', width: 400, height: 1900, steps: table },
];
