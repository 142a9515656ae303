import { spawnSync } from 'node:child_process';
import { installPackages } from '../workbench/debian';

/**
 * SPIN and the C compiler that its verifiers need, installed first where they are missing and this process may. Returns
 * undefined when both are here, else a sentence that says what to install.
 */
export async function ensureSpin(): Promise<string | undefined> {
  await installPackages(missing);
  const packages = missing();
  return packages.length === 0
    ? undefined
    : `${packages.join(' and ')} not installed (Debian: apt-get install ${packages.join(' ')})`;
}

/** The Debian packages of what does not run here. */
function missing(): readonly string[] {
  const compiles = spawnSync('gcc', ['-fsyntax-only', '-xc', '-'], { input: '#include <stdio.h>\n' }).status === 0;
  return [
    ...(spawnSync('spin', ['-V']).error === undefined ? [] : ['spin']),
    ...(compiles ? [] : ['gcc', 'libc6-dev']),
  ];
}
