import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { installPackages } from './debian';

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
  await installPackages(missing);
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error(
    'There is no Chromium on this machine. Install one (Debian: apt-get install chromium fonts-liberation fonts-noto-cjk), or set CHROMIUM to the path of a Chrome, Chromium or Edge.',
  );
}

/** Debian's packages, when the browser or the fonts are not here. */
function missing(): readonly string[] {
  const found = findChromium() !== undefined;
  if (found && hasChineseFont()) return [];
  return ['fonts-liberation', 'fonts-noto-cjk', ...(found ? [] : ['chromium'])];
}
