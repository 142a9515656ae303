import { rmSync } from 'node:fs';

/** What must not outlive this process: process groups (by the id of their leader) and temporary folders. */
const groups = new Set<number>();
const folders = new Set<string>();
let watching = false;

/** Signals every process of the group that `pid` leads; false when there is none left. */
export function signalGroup(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

function dropAll(): void {
  for (const pid of groups) signalGroup(pid, 'SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Has the group that `pid` leads and `folder` (if any) removed when this process ends, also by a signal. */
export function dropAtExit(pid: number, folder: string | undefined): { forget(): void } {
  groups.add(pid);
  if (folder !== undefined) folders.add(folder);
  if (!watching) {
    watching = true;
    process.on('exit', dropAll);
    // Without a listener a signal ends this process at once and 'exit' is never heard.
    for (const [signal, number] of [
      ['SIGHUP', 1],
      ['SIGINT', 2],
      ['SIGTERM', 15],
    ] as const) {
      process.on(signal, () => process.exit(128 + number));
    }
  }
  return {
    forget: () => {
      groups.delete(pid);
      if (folder !== undefined) folders.delete(folder);
    },
  };
}
