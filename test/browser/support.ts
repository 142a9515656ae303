// One VS Code and one browser for all suites of this folder that import this file. Loaded before any suite runs, it
// starts them before the first test and stops them after the last, whatever happened in between.
import type { Browser, Page } from 'playwright-core';
import { closePage, launchBrowser, openWorkbench, patience, type OpenOptions } from '../workbench/driver';
import { sampleFolder } from '../workbench/sample';
import { startServer, type Server } from '../workbench/server';

let running: { readonly server: Server; readonly browser: Browser } | undefined;
let folder: ReturnType<typeof sampleFolder> | undefined;

before('start VS Code and Chromium', async function () {
  // The first time they are installed.
  this.timeout(900_000);
  folder = sampleFolder();
  const server = await startServer();
  try {
    running = { server, browser: await launchBrowser() };
  } catch (error) {
    await server.stop();
    throw error;
  }
});

after('stop them', async () => {
  await running?.browser.close();
  await running?.server.stop();
  folder?.remove();
});

/** The VS Code that all suites share, with the package installed. Only inside hooks and tests. */
export function theServer(): Server {
  if (running === undefined) throw new Error('VS Code runs only while tests do.');
  return running.server;
}

/** The browser that all suites share. Only inside hooks and tests. */
export function theBrowser(): Browser {
  if (running === undefined) throw new Error('The browser runs only while tests do.');
  return running.browser;
}

/** Absolute path of the folder of example scenarios that pages open. */
export function theFolder(): string {
  if (folder === undefined) throw new Error('The folder is there only while tests run.');
  return folder.path;
}

/**
 * Gives the suite it is called in a VS Code window of its own, opened before the suite's first test and closed after
 * its last; returns a function that hands out the page.
 */
export function useWorkbench(options: OpenOptions = {}): () => Page {
  let page: Page | undefined;
  before('open a window', async function () {
    this.timeout(2 * patience);
    page = await openWorkbench(theBrowser(), theServer(), { folder: theFolder(), ...options });
  });
  after('close it', async () => {
    if (page !== undefined) await closePage(page);
  });
  return () => {
    if (page === undefined) throw new Error('The window is open only while tests run.');
    return page;
  };
}
