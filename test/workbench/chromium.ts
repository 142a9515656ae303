import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { testFolder } from './install';
import { withLock } from './lock';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a Chromium on this machine: $CHROMIUM, then PATH, then the usual places and Playwright's own. */
export function findChromium(): string | undefined {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = [
    process.env.CHROMIUM ?? '',
    ...path.flatMap((folder) => names.map((name) => join(folder, name))),
    ...applications,
    chromium.executablePath(),
  ];
  return places.find((place) => place !== '' && existsSync(place));
}

/** Whether this machine can draw Chinese text; true where nobody can be asked (macOS, Windows bring their own). */
function hasChineseFont(): boolean {
  const asked = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return asked.status !== 0 ? process.platform !== 'linux' : asked.stdout.trim() !== '';
}

/**
 * Returns the path of Chromium, after installing Debian's with fonts where it is missing and this process may. Throws
 * an error that says what to install where it may not. Missing fonts alone are no error: only pictures look worse.
 */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found !== undefined && hasChineseFont()) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await withLock(join(testFolder, 'apt.lock'), () => {
      if (findChromium() === undefined || !hasChineseFont()) installPackages();
    });
  }
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error(
    'There is no Chromium on this machine. Install one (Debian: apt-get install chromium fonts-liberation fonts-noto-cjk), or set CHROMIUM to the path of a Chrome, Chromium or Edge.',
  );
}

function installPackages(): void {
  const wanted = ['fonts-liberation', 'fonts-noto-cjk', ...(findChromium() === undefined ? ['chromium'] : [])];
  console.error(`Installing ${wanted.join(', ')}, once …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=600', '-o', 'Dpkg::Use-Pty=0'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...wanted]]) {
    const done = spawnSync('apt-get', [...options, ...args], { env, stdio: ['ignore', 2, 2] });
    if (done.status !== 0) console.error(`apt-get ${args.join(' ')} failed: see its message above.`);
  }
}
