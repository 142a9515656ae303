// Pictures of scenarios in the editor: hints, lenses, problems, completion, verdicts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { runCommand } from './driver';
import { temporaryFolder } from './sample';
import type { Scene } from './scenes';
import type { Server } from './server';

const LAST_ACK = `scenario The last ACK is lost

# A closes first
A close
deliver FIN A>B
expect B CLOSE_WAIT and B>A ACK
deliver ACK B>A
expect A FIN_WAIT_2

# then B
B close
deliver FIN B>A
expect A TIME_WAIT and A>B ACK seq 102 ack 302
lose ACK A>B
wait 1s # B's retransmission timer
expect B>A FIN,ACK seq 301
deliver FIN B>A
expect A timer time-wait 240s # started again
deliver all
expect B CLOSED and A TIME_WAIT
wait 2msl
expect A CLOSED
`;

const MISTAKEN = LAST_ACK.replace('expect A FIN_WAIT_2', 'expect A FIN_WAIT_1').replace('lose ACK A>B', 'lose RST A>B');

const EXPLORED = `scenario Who waits in TIME_WAIT?
explore
set msl 2t
A may close
B may close in CLOSE_WAIT
network may lose 1
claim possible A TIME_WAIT
claim never B TIME_WAIT
claim never A was TIME_WAIT and A CLOSED and B LAST_ACK
`;

/** Opens a folder with a file of this text, and the file, and waits until it is coloured. */
async function openFile(page: Page, server: Server, name: string, text: string): Promise<void> {
  const folder = temporaryFolder('scenario');
  writeFileSync(join(folder.path, name), text);
  await page.goto(server.url(folder.path));
  await page.locator('.activitybar a.action-label').first().waitFor();
  // The file's own line in the explorer: VS Code may not have found it for quick open yet.
  await page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: name }).dblclick();
  await page.locator('.tabs-container .tab').filter({ hasText: name }).waitFor();
  await page.locator('.codelens-decoration a').first().waitFor();
  await page.mouse.move(0, 0);
}

const hints = async (page: Page, server: Server): Promise<void> => {
  await openFile(page, server, 'last-ack-lost.tcp', LAST_ACK);
  await page.getByText('A TIME_WAIT · B CLOSED').first().waitFor();
};

/** A false expectation and an impossible step, with the list of problems. */
const problems = async (page: Page, server: Server): Promise<void> => {
  await openFile(page, server, 'last-ack-lost.tcp', MISTAKEN);
  await page.locator('.squiggly-error').first().waitFor();
  await runCommand(page, 'Problems: Focus on Problems View');
  await page.locator('.markers-panel .monaco-list-row').nth(2).waitFor();
};

/** What can follow a line, with its reason. */
const completion = async (page: Page, server: Server): Promise<void> => {
  await openFile(page, server, 'mine.tcp', 'scenario Mine\n\nA close\ndeliver FIN A>B\nB close\n');
  await page.locator('.view-lines').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+Space');
  const rows = page.locator('.suggest-widget .monaco-list-row');
  await rows.first().waitFor();
  if (!(await page.locator('.suggest-details').isVisible())) await page.keyboard.press('Control+Space');
  await page.locator('.suggest-details').waitFor();
};

/** What a flag means here. */
const hover = async (page: Page, server: Server): Promise<void> => {
  await openFile(page, server, 'last-ack-lost.tcp', LAST_ACK);
  await page.getByText('A TIME_WAIT · B CLOSED').first().waitFor();
  await page.locator('.view-line').filter({ hasText: 'deliver' }).first().getByText('FIN', { exact: true }).hover();
  await page.locator('.monaco-hover .hover-row').first().waitFor();
};

/** Claims, decided. */
const explored = async (page: Page, server: Server): Promise<void> => {
  await openFile(page, server, 'who-waits.tcp', EXPLORED);
  await page.locator('.codelens-decoration a').first().click();
  await page.locator('.codelens-decoration a .codicon-pass').nth(1).waitFor();
};

/** The scenes of scenarios in the editor. */
export const notationScenes: readonly Scene[] = [
  { name: 'notation-light', theme: 'light', language: 'en', height: 900, steps: hints },
  { name: 'notation-dark-chinese', theme: 'dark', language: 'zh-cn', height: 900, steps: hints },
  { name: 'notation-high-contrast', theme: 'high-contrast', language: 'en', height: 900, steps: hints },
  { name: 'notation-problems-dark', theme: 'dark', language: 'en', height: 1000, steps: problems },
  { name: 'notation-completion-light', theme: 'light', language: 'en', steps: completion },
  { name: 'notation-completion-dark-chinese', theme: 'dark', language: 'zh-cn', steps: completion },
  { name: 'notation-hover-light-chinese', theme: 'light', language: 'zh-cn', height: 900, steps: hover },
  { name: 'notation-explored-light', theme: 'light', language: 'en', steps: explored },
];
