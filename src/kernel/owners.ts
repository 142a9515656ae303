import { readFile, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Process } from '../core/sockets';

/** The processes that have the sockets asked for, by inode. `hidden`: how many processes did not let us look, which are
 * those of other users; a socket that is not found may be one of theirs. */
export interface Owners {
  readonly owners: ReadonlyMap<number, Process>;
  readonly hidden: number;
}

/**
 * Looks for the owners of sockets in the descriptors of all processes (Linux). It takes a while with many processes: ask
 * only when somebody wants to know. Processes that end meanwhile are passed over. Never throws.
 */
export async function findOwners(inodes: ReadonlySet<number>, signal: AbortSignal, proc = '/proc'): Promise<Owners> {
  const owners = new Map<number, Process>();
  let hidden = 0;
  const pids = (await listFolder(proc)) ?? [];
  for (const pid of pids.filter((name) => /^\d+$/.test(name))) {
    if (signal.aborted || owners.size === inodes.size) break;
    const descriptors = await listFolder(join(proc, pid, 'fd'));
    if (descriptors === undefined) hidden++;
    let process: Process | undefined;
    for (const descriptor of descriptors ?? []) {
      const inode = await readInode(join(proc, pid, 'fd', descriptor));
      if (inode === undefined || !inodes.has(inode)) continue;
      process ??= { pid: Number(pid), name: await readName(join(proc, pid, 'comm')) };
      owners.set(inode, process);
    }
  }
  return { owners, hidden };
}

/** The names in a folder; none when it has gone, undefined when it is not for us. */
async function listFolder(folder: string): Promise<readonly string[] | undefined> {
  try {
    return await readdir(folder);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EACCES' ? undefined : [];
  }
}

/** The socket that a descriptor is: a link to `socket:[1094231]`. */
async function readInode(file: string): Promise<number | undefined> {
  try {
    const inode = /^socket:\[(\d+)\]$/.exec(await readlink(file))?.[1];
    return inode === undefined ? undefined : Number(inode);
  } catch {
    return undefined;
  }
}

async function readName(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    return null;
  }
}
