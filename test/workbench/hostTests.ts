// Runs the tests of test/host in the extension host of a real VS Code, where the packaged extension is installed:
// node out/test/workbench/hostTests.mjs [-g PATTERN] [FILE …]. What they print comes out here; the status is 0 when
// all passed. The variable LAST_ACK_RESULT, where set, names the file for the counts.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './driver';
import { mark } from './mark';
import { sampleFolder, temporaryFolder } from './sample';
import { startServer, type Server } from './server';

/** How long the tests may go without printing anything before they are called hung, in milliseconds. */
const silence = 300_000;

const { values, positionals } = parseArgs({
  options: { grep: { type: 'string', short: 'g' } },
  allowPositionals: true,
});

const folder = sampleFolder();
const stage = makeStage();
const result = resolve(process.env.LAST_ACK_RESULT ?? join(stage.path, 'result.json'));
rmSync(result, { force: true });
const server = await startServer({
  env: {
    LAST_ACK_ROOT: resolve('.'),
    LAST_ACK_RESULT: result,
    LAST_ACK_GREP: values.grep ?? '',
    LAST_ACK_FILES: JSON.stringify(positionals.map((file) => file.replace(/.*\//u, '').replace(/\.(ts|js)$/u, ''))),
  },
});
try {
  process.exitCode = await runTests(server);
} finally {
  await server.stop();
  folder.remove();
  stage.remove();
}

/** An extension under development with nothing in it: VS Code runs tests only beside one, and ours are for the package. */
function makeStage(): ReturnType<typeof temporaryFolder> {
  const folder = temporaryFolder('stage');
  const manifest = { name: 'stage', publisher: 'last-ack-tests', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(join(folder.path, 'package.json'), JSON.stringify(manifest));
  return folder;
}

/** Opens VS Code with the request to run the tests, and resolves to the status it ends with. */
async function runTests(server: Server): Promise<number> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
    let heard = Date.now();
    const noise: string[] = [];
    const ended = new Promise<number>((end, hang) => {
      const watch = setInterval(() => {
        if (Date.now() - heard < silence) return;
        clearInterval(watch);
        hang(new Error(`The tests in VS Code have printed nothing for ${silence / 1000} s.\n${server.output()}`));
      }, 1000);
      void page.exposeFunction('codeAutomationExit', (code: number) => {
        clearInterval(watch);
        end(code);
      });
    });
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
      const text = args.map(String).join(' ');
      if (text.startsWith(mark)) {
        heard = Date.now();
        console.log(text.slice(mark.length));
      } else {
        noise.push(text);
      }
    });
    const remote = (path: string): string => `vscode-remote://127.0.0.1:${server.port}${path}`;
    await page.goto(
      server.url(folder.path, [
        ['extensionDevelopmentPath', remote(stage.path)],
        ['extensionTestsPath', remote(resolve('out/host-tests/index'))],
        ['skipWelcome', 'true'],
      ]),
    );
    const status = await ended;
    // Without a report the tests were not even loaded, and what VS Code said tells why.
    if (!existsSync(result)) throw new Error(`The tests in VS Code did not run:\n${noise.join('\n')}`);
    return status;
  } finally {
    await browser.close();
  }
}
