// Pictures of the states: the diagram on the page of a state, and the walkthrough on the Welcome page.
import type { Page } from 'playwright-core';
import { openContainer, runCommand, webviewFrame } from './driver';
import type { Scene } from './scenes';

/** The page of a state, by its line in the tree. */
const diagram =
  (state: string) =>
  async (page: Page): Promise<void> => {
    await openContainer(page, 'Last ACK');
    await page.locator(`.part.sidebar [role="treeitem"][aria-label^="${state},"]`).click();
    const frame = await webviewFrame(page, '.state-diagram');
    await frame.locator(`[data-state=${state}].selected`).waitFor();
  };

/** The rest of a state's page, with the questions of one topic unfolded. */
const whole =
  (state: string) =>
  async (page: Page): Promise<void> => {
    await diagram(state)(page);
    const frame = await webviewFrame(page, '.state-diagram');
    await frame.locator('.about summary').first().click();
    await frame.locator('.about li').first().waitFor();
  };

/** Both ends of a run that is being played, in the tree. */
const marks = async (page: Page): Promise<void> => {
  await openContainer(page, 'Last ACK');
  await runCommand(page, 'Last ACK: Play: You Are Both Ends and the Network');
  await page.locator('.part.sidebar [role="treeitem"][aria-label*="A and B are here"]').waitFor();
};

/** The walkthrough, at a step. */
const walkthrough =
  (title: string) =>
  async (page: Page): Promise<void> => {
    void runCommand(page, 'Welcome: Open Walkthrough...').catch(() => undefined);
    const ours = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Understand How TCP Closes' });
    await page.locator('.quick-input-widget input').fill('Understand How TCP');
    await ours.first().click();
    const step = page.locator('.getting-started-step').filter({ hasText: title });
    await step.first().waitFor();
    await step.first().click();
    const frame = page.frameLocator('.getting-started-media iframe.webview').frameLocator('iframe#active-frame');
    await frame.locator('svg').first().waitFor();
  };

/** The scenes of the states. */
export const stateScenes: readonly Scene[] = [
  { name: 'diagram-light', theme: 'light', language: 'en', height: 1100, steps: diagram('TIME_WAIT') },
  { name: 'diagram-dark-chinese', theme: 'dark', language: 'zh-cn', height: 1100, steps: diagram('FIN_WAIT_2') },
  { name: 'diagram-high-contrast', theme: 'high-contrast', language: 'en', height: 1100, steps: diagram('CLOSE_WAIT') },
  {
    name: 'diagram-high-contrast-light',
    theme: 'high-contrast-light',
    language: 'zh-cn',
    height: 1100,
    steps: diagram('ESTABLISHED'),
  },
  { name: 'diagram-narrow', theme: 'light', language: 'en', width: 720, height: 1100, steps: diagram('TIME_WAIT') },
  { name: 'state-whole-light', theme: 'light', language: 'en', height: 2700, steps: whole('TIME_WAIT') },
  { name: 'state-whole-dark-chinese', theme: 'dark', language: 'zh-cn', height: 2700, steps: whole('CLOSE_WAIT') },
  { name: 'tree-marks', theme: 'light', language: 'en', steps: marks },
  {
    name: 'walkthrough-light',
    theme: 'light',
    language: 'en',
    width: 1700,
    steps: walkthrough('See the eleven states'),
  },
  { name: 'walkthrough-dark', theme: 'dark', language: 'en', width: 1700, steps: walkthrough('Watch a close') },
  { name: 'walkthrough-four', theme: 'light', language: 'en', width: 1700, steps: walkthrough('Why four segments?') },
  {
    name: 'walkthrough-high-contrast',
    theme: 'high-contrast',
    language: 'en',
    width: 1700,
    steps: walkthrough('Why does TIME_WAIT last 2MSL?'),
  },
  {
    name: 'walkthrough-high-contrast-light',
    theme: 'high-contrast-light',
    language: 'en',
    width: 1700,
    steps: walkthrough('Change a run'),
  },
  {
    name: 'walkthrough-practise',
    theme: 'dark',
    language: 'en',
    width: 1700,
    steps: walkthrough('Practise a little every day'),
  },
];
