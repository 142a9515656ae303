import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../workbench/driver';
import type { OpenPage, PageOptions, PageServer } from './pageHost';
import { openPage, servePage } from './pageHost';

/** Opens a page of its own in a suite’s browser. */
export type Open = (options?: PageOptions) => Promise<OpenPage>;

/**
 * Gives the suite it is called in the page and a browser, from before its first test until after its last. Every page
 * that a test opens by the returned function is closed after that test, and has to have complained of nothing; what a
 * test expects to be complained of, it takes out of `complaints`.
 */
export function usePages(): Open {
  let running: { readonly server: PageServer; readonly browser: Browser } | undefined;
  const opened: OpenPage[] = [];

  before('serve the page and start Chromium', async () => {
    const server = await servePage();
    try {
      running = { server, browser: await launchBrowser() };
    } catch (error) {
      await server.stop();
      throw error;
    }
  });
  afterEach('close what the test has opened', async () => {
    const complaints: string[] = [];
    for (const open of opened.splice(0)) {
      complaints.push(...open.complaints);
      await open.close();
    }
    assert.deepEqual(complaints, []);
  });
  after('stop them', async () => {
    await running?.browser.close();
    await running?.server.stop();
  });

  return async (options) => {
    if (running === undefined) throw new Error('The page is served only while tests run.');
    const open = await openPage(running.browser, running.server, options);
    opened.push(open);
    return open;
  };
}
