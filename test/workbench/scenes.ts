import type { Page } from 'playwright-core';
import { openContainer } from './driver';
import type { Server } from './server';
import type { Language, Theme } from './settings';

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

/** Every scene that `shots` can take. */
export const scenes: readonly Scene[] = [
  { name: 'container-light', theme: 'light', language: 'en', steps: container },
  { name: 'container-dark', theme: 'dark', language: 'zh-cn', steps: container },
  { name: 'container-high-contrast', theme: 'high-contrast', language: 'en', steps: container },
  { name: 'container-high-contrast-light', theme: 'high-contrast-light', language: 'zh-cn', steps: container },
];
