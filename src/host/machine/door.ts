import type { Owners, View } from '../../kernel';

/** What is asked of src/kernel, which wants Node. Tests give another. */
export interface Kernel {
  readMachine(signal: AbortSignal): Promise<View>;
  findOwners(inodes: ReadonlySet<number>, signal: AbortSignal): Promise<Owners>;
}

/** Whether this extension host is Node: on the desktop and on remote hosts, not in a browser. */
export function hasNode(): boolean {
  const { process } = globalThis as { readonly process?: { readonly versions?: { readonly node?: unknown } } };
  return typeof process?.versions?.node === 'string';
}

/** Loads what reads the machine's sockets: a bundle of its own, so that a host without Node never meets it. */
export function openKernel(): Promise<Kernel> {
  return import('../../kernel');
}
