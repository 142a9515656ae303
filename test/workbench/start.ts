// What `npm start` ends in: VS Code with the package installed and the example scenarios open. It is the VS Code of
// this machine where there is one (`code`), and else, or with LAST_ACK_START=server, one that is served to a browser.
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { testFolder } from './install';
import { endBySignal, isEnding } from './processes';
import { fillSample } from './sample';
import { packageFile, startServer } from './server';

/**
 * The port unless PORT says otherwise. It stays the same from one start to the next, because VS Code keeps an
 * extension's data in the browser, and the browser keeps it by address.
 */
const usualPort = 41_390;

const folder = join(testFolder, 'examples');
fillSample(folder);
if (process.env.LAST_ACK_START === 'server' || !openInstalled()) await serve();

/** Installs the package into the VS Code of this machine and opens it; false where there is none or it would not. */
function openInstalled(): boolean {
  const windows = process.platform === 'win32';
  const code = (...args: string[]): boolean =>
    // A .cmd file needs the shell, and the shell needs quotes.
    spawnSync('code', windows ? args.map((arg) => `"${arg}"`) : args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: windows,
    }).status === 0;
  if (spawnSync('code', ['--version'], { stdio: 'ignore', shell: windows }).status !== 0) return false;
  console.log(`Installing ${packageFile} into the VS Code of this machine …`);
  if (code('--install-extension', packageFile, '--force') && code('--new-window', folder)) {
    console.log(`Last ACK is installed, and ${folder} is open. Its icon is in the activity bar.`);
    return true;
  }
  console.error('The command "code" did not do it: see its message above. Serving a VS Code instead.');
  return false;
}

async function serve(): Promise<void> {
  const { PORT = '' } = process.env;
  const asked = Number(PORT);
  if (!Number.isInteger(asked) || asked < 0 || asked > 65_535) {
    console.error(`PORT must be a number from 0 to 65535, and is "${PORT}".`);
    process.exit(2);
  }
  const port = PORT === '' ? usualPort : asked;
  const free = await isFree(port);
  if (!free) console.error(`Port ${port} is taken: using a free one, where a progress made at ${port} does not show.`);
  endBySignal();
  const server = await startServer({ port: free ? port : 0, home: join(testFolder, 'start') });
  console.log(`Last ACK is at ${server.url(folder)}`);
  console.log('Open it in a browser; Ctrl+C ends it.');
  await server.ended;
  if (isEnding()) return;
  console.error(`VS Code ended by itself:\n${server.output()}`);
  process.exitCode = 1;
}

/** Whether a server can listen on this port of 127.0.0.1. */
function isFree(port: number): Promise<boolean> {
  return new Promise((tell) => {
    const probe = createServer();
    probe.once('error', () => {
      tell(false);
    });
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => {
        tell(true);
      });
    });
  });
}
