import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installPackages } from '../workbench/debian';
import type { Measured } from './rows';
import { register } from './rows';

register({ title: 'sockets of this machine', measure: measureSockets });

const missing = (): readonly string[] => (spawnSync('ss', ['-V']).error === undefined ? [] : ['iproute2']);

/** A look at 50,000 sockets beside `ss -tan`, both by their CPU time, the process that looks already running. */
async function measureSockets(): Promise<Measured> {
  if (process.platform !== 'linux') return { skipped: 'only Linux has ss' };
  await installPackages(missing);
  if (missing().length > 0) return { skipped: 'ss is not installed (Debian: apt-get install iproute2)' };
  const child = fileURLToPath(new URL('socketsChild.mjs', import.meta.url));
  // In a namespace of its own: nobody else sees the sockets, and they go with it.
  const apart = process.getuid?.() === 0 ? '-n' : '-rn';
  const { status, stdout, stderr } = spawnSync('unshare', [apart, process.execPath, child], { encoding: 'utf8' });
  if (status !== 0) return { skipped: `no network namespace of its own: ${stderr.trim().split('\n').at(-1) ?? ''}` };
  const { sockets, first, ours, ss, longest } = JSON.parse(stdout) as Readonly<
    Record<'sockets' | 'first' | 'ours' | 'ss' | 'longest', number>
  >;
  const many = `${sockets.toLocaleString('en')} sockets`;
  return [
    { name: `${many}: read and explained`, unit: 'ms CPU', ours, peer: { who: 'ss -tan', value: ss }, goal: 2 },
    { name: `${many}: the first time`, unit: 'ms CPU', ours: first, peer: null, goal: null },
    { name: `${many}: longest without a pause`, unit: 'ms CPU', ours: longest, peer: null, goal: null },
  ];
}
