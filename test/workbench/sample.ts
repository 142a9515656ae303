import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropAtExit } from './processes';

const scenarios = 'media/scenarios';

/** A new temporary folder; `remove` deletes it, and so does the end of this process. */
export function temporaryFolder(purpose: string): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), `last-ack-${purpose}-`));
  const kept = dropAtExit(undefined, path);
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
      kept.forget();
    },
  };
}

/** A temporary folder with a copy of the example scenarios, for VS Code to open. */
export function sampleFolder(): ReturnType<typeof temporaryFolder> {
  const folder = temporaryFolder('sample');
  fillSample(folder.path);
  return folder;
}

/** Copies the example scenarios into `path`, which it makes; a file that is there, perhaps changed, stays as it is. */
export function fillSample(path: string): void {
  mkdirSync(path, { recursive: true });
  if (existsSync(scenarios)) cpSync(scenarios, path, { recursive: true, force: false });
}
