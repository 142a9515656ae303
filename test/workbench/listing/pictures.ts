// The pictures of the listing. Each shows one thing, at a size at which its words can be read in a column of text.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { runCommand, webviewFrame } from '../driver';
import type { Server } from '../server';
import type { Language } from './places';
import { hideSideBar, openQuestion, press, showTree, statePage } from './places';

/** Where a picture is taken. */
export interface Place {
  readonly page: Page;
  readonly server: Server;
  readonly language: Language;
  /** A folder of the picture's own, which VS Code has open; its last name is what a reader sees. */
  readonly folder: string;
}

/** One picture of the listing. */
export interface Picture {
  /** The file's name in media/listing, without language and `.png`. */
  readonly name: string;
  /** Size of the window in CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly steps: (place: Place) => Promise<void>;
}

/** A question about which much is believed, and what is believed most. */
export const GUARANTEE = { state: 'TIME_WAIT', question: 'why-2msl', first: 'guarantees-peer-closed' };

/** A belief that many hold, and the shortest run that refutes it. */
const quiz = async ({ page, language }: Place): Promise<void> => {
  const frame = await openQuestion(page, GUARANTEE, language);
  await press(frame, '1');
  await frame.locator('[data-main]').click();
  await frame.locator('.verdict').waitFor();
  await showRun(frame);
};

/** Opens the run of the first option, which is wrong. */
export async function showRun(frame: Frame): Promise<void> {
  const wrong = frame.locator('.judged .card').first();
  await wrong.locator('vscode-button').first().click();
  await wrong.locator('.player').waitFor();
  await frame.locator('.verdict').evaluate((verdict) => {
    verdict.scrollIntoView({ block: 'start' });
  });
}

/** The tree, and a state's page with the diagram. */
const states = async ({ page }: Place): Promise<void> => {
  await showTree(page);
  await page.locator('.part.sidebar [role="treeitem"]').getByText('TIME_WAIT', { exact: true }).click();
  const frame = await statePage(page, 'TIME_WAIT');
  await frame.locator('.state-diagram').evaluate((diagram) => {
    diagram.scrollIntoView({ block: 'center' });
  });
};

const RUN = `scenario The last ACK is lost

A close
deliver FIN A>B
deliver ACK B>A
B close
deliver FIN B>A
lose ACK A>B
wait 1s # B's retransmission timer
deliver FIN B>A
expect A timer time-wait 240s
deliver all
`;

/** A run as text, and the same as a ladder beside it. */
const editor = async ({ page, folder, server }: Place): Promise<void> => {
  writeFileSync(join(folder, 'last-ack-lost.tcp'), RUN);
  await page.goto(server.url(folder));
  await page.locator('.activitybar a.action-label').first().waitFor();
  await page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: '.tcp' }).dblclick();
  await page.getByText('A TIME_WAIT · B CLOSED').first().waitFor();
  await hideSideBar(page);
  await page.locator('.editor-actions [aria-label^="Watch"]').click();
  await webviewFrame(page, '.watch .player');
  await runCommand(page, 'View: Move Editor into Right Group');
  await page.getByText('A TIME_WAIT · B CLOSED').first().waitFor();
  const frame = await webviewFrame(page, '.watch .player');
  await frame.locator('.player').waitFor();
  await page.mouse.move(0, 0);
};

/** Every length of TIME_WAIT, tried out. */
const wait = async ({ page }: Place): Promise<void> => {
  await runCommand(page, 'Last ACK: Lab: Why 2MSL');
  const frame = await webviewFrame(page, '.wait h1');
  await hideSideBar(page);
  await frame.locator('.search .gone').waitFor({ state: 'attached' });
};

/** How ports run out, over time. */
const ports = async ({ page }: Place): Promise<void> => {
  await runCommand(page, 'Last ACK: Lab: How Ports Run Out');
  const frame = await webviewFrame(page, '.ports h1');
  await hideSideBar(page);
  await frame.locator('time-chart canvas').first().waitFor();
  await frame.locator('.headline').evaluate((headline) => {
    headline.scrollIntoView({ block: 'start' });
    scrollBy(0, -20);
  });
};

export const PICTURES: readonly Picture[] = [
  { name: 'quiz', width: 960, height: 900, steps: quiz },
  { name: 'states', width: 1120, height: 760, steps: states },
  { name: 'editor', width: 1200, height: 760, steps: editor },
  { name: 'why-2msl', width: 960, height: 815, steps: wait },
  { name: 'ports', width: 960, height: 640, steps: ports },
];
