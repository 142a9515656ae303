import { closeSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createProcReader, readEphemeralPorts, type EphemeralPorts, type ProcReader } from '../core/sockets';
import { codeOf } from './errors';
import type { Missing, View } from './read';

/** How long the tables may be read without letting others have their turn, in milliseconds. */
const slice = 8;

/** Reads `folder`/net/tcp and tcp6, where `folder` is /proc. */
export async function readProc(folder: string, signal: AbortSignal): Promise<View> {
  const reader = createProcReader();
  const missing: Missing[] = [];
  for (const name of ['tcp', 'tcp6']) {
    const file = join(folder, 'net', name);
    const code = await readTable(file, reader, signal);
    if (code === 'ABORT_ERR') return { kind: 'failed', reason: 'cancelled', detail: '' };
    // A kernel without IPv6 has no tcp6.
    if (code !== null && !(name === 'tcp6' && code === 'ENOENT')) missing.push({ file, code });
  }
  const table = reader.read();
  const [first] = missing;
  if (table.sockets.length === 0 && first !== undefined) {
    return { kind: 'failed', reason: 'unreadable', detail: `${first.file} ${first.code}` };
  }
  if (table.sockets.length === 0 && table.notUnderstood > 0) {
    return { kind: 'failed', reason: 'not-understood', detail: table.example ?? '' };
  }
  return { kind: 'sockets', table, ephemeral: await readEphemeral(folder), missing };
}

/**
 * Reads a table to its end; the value is an error code, null when all went well. The kernel hands out a page at a time,
 * some thirty lines, however large the buffer. It makes them up at once, so that there is nothing to wait for: reading
 * where we stand takes half the time of asking a thread for each page. In slices, so that others get their turn.
 */
async function readTable(file: string, reader: ProcReader, signal: AbortSignal): Promise<string | null> {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const buffer = new Uint8Array(65_536);
    let until = performance.now() + slice;
    for (;;) {
      const size = readSync(descriptor, buffer, 0, buffer.length, null);
      if (size === 0) return null;
      reader.push(buffer.subarray(0, size));
      if (performance.now() < until) continue;
      await setImmediate();
      if (signal.aborted) return 'ABORT_ERR';
      until = performance.now() + slice;
    }
  } catch (error) {
    return codeOf(error);
  } finally {
    reader.end();
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** The ephemeral ports, from /proc/sys/net/ipv4; null when they cannot be read. */
async function readEphemeral(folder: string): Promise<EphemeralPorts | null> {
  const read = (name: string) => readFile(join(folder, 'sys', 'net', 'ipv4', name), 'utf8').catch(() => '');
  return readEphemeralPorts(await read('ip_local_port_range'), await read('ip_local_reserved_ports'));
}
