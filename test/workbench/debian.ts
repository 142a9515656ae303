import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from './install';
import { withLock } from './lock';

/**
 * Installs Debian's packages for what a test needs, where this process may: as root, with apt-get. `missing` names the
 * packages that are missing now; it is asked again when nobody else is installing. Whether they are there afterwards is
 * the caller's to see: a machine without network is no error here.
 */
export async function installPackages(missing: () => readonly string[]): Promise<void> {
  if (missing().length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  await withLock(join(testFolder, 'apt.lock'), () => {
    const packages = missing();
    if (packages.length > 0) install(packages);
  });
}

function install(packages: readonly string[]): void {
  console.error(`Installing ${packages.join(', ')}, once …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=600', '-o', 'Dpkg::Use-Pty=0'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const done = spawnSync('apt-get', [...options, ...args], { env, stdio: ['ignore', 2, 2] });
    if (done.status !== 0) console.error(`apt-get ${args.join(' ')} failed: see its message above.`);
  }
}
