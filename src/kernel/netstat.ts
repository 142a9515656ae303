import { execFile } from 'node:child_process';
import { env } from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { createTextReader } from '../core/sockets';
import { codeOf } from './errors';
import type { Machine } from './machine';
import type { Reason, View } from './read';

/** How many lines are read without letting others have their turn. */
const slice = 2000;

/** Runs the system's netstat – by its path, without a shell – and reads what it prints. */
export async function readNetstat(machine: Machine, signal: AbortSignal): Promise<View> {
  const printed = await run(machine, signal);
  if ('reason' in printed) return { kind: 'failed', ...printed };
  const reader = createTextReader(printed.text);
  if ('tooLong' in reader) return { kind: 'failed', reason: 'netstat-too-long', detail: String(reader.tooLong) };
  while (!reader.advance(slice)) {
    await setImmediate();
    if (signal.aborted) return { kind: 'failed', reason: 'cancelled', detail: '' };
  }
  const table = reader.read();
  if (table.sockets.length === 0 && printed.text.trim() !== '' && table.notUnderstood > 0) {
    return { kind: 'failed', reason: 'not-understood', detail: table.example ?? '' };
  }
  return { kind: 'sockets', table, ephemeral: null, missing: [] };
}

type Printed = { readonly text: string } | { readonly reason: Reason; readonly detail: string };

function run({ netstat, timeout, mostOutput }: Machine, signal: AbortSignal): Promise<Printed> {
  if (netstat === null) return Promise.resolve({ reason: 'unknown-system', detail: '' });
  const options = {
    signal,
    timeout,
    maxBuffer: mostOutput,
    windowsHide: true,
    // What Windows prints is in the console's character set, which may be any: all that counts is ASCII.
    encoding: 'latin1',
    env: { ...env, LC_ALL: 'C', LANG: 'C' },
    killSignal: 'SIGKILL',
  } as const;
  return new Promise((resolve) => {
    execFile(netstat.file, netstat.args, options, (error, text) => {
      if (error === null) {
        resolve({ text });
        return;
      }
      const code = codeOf(error);
      const detail = `${netstat.file} ${code === 'Error' ? error.message : code}`;
      resolve({ reason: signal.aborted ? 'cancelled' : reasonOf(code, error.killed === true), detail });
    });
  });
}

function reasonOf(code: string, killed: boolean): Reason {
  switch (code) {
    case 'ENOENT':
      return 'netstat-missing';
    case 'EACCES':
    case 'EPERM':
      return 'netstat-denied';
    case 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER':
      return 'netstat-too-long';
    default:
      return killed ? 'netstat-slow' : 'netstat-failed';
  }
}
