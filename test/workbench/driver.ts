// Drives a VS Code that runs in Chromium as a person would: by keys, clicks and what can be seen. Every function waits
// for what it needs to see; the patience below only decides when a test that hangs is called failed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Frame,
  type LaunchOptions,
  type Locator,
  type Page,
} from 'playwright-core';
import { ensureChromium } from './chromium';
import type { Server } from './server';
import { themes, themeSettings, type Theme } from './settings';

/** How long to wait for something that must happen, in milliseconds: far longer than it takes on a busy machine. */
export const patience = 120_000;

/** How every Chromium is started. */
async function launchOptions(): Promise<LaunchOptions> {
  return {
    executablePath: await ensureChromium(),
    headless: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}

/** Starts a headless Chromium (installing one where it is missing and may be). The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await launchOptions());
}

/** Starts a headless Chromium that keeps what pages store in `folder`. The caller closes it. */
export async function launchProfile(folder: string): Promise<BrowserContext> {
  // A webview of a VS Code that runs in the browser alone is of another origin, and needs its service worker.
  const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
  mkdirSync(join(folder, 'Default'), { recursive: true });
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  const viewport = { width: 1280, height: 800 };
  const context = await chromium.launchPersistentContext(folder, {
    ...(await launchOptions()),
    viewport,
    locale: 'en-US',
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  context.setDefaultTimeout(patience);
  return context;
}

/** How a workbench is opened. */
export type OpenOptions = {
  /** Absolute path of the folder to open; without it an empty window. */
  readonly folder?: string;
  /** Size of the window in CSS pixels; default 1280 × 800. */
  readonly width?: number;
  readonly height?: number;
  /** Device pixels for each CSS pixel; default 1. */
  readonly scale?: number;
  readonly reducedMotion?: 'reduce' | 'no-preference';
};

/** Opens VS Code in a browser context of its own and resolves when its parts are there. Close it with {@link closePage}. */
export async function openWorkbench(browser: Browser, server: Server, options: OpenOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    deviceScaleFactor: options.scale ?? 1,
    reducedMotion: options.reducedMotion ?? 'no-preference',
    locale: 'en-US',
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  try {
    await page.goto(server.url(options.folder));
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    await page.locator('.activitybar a.action-label').first().waitFor();
    return page;
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** Closes a page that {@link openWorkbench} opened, with its context, without asking whether to save. */
export async function closePage(page: Page): Promise<void> {
  await page.context().close();
}

/**
 * Runs the command with this title from the command palette; the title is the whole row, as in `View: Show Explorer`.
 * `chosen` is called right before the command is.
 */
export async function runCommand(page: Page, title: string, chosen?: () => void): Promise<void> {
  const input = page.locator('.quick-input-widget input');
  await page.keyboard.press('F1');
  await input.waitFor();
  const row = page
    .locator('.quick-input-list .monaco-list-row')
    .filter({ has: page.getByText(title, { exact: true }) })
    .first();
  // The list is made when the text changes, and an extension's commands may come a moment after the workbench.
  await retryUntil(row, () => input.fill('>').then(() => input.fill(`>${title}`)));
  chosen?.();
  await row.click();
  await input.waitFor({ state: 'hidden' });
}

/**
 * Gives a path to VS Code's own file dialog, by keys, and resolves when it has closed. The dialog completes what is typed,
 * sets a path of its own when it has opened, and looks at a path before it takes an Enter for an OK.
 */
export async function nameFile(page: Page, path: string): Promise<void> {
  const dialog = page.locator('.quick-input-widget input[aria-label^="Folder path"]');
  await dialog.waitFor();
  const deadline = Date.now() + patience;
  while (await dialog.isVisible()) {
    if (Date.now() > deadline) throw new Error(`The file dialog does not take ${path}.`);
    if ((await dialog.inputValue()) === path) await page.keyboard.press('Enter');
    else {
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(path);
    }
    await dialog.waitFor({ state: 'hidden', timeout: 1000 }).catch(() => undefined);
  }
}

/** Does `act` again and again, a second apart, until `wanted` can be seen. */
export async function retryUntil(wanted: Locator, act: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + patience;
  do {
    await act();
    const seen = await wanted.waitFor({ timeout: 1000 }).then(
      () => true,
      () => false,
    );
    if (seen) return;
  } while (Date.now() < deadline);
}

/** Shows the activity-bar container with this name; does nothing when it is showing already. */
export async function openContainer(page: Page, name: string): Promise<void> {
  // The title goes on with the view's name where the container shows only one.
  const title = page.locator('.part.sidebar .title-label').filter({ hasText: name });
  await activityIcon(page, name).waitFor();
  if (!(await title.isVisible())) await activityIcon(page, name).click();
  await title.waitFor();
  // A mouse left on the icon would soon cover the view with the icon's tooltip.
  await page.mouse.move(0, 0);
  await page.locator('.workbench-hover-container').waitFor({ state: 'detached' });
}

/** The icon of an activity-bar container. Its accessible name may go on, for instance with a badge. */
export function activityIcon(page: Page, name: string): ReturnType<Page['locator']> {
  return page.locator(
    `.activitybar a.action-label[aria-label="${name}"], .activitybar a.action-label[aria-label^="${name} -"]`,
  );
}

/** The frame with a webview's own document whose content has something for the CSS selector; tells webviews apart. */
export async function webviewFrame(page: Page, selector: string): Promise<Frame> {
  const deadline = Date.now() + patience;
  for (;;) {
    for (const frame of page.frames()) {
      const owner = await frame.frameElement().catch(() => undefined);
      const id = await owner?.getAttribute('id').catch(() => null);
      if (id !== 'active-frame') continue;
      if (
        (await frame
          .locator(selector)
          .count()
          .catch(() => 0)) > 0
      )
        return frame;
    }
    if (Date.now() > deadline) throw new Error(`No webview has an element for ${selector}.`);
    // Frames come and go, and Playwright has no wait that covers all of them.
    await page.waitForTimeout(50);
  }
}

/** Changes the theme by the settings and resolves when the workbench shows it. */
export async function setTheme(page: Page, server: Server, theme: Theme): Promise<void> {
  server.change(themeSettings(theme));
  await page.locator(`.monaco-workbench.${themes[theme].workbench}`).first().waitFor();
}

/**
 * What the notifications say that VS Code or an extension has shown and nobody dismissed, also those whose toast has
 * gone again: the words a screen reader is given, as in `Warning: …, source: Last ACK, notification`.
 */
export async function notifications(page: Page): Promise<string[]> {
  const center = page.locator('.notifications-center.visible');
  await page.locator('[id="status.notifications"] a').click();
  // Its title tells "Notifications" from "No new notifications": the list itself may not be drawn yet.
  const some = (await center.locator('.notifications-center-header-title').textContent()) === 'Notifications';
  const rows = center.getByRole('dialog');
  if (some) await rows.first().waitFor();
  const texts = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));
  await center.getByRole('button', { name: 'Hide Notifications' }).click();
  await center.waitFor({ state: 'hidden' });
  return texts;
}

/**
 * Reloads the window by VS Code's own command, and resolves when its parts are there again: it stores first which editors
 * are open and what they remember, which a browser's reload may cut short.
 */
export async function reloadWindow(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await runCommand(page, 'Developer: Reload Window');
  await loaded;
  await page.locator('.monaco-workbench .part.statusbar').waitFor();
}

/**
 * Waits until VS Code has written each of `texts` into the browser's database, where it keeps a window's editors and what
 * extensions remember: it writes a moment later, and a window that is reloaded before that has forgotten.
 */
export async function untilStored(page: Page, texts: readonly string[]): Promise<void> {
  await page.waitForFunction(async (wanted) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        request.onsuccess = () => {
          done(request.result);
        };
        request.onerror = () => {
          failed(new Error(String(request.error)));
        };
      });
    const stored: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (name?.startsWith('vscode-web-state-db') !== true) continue;
      const database = await settled(indexedDB.open(name));
      const values = await settled(database.transaction('ItemTable').objectStore('ItemTable').getAll());
      database.close();
      // Values are JSON, and JSON within it has its quotation marks escaped.
      stored.push(...values.map((value) => String(value).replaceAll('\\', '')));
    }
    return wanted.every((text) => stored.some((value) => value.includes(text)));
  }, texts);
}

/** Writes a picture of the whole window as PNG, without a blinking cursor. */
export async function screenshot(page: Page, file: string): Promise<void> {
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
}
