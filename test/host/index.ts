// What VS Code calls in its extension host: runs the tests of this folder with mocha. What is asked for comes in the
// environment, from test/workbench/hostTests.ts; without it, as under F5, all tests run.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { mark } from '../workbench/mark';

/** Resolves when every test has passed, and rejects otherwise; VS Code turns that into its exit status. */
export async function run(): Promise<void> {
  const { LAST_ACK_ROOT: root, LAST_ACK_GREP: grep = '', LAST_ACK_FILES: files = '[]' } = process.env;
  const wanted = JSON.parse(files) as string[];
  const found = readdirSync(__dirname)
    .filter((name) => name.endsWith('.test.js'))
    .filter((name) => wanted.length === 0 || wanted.includes(name.replace(/\.js$/u, '')))
    .sort();
  const mocha = new Mocha({
    timeout: 120_000,
    color: false,
    reporter: root === undefined ? 'spec' : join(root, '.ci', 'reporter.mjs'),
    ...(grep === '' ? {} : { grep }),
  });
  if (root !== undefined) {
    Mocha.reporters.Base.consoleLog = (...args: unknown[]) => {
      console.log(mark + format(...args));
    };
  }
  for (const name of found) mocha.addFile(join(__dirname, name));
  const failures = await new Promise<number>((done) => {
    mocha.run(done);
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}
