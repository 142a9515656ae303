import { existsSync, statSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { closePage, launchBrowser, openWorkbench, runCommand, webviewFrame } from '../workbench/driver';
import { temporaryFolder } from '../workbench/sample';
import type { Server } from '../workbench/server';
import { packageFile, startServer } from '../workbench/server';
import { packEmptyExtension } from './emptyExtension';
import type { Measured } from './rows';
import { median, register } from './rows';

/**
 * What VS Code makes of the installed package beside an extension that does nothing, in the same window: how long it says
 * that activating took, and how long it is from a command to something in the panel. Each round is a new window.
 */
const ROUNDS = 5;

register({
  title: 'opening in a real VS Code',
  measure: async () => {
    if (!existsSync(packageFile)) return { skipped: 'the package is missing: npm run package' };
    const folder = temporaryFolder('empty');
    try {
      const server = await startServer({ packages: [packageFile, await packEmptyExtension(folder.path)] });
      try {
        const browser = await launchBrowser();
        try {
          return await measure(browser, server);
        } finally {
          await browser.close();
        }
      } finally {
        await server.stop();
      }
    } finally {
      folder.remove();
    }
  },
});

register({
  title: 'what ships',
  measure: () => {
    if (!existsSync(packageFile)) return { skipped: 'the package is missing: npm run package' };
    const size = (file: string) => statSync(file).size / 1024;
    const toolkit = size('node_modules/@vscode/webview-ui-toolkit/dist/toolkit.min.js');
    return [
      // The hex editor’s package on the marketplace, which has a page of its own too: 361 KB.
      { name: 'the package', unit: 'KB', ours: size(packageFile), peer: { who: 'hex editor', value: 361 }, goal: 1 },
      {
        name: 'the page’s script',
        unit: 'KB',
        ours: size('dist/webview/page.js'),
        peer: { who: 'toolkit alone', value: toolkit },
        goal: null,
      },
    ];
  },
});

interface Round {
  readonly activation: { readonly ours: number; readonly empty: number };
  readonly panel: { readonly ours: number; readonly empty: number };
}

async function measure(browser: Browser, server: Server): Promise<Measured> {
  const rounds: Round[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const page = await openWorkbench(browser, server);
    const activation = await activationTimes(page);
    const empty = await untilShown(page, 'Empty: Open', '#empty');
    const ours = await untilShown(page, 'Last ACK: Start', 'h1');
    await closePage(page);
    // The first window compiles what the others find in a cache.
    if (round > 0) rounds.push({ activation, panel: { ours, empty } });
  }
  const row = (name: string, what: keyof Round) => ({
    name,
    unit: 'ms',
    ours: median(rounds.map((round) => round[what].ours)),
    peer: { who: 'an empty extension', value: median(rounds.map((round) => round[what].empty)) },
    goal: null,
  });
  return [
    row('activation, as VS Code reports it', 'activation'),
    row('from the command to the first question', 'panel'),
  ];
}

/** What VS Code’s list of running extensions says of the two, in milliseconds. */
async function activationTimes(page: Page): Promise<Round['activation']> {
  await runCommand(page, 'Developer: Show Running Extensions');
  const told = async (id: string): Promise<number> => {
    const row = page.locator('.runtime-extensions-editor .monaco-list-row').filter({ hasText: id }).first();
    const time = row.locator('.activation-time');
    await time.filter({ hasText: /\d+ms/u }).waitFor();
    return Number(/(\d+)ms/u.exec((await time.textContent()) ?? '')?.[1]);
  };
  return { ours: await told('Last ACK'), empty: await told('empty') };
}

/** Milliseconds from choosing a command to an element in its webview. */
async function untilShown(page: Page, title: string, selector: string): Promise<number> {
  let begun = 0;
  await runCommand(page, title, () => {
    begun = performance.now();
  });
  const frame = await webviewFrame(page, selector);
  await frame.locator(selector).first().waitFor();
  return performance.now() - begun;
}
