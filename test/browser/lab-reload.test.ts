import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import { reloadWindow, runCommand, untilStored, webviewFrame } from '../workbench/driver';
import { useWorkbench } from './support';

/** The lines of this kernel's table of TCP sockets that have to do with `port`, but for TIME_WAIT, which no program holds. */
function socketsAt(port: string): readonly string[] {
  const hex = Number(port).toString(16).toUpperCase().padStart(4, '0');
  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .filter((line) => {
      const [, local = '', remote = '', state] = line.trim().split(/\s+/u);
      return state !== '06' && (local.endsWith(`:${hex}`) || remote.endsWith(`:${hex}`));
    });
}

describe('the labs after a reload of the window', function () {
  this.timeout(600_000);
  const page = useWorkbench();

  /** Reloads the window with the lab in front, and resolves when its page is back. */
  const reload = async (window: Page, selector: string): Promise<Frame> => {
    await reloadWindow(window);
    return webviewFrame(window, selector);
  };

  it('ports: the form comes back, and is run', async () => {
    await runCommand(page(), 'Last ACK: Lab: How Ports Run Out');
    const before = await webviewFrame(page(), '.ports h1');
    await before.locator('vscode-text-field[data-field=rate] input').fill('300');
    await before.locator('.headline', { hasText: /^Nobody/u }).waitFor();
    await untilStored(page(), ['"rate":"300"', '"providedId":"lastAck.labPorts"']);
    const after = await reload(page(), '.ports h1');
    await after.locator('.headline', { hasText: /^Nobody/u }).waitFor();
    assert.equal(await after.locator('vscode-text-field[data-field=rate] input').inputValue(), '300');
    await runCommand(page(), 'View: Close All Editors');
  });

  it('a real close: the page comes back, says that the run has ended, and nothing is open', async function () {
    if (process.platform !== 'linux') this.skip();
    await runCommand(page(), 'Last ACK: Lab: A Real Close on This Machine');
    const before = await webviewFrame(page(), '.live h1');
    await before.locator('#experiment').selectOption('leak');
    await before.locator('.buttons vscode-button').first().click();
    await before.locator('.compared').first().waitFor();
    const ends = await before.locator('.live-now .quiet').allTextContents();
    const ports = ends.flatMap((text) => /:(\d+)$/u.exec(text.trim())?.[1] ?? []);
    assert.equal(ports.length, 2);
    for (const port of ports) assert.ok(socketsAt(port).length > 0, `nothing at port ${port} during the run`);

    await untilStored(page(), ['"isUnderWay":true', '"providedId":"lastAck.labLive"']);
    const after = await reload(page(), '.live h1');
    await after.locator('.note', { hasText: 'The run has ended' }).waitFor();
    assert.equal(await after.locator('#experiment').inputValue(), 'leak');
    assert.equal(await after.locator('.compared, .live-now').count(), 0);
    // The extension host of before the reload takes a moment to end.
    while (ports.some((port) => socketsAt(port).length > 0)) await page().waitForTimeout(50);
    await after.locator('.buttons vscode-button').first().click();
    await after.locator('.compared').first().waitFor();
    await runCommand(page(), 'View: Close All Editors');
  });
});
