// Every command in the palette, as somebody sees it who has just begun: all under one name, none that makes no sense yet,
// and none that does nothing when it is chosen.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { readZip } from '../package/zip';
import { patience, retryUntil, runCommand, webviewFrame } from '../workbench/driver';
import { packageFile } from '../workbench/server';
import { useWorkbench } from './support';

type Manifest = {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly menus: { readonly commandPalette: readonly { readonly command: string; readonly when: string }[] };
  };
};

const packed = readZip(packageFile);
const read = (name: string): unknown => JSON.parse(packed.get(`extension/${name}`)?.toString('utf8') ?? '');
const { contributes } = read('package.json') as Manifest;
const words = read('package.nls.json') as Record<string, string>;
const titleOf = (title: string): string => words[title.slice(1, -1)] ?? '';

/** What the palette shows without a condition, and so from the first moment on. */
const always = contributes.commands
  .filter(({ command }) => !contributes.menus.commandPalette.some((item) => item.command === command))
  .map(({ title }) => `Last ACK: ${titleOf(title)}`)
  .sort();

/** The palette's rows for a text, once one of them is `awaited`: an extension's commands may come a moment later. */
async function rows(page: Page, text: string, awaited: string): Promise<string[]> {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input');
  const names = page.locator('.quick-input-list .monaco-list-row .label-name');
  const sign = names.getByText(awaited, { exact: true });
  await retryUntil(sign.first(), () => input.fill('>').then(() => input.fill(text)));
  const labels = await names.allTextContents();
  await page.keyboard.press('Escape');
  await input.waitFor({ state: 'hidden' });
  return labels;
}

/** Resolves as soon as a command has answered: a page, a sentence, or a question in the box that the palette was in. */
async function answered(page: Page): Promise<void> {
  const shown = page.locator('.tabs-container .tab, .notification-toast, .monaco-dialog-box');
  const input = page.locator('.quick-input-widget input[type=text]');
  for (;;) {
    if ((await shown.count()) > 0) return;
    if ((await input.isVisible()) && !(await input.inputValue()).startsWith('>')) return;
    // Playwright has no wait for one of several kinds of things.
    await page.waitForTimeout(50);
  }
}

/** As if nothing had been chosen. With the mouse: a page that is just opening takes the keyboard when it wants. */
async function clear(page: Page): Promise<void> {
  const tab = page.locator('.tabs-container .tab');
  if ((await tab.count()) > 0) {
    const text = page.locator('.editor-instance .monaco-editor');
    await text.or(page.locator('iframe.webview')).first().waitFor();
    if ((await text.count()) === 0) await webviewFrame(page, 'h1');
    await tab.first().locator('.tab-actions .action-label').click();
    await tab.first().waitFor({ state: 'detached' });
  }
  await page.keyboard.press('Escape');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  const toast = page.locator('.notification-toast');
  if ((await toast.count()) > 0) await runCommand(page, 'Notifications: Clear All Notifications');
}

describe('the command palette', () => {
  // So tall that the list shows all of them at once.
  const page = useWorkbench({ height: 1600 });

  it('has every command under one name, and none that makes no sense yet', async () => {
    assert.ok(contributes.commands.every(({ category }) => category === 'Last ACK'));
    const shown = await rows(page(), '>Last ACK: ', 'Last ACK: Start');
    // VS Code adds a command of its own for each view.
    const ours = shown.filter((label) => label.startsWith('Last ACK: ') && !/: Focus on .* View$/u.test(label));
    assert.deepEqual(ours.sort(), always);
  });

  for (const title of always) {
    it(`answers when “${title}” is chosen`, async function () {
      this.timeout(2 * patience);
      // It may go on in the box in which it was chosen, which then stays open.
      let ended = Promise.resolve();
      await new Promise<void>((chosen) => {
        ended = runCommand(page(), title, chosen);
      });
      await answered(page());
      await clear(page());
      await ended;
    });
  }
});
