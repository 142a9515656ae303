// Installs the locked dependencies when they are missing or older than package-lock.json; silent when there is nothing to do.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';

const stamp = 'node_modules/.last-ack-lock';
const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.error('Installing the dependencies of package-lock.json …');
  const windows = process.platform === 'win32';
  const npm = spawnSync(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 2, 2],
    shell: windows,
  });
  if (npm.status !== 0) {
    console.error('npm ci failed: see its message just before this line.');
    process.exit(npm.status ?? 1);
  }
  mkdirSync('node_modules', { recursive: true });
  writeFileSync(stamp, lock);
}
