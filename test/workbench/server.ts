// Starts and stops a VS Code that is served to a browser on 127.0.0.1, with folders of its own for everything it writes.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installWorkbench, type Workbench } from './install';
import { dropAtExit, signalGroup } from './processes';
import {
  changeSettings,
  prepareSettings,
  restrictedSettings,
  themeSettings,
  type Language,
  type Settings,
  type Theme,
} from './settings';

/** Environment variables. */
type Env = Readonly<Record<string, string>>;

/** How to start a server; everything may be left out. */
export type ServerOptions = {
  /** Port on 127.0.0.1; 0, which is the default, takes a free one. */
  readonly port?: number;
  /** Package files to install before the start; default: the one that `npm run package` writes. */
  readonly packages?: readonly string[];
  readonly theme?: Theme;
  readonly language?: Language;
  /** More settings, which win over the theme and the language. */
  readonly settings?: Settings;
  /** A folder that keeps the user's data and the installed extensions; default: a temporary one, removed at the end. */
  readonly home?: string;
  /** Whether VS Code trusts every folder, which is the default; otherwise it trusts none and does not ask: Restricted Mode. */
  readonly trust?: boolean;
  /** More environment variables for VS Code and its extension host. */
  readonly env?: Env;
};

/** A running VS Code. */
export type Server = {
  readonly port: number;
  /** The process id of the server; the extension hosts are its descendants. */
  readonly pid: number;
  /** Everything the server has printed so far. */
  output(): string;
  /** The address that opens the workbench, with `folder` open where one is given (an absolute path). */
  url(folder?: string, payload?: readonly (readonly [string, string])[]): string;
  /** Changes settings while VS Code runs; undefined removes one. */
  change(settings: Settings): void;
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Ends the server and everything it started, and removes its temporary folder. A second call does nothing. */
  stop(): Promise<void>;
};

/** The extension's package, as `npm run package` leaves it. */
export const packageFile = resolve('dist/last-ack.vsix');

/** Installs VS Code where it is missing, the packages under test into it, and starts it; resolves when it listens. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const workbench = await installWorkbench();
  const packages = options.packages ?? [packageFile];
  const missing = packages.find((file) => !existsSync(file));
  if (missing !== undefined) throw new Error(`${missing} is missing: run \`npm run package\` first.`);

  const home = options.home ?? mkdtempSync(join(tmpdir(), 'last-ack-'));
  const temporary = options.home === undefined ? home : undefined;
  mkdirSync(join(home, 'ext'), { recursive: true });
  prepareSettings(join(home, 'user'), {
    ...(options.theme === undefined ? {} : themeSettings(options.theme)),
    ...(options.language === undefined ? {} : { 'lastAck.language': options.language }),
    ...(options.trust === false ? restrictedSettings : {}),
    ...options.settings,
  });
  // What programs write outside the folders they are told goes to the temporary home too; a user's own stays in place.
  const env = {
    ...(temporary === undefined ? {} : { XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home }),
    ...options.env,
  };
  try {
    for (const file of packages) await installPackage(workbench, home, file, env);
    return await persist(() => listen(workbench, home, temporary, { ...options, env }));
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
}

/** Its parts give up on each other after ten seconds, which a very busy machine can exceed: that is worth another try. */
async function persist<T>(start: () => Promise<T>): Promise<T> {
  for (let tries = 3; ; tries -= 1) {
    try {
      return await start();
    } catch (error) {
      if (tries === 1 || !String(error).includes('timed out')) throw error;
    }
  }
}

/** Command line arguments that keep everything inside `home`. */
function folders(home: string): string[] {
  return [
    '--user-data-dir',
    join(home, 'user'),
    '--extensions-dir',
    join(home, 'ext'),
    '--config',
    join(home, 'config.yaml'),
  ];
}

function run(workbench: Workbench, args: readonly string[], more: Env): ChildProcess {
  const env: NodeJS.ProcessEnv = { ...process.env, EXTENSIONS_GALLERY: '{}', ...more };
  // Set in a terminal of VS Code, they would hand our arguments to that VS Code, or our debugger to its processes.
  for (const name of ['VSCODE_IPC_HOOK_CLI', 'NODE_OPTIONS', 'PORT']) Reflect.deleteProperty(env, name);
  // A group of its own, so that all of it can be ended by one id.
  return spawn(workbench.node, [workbench.entry, ...args], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function installPackage(workbench: Workbench, home: string, file: string, env: Env): Promise<void> {
  const child = run(workbench, [...folders(home), '--install-extension', file, '--force'], env);
  const printed = collect(child);
  const kept = child.pid === undefined ? undefined : dropAtExit(child.pid, undefined);
  const [code] = (await once(child, 'exit')) as [number | null];
  kept?.forget();
  if (code !== 0) throw new Error(`VS Code did not install ${file}:\n${printed()}`);
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  return () => text;
}

async function listen(
  workbench: Workbench,
  home: string,
  temporary: string | undefined,
  options: ServerOptions,
): Promise<Server> {
  const args = [
    ...['--bind-addr', `127.0.0.1:${options.port ?? 0}`, '--auth', 'none', '--session-socket', join(home, 'sock')],
    ...[
      '--disable-telemetry',
      '--disable-update-check',
      ...(options.trust === false ? [] : ['--disable-workspace-trust']),
      '--disable-getting-started-override',
    ],
    // The default, three hours, would keep the extension host of every closed page alive.
    ...['--disable-proxy', '--reconnection-grace-time', '5', '--vscode-option', 'enable-smoke-test-driver'],
    // Only matters for a test process that was killed and could not stop its server.
    ...(temporary === undefined ? [] : ['--idle-timeout-seconds', '900']),
  ];
  const child = run(workbench, [...folders(home), ...args], options.env ?? {});
  const { pid } = child;
  if (pid === undefined) throw new Error(`${workbench.node} cannot be started: remove .vscode-test and try again.`);
  const kept = dropAtExit(pid, temporary);
  const output = collect(child);
  const ended = once(child, 'exit').then(() => undefined);

  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const patience = setTimeout(() => signalGroup(pid, 'SIGKILL'), 15_000);
    await ended;
    clearTimeout(patience);
    signalGroup(pid, 'SIGKILL');
    if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
    kept.forget();
  };

  const port = await new Promise<number>((found, failed) => {
    const look = (): void => {
      const match = /HTTP server listening on http:\/\/127\.0\.0\.1:(\d+)/u.exec(output());
      if (match?.[1] !== undefined) found(Number(match[1]));
    };
    child.stdout?.on('data', look);
    void ended.then(() => {
      failed(new Error(`VS Code ended before it listened:\n${output()}`));
    });
  }).catch((error: unknown) => {
    signalGroup(pid, 'SIGKILL');
    kept.forget();
    throw error;
  });

  return {
    port,
    pid,
    output,
    ended,
    stop,
    url: (folder, payload) => {
      const query = new URLSearchParams(folder === undefined ? { ew: 'true' } : { folder });
      if (payload !== undefined) query.set('payload', JSON.stringify(payload));
      return `http://127.0.0.1:${port}/?${query.toString()}`;
    },
    change: (settings) => {
      changeSettings(join(home, 'user'), settings);
    },
  };
}
