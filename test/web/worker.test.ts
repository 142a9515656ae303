import assert from 'node:assert/strict';
import Mocha from 'mocha';
import { launchProfile, patience } from '../workbench/driver';
import { mark } from '../workbench/mark';
import { temporaryFolder } from '../workbench/sample';
import { startWebServer } from './vscodeWeb';
import type { Result } from '../worker/run';

/** How long the tests may go without a result before they are called hung, in milliseconds. */
const silence = 240_000;

const suite = describe('in the web worker extension host of VS Code 1.91', function () {
  this.timeout(900_000);
  let results: readonly Result[] = [];
  let status: number | undefined;

  before('run the tests of both hosts there', async () => {
    const ran = await runInWorker();
    ({ results, status } = ran);
    // Each becomes a test of its own here, so that all are counted and a failure is named.
    for (const { titles, state, error } of results) {
      const body = () => {
        if (state === 'failed') throw new Error(error);
      };
      suite.addTest(new Mocha.Test(titles.join(' › '), state === 'pending' ? undefined : body));
    }
  });

  it('the tests begin and end', () => {
    assert.ok(results.length > 50, `${results.length} tests ran`);
    assert.equal(status, results.some(({ state }) => state === 'failed') ? 1 : 0);
  });
});

async function runInWorker(): Promise<{ readonly results: readonly Result[]; readonly status: number }> {
  const results: Result[] = [];
  const noise: string[] = [];
  const server = await startWebServer();
  const profile = temporaryFolder('profile');
  const browser = await launchProfile(profile.path);
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(patience);
    let heard = Date.now();
    let watch: ReturnType<typeof setInterval> | undefined;
    const ended = new Promise<number>((end, hang) => {
      watch = setInterval(() => {
        if (Date.now() - heard > silence) hang(new Error(`No result for ${silence / 1000} s.\n${noise.join('\n')}`));
      }, 1000);
      void page.exposeFunction('codeAutomationExit', end);
    });
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
      const text = args.map(String).join(' ');
      if (!text.startsWith(mark)) {
        noise.push(text);
        return;
      }
      heard = Date.now();
      results.push(JSON.parse(text.slice(mark.length)) as Result);
    });
    page.on('console', (message) => noise.push(message.text()));
    await server.open(page, { folder: 'memfs:/workspace', tests: true });
    const status = await ended.finally(() => {
      clearInterval(watch);
    });
    if (results.length === 0) throw new Error(`No test ran in the worker:\n${noise.join('\n')}`);
    return { results, status };
  } finally {
    await browser.close();
    await server.stop();
    profile.remove();
  }
}
