import { env, platform } from 'node:process';
import { win32 } from 'node:path';

/** Where this machine's sockets are to be had. Tests give other places. */
export interface Machine {
  /** The folder that Linux has at /proc; null on other systems. */
  readonly proc: string | null;
  /** The system's netstat by its absolute path, and what it is asked; null where /proc is read. */
  readonly netstat: { readonly file: string; readonly args: readonly string[] } | null;
  /** How long netstat may take, in milliseconds, and how many bytes it may print. */
  readonly timeout: number;
  readonly mostOutput: number;
}

const limits = { timeout: 10_000, mostOutput: 20_000_000 } as const;

/** This machine; null on systems of which we know no way. */
export function findMachine(): Machine | null {
  if (platform === 'linux' || platform === 'android') return { proc: '/proc', netstat: null, ...limits };
  // -v: with the processes.
  const mac = { file: '/usr/sbin/netstat', args: ['-anv', '-p', 'tcp'] } as const;
  if (platform === 'darwin') return { proc: null, netstat: mac, ...limits };
  if (platform !== 'win32') return null;
  const root = env.SystemRoot ?? '';
  const folder = win32.isAbsolute(root) ? root : 'C:\\Windows';
  return { proc: null, netstat: { file: win32.join(folder, 'System32', 'netstat.exe'), args: ['-ano'] }, ...limits };
}
