import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const scenarios = 'media/scenarios';

/** A temporary folder with a copy of the example scenarios, for VS Code to open; `remove` deletes it. */
export function sampleFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'last-ack-sample-'));
  fillSample(path);
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Copies the example scenarios into `path`, which it makes; a file that is there, perhaps changed, stays as it is. */
export function fillSample(path: string): void {
  mkdirSync(path, { recursive: true });
  if (existsSync(scenarios)) cpSync(scenarios, path, { recursive: true, force: false });
}
