import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

/** What must not outlive this process: process groups (by the id of their leader) and temporary folders. */
const groups = new Set<number>();
const folders = new Set<string>();

let watching = false;
let ending = false;
let normal = false;

/** How long a group may take to end when asked to, in milliseconds, before it is ended. */
const patience = 10_000;

/** Signals every process of the group that `pid` leads (0 only asks); false when there is none left. */
export function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

/** The ids of the processes below `pid` whose command line has `text`. */
export function descendants(pid: number, text: string): readonly number[] {
  const listed = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  if (listed.status !== 0) throw new Error(`ps failed: ${listed.stderr || String(listed.error)}`);
  const all = listed.stdout.split('\n').flatMap((line) => {
    const [, id, parent, args] = /^\s*(\d+)\s+(\d+)\s(.*)$/u.exec(line) ?? [];
    return id === undefined ? [] : [{ id: Number(id), parent: Number(parent), args: args ?? '' }];
  });
  const below = (above: number): typeof all =>
    all.filter(({ parent }) => parent === above).flatMap((one) => [one, ...below(one.id)]);
  return below(pid).flatMap(({ id, args }) => (args.includes(text) ? [id] : []));
}

/** Whether a signal has asked this process to end, so that what it runs ends with it and nothing is wrong. */
export function isEnding(): boolean {
  return ending;
}

/** Makes a signal the usual way to end this process: it then ends with status 0. */
export function endBySignal(): void {
  normal = true;
}

/** Has the group that `pid` leads, if any, and `folder`, if any, removed when this process ends, also by a signal. */
export function dropAtExit(pid: number | undefined, folder: string | undefined): { forget(): void } {
  if (pid !== undefined) groups.add(pid);
  if (folder !== undefined) folders.add(folder);
  if (!watching) watch();
  return {
    forget: () => {
      if (pid !== undefined) groups.delete(pid);
      if (folder !== undefined) folders.delete(folder);
    },
  };
}

function watch(): void {
  watching = true;
  process.on('exit', () => {
    for (const pid of groups) signalGroup(pid, 'SIGKILL');
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });
  // Without a listener a signal ends this process at once and 'exit' is never heard.
  for (const [signal, number] of Object.entries({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 })) {
    process.on(signal, () => {
      if (!ending) end(normal ? 0 : 128 + number);
    });
  }
}

function end(status: number): void {
  ending = true;
  for (const pid of groups) signalGroup(pid, 'SIGTERM');
  const latest = Date.now() + patience;
  setInterval(() => {
    const left = [...groups].some((pid) => signalGroup(pid, 0));
    if (!left || Date.now() > latest) process.exit(status);
  }, 50);
}
