// The first minute of somebody who has just installed the package and knows nothing of it: how many clicks to the first
// answer, by each way in. A profile of its own, in which nothing was ever opened.
import assert from 'node:assert/strict';
import type { Frame, Locator, Page } from 'playwright-core';
import { activityIcon, closePage, notifications, openWorkbench, patience, webviewFrame } from '../workbench/driver';
import { theBrowser, theFolder, theServer } from './support';

/** A hand on a mouse, which counts. */
class Hand {
  clicks = 0;

  constructor(readonly page: Page) {}

  async click(what: Locator): Promise<void> {
    await what.click();
    this.clicks += 1;
  }
}

/** Answers the question that is shown, whatever its kind: with what stands first, and without thinking. */
async function answer(hand: Hand): Promise<void> {
  const frame = await webviewFrame(hand.page, '.question [data-main]');
  const first = frame.locator('.question .option, .question .next vscode-button').first();
  const number = frame.locator('.question .number vscode-text-field');
  if (await number.isVisible()) {
    await hand.click(number);
    await hand.page.keyboard.type('7');
  } else if (await first.isVisible()) await hand.click(first);
  // Events to be put in order have an order at once.
  await hand.click(frame.locator('[data-main]'));
  await verdict(frame).waitFor();
}

const verdict = (frame: Frame): Locator => frame.locator('.question .verdict');

describe('the first minute', () => {
  let hand: Hand;
  beforeEach('open a window nobody has used', async function () {
    this.timeout(2 * patience);
    hand = new Hand(await openWorkbench(theBrowser(), theServer(), { folder: theFolder() }));
  });
  afterEach(async () => {
    await closePage(hand.page);
  });

  it('shows nothing by itself: no notification, no page, no container', async () => {
    await activityIcon(hand.page, 'Last ACK').waitFor();
    // The extension has begun when its status bar and its views could be there: its container can be opened.
    await hand.click(activityIcon(hand.page, 'Last ACK'));
    await hand.page.locator('.part.sidebar [role="treeitem"]').first().waitFor();
    assert.deepEqual(await notifications(hand.page), []);
    assert.equal(await hand.page.locator('.tabs-container .tab').count(), 0);
  });

  it('leads from the activity icon to the first answer in at most four clicks', async () => {
    await hand.click(activityIcon(hand.page, 'Last ACK'));
    const begin = hand.page.locator('.part.sidebar').getByRole('button', { name: 'Practise', exact: true });
    await hand.click(begin.first());
    await answer(hand);
    assert.ok(hand.clicks <= 4, `${hand.clicks} clicks`);
    assert.deepEqual(await notifications(hand.page), []);
  });

  it('leads from the command palette to the first answer in at most three clicks', async () => {
    await hand.page.keyboard.press('F1');
    await hand.page.locator('.quick-input-widget input').fill('>Last ACK: Start');
    await hand.click(hand.page.locator('.quick-input-list .monaco-list-row').getByText('Last ACK: Start'));
    await answer(hand);
    assert.ok(hand.clicks <= 3, `${hand.clicks} clicks`);
    assert.deepEqual(await notifications(hand.page), []);
  });

  it('leads from the Welcome page, by the walkthrough, to the first answer in at most five clicks', async () => {
    const { page } = hand;
    // The Welcome page is what a new user has in front: VS Code opens it by itself.
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').fill('>Help: Welcome');
    await page.locator('.quick-input-list .monaco-list-row').first().click();
    await hand.click(page.locator('.gettingStartedContainer button').filter({ hasText: 'Understand How TCP Closes' }));
    await hand.click(page.locator('.getting-started-step').filter({ hasText: 'Why four segments?' }));
    await hand.click(
      page.locator('.getting-started-step a, .getting-started-step button').getByText('Answer the Question').first(),
    );
    await answer(hand);
    assert.ok(hand.clicks <= 5, `${hand.clicks} clicks`);
    assert.deepEqual(await notifications(page), []);
  });
});
