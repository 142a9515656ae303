// Runs the suites one after the other, also after a failure, and ends with one line of counts for all of them:
// node .ci/test.mjs [SUITE …] [TEST FILE …] [-g PATTERN and more for mocha]. The status is 1 when anything failed, and
// when a suite that was to run everything ran nothing.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';

const suites = ['core', 'kernel', 'package', 'host', 'browser', 'web'];
const args = process.argv.slice(2);
const named = args.filter((arg) => suites.includes(arg));
const files = args.filter((arg) => arg.endsWith('.test.ts'));
const rest = args.filter((arg) => !named.includes(arg) && !files.includes(arg));
const everything = files.length === 0 && rest.length === 0;

/** The test files of a suite, as sources: a test whose source is gone no longer runs, though its build may remain. */
function sources(suite) {
  const folder = join('test', suite);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name))
    .filter((file) => files.length === 0 || files.includes(file))
    .sort();
}

const build = (file) => join('out', file.replace(/\.ts$/u, '.mjs'));

function command(suite, tests) {
  if (suite === 'host') {
    const chosen = files.length === 0 ? [] : tests.map((file) => basename(file));
    return ['out/test/workbench/hostTests.mjs', ...rest, ...chosen];
  }
  return [
    '--enable-source-maps',
    'node_modules/mocha/bin/mocha.js',
    '--reporter',
    '.ci/reporter.mjs',
    ...rest,
    ...tests.map(build),
  ];
}

/** How long a suite whose tests are all done may take to end, in milliseconds: then something it started still runs. */
const patience = 60_000;

/** Runs Node with inherited output; resolves to what went wrong, or to undefined after status 0. */
function run(args, result) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, LAST_ACK_RESULT: result },
    });
    let seen;
    const watch = setInterval(() => {
      if (seen === undefined && existsSync(result)) seen = Date.now();
      if (seen === undefined || Date.now() - seen < patience) return;
      clearInterval(watch);
      child.kill('SIGTERM');
      resolve(`its tests were done, and ${patience / 1000} s later it was still running`);
    }, 1000);
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => {
      clearInterval(watch);
      resolve(code === 0 ? undefined : `it ended with ${signal ?? `status ${code}`}`);
    });
  });
}

const total = { passed: 0, failed: 0, skipped: 0 };
mkdirSync('out/results', { recursive: true });
for (const suite of named.length > 0 ? named : suites) {
  const tests = sources(suite);
  if (tests.length === 0 && !everything) continue;
  console.log(`\n=== ${suite} ===`);
  const result = join('out', 'results', `${suite}.json`);
  rmSync(result, { force: true });
  const trouble = tests.length === 0 ? 'there is no test file' : await run(command(suite, tests), result);
  const counts = existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : { passed: 0, failed: 0, skipped: 0 };
  const ranNothing = everything && counts.passed + counts.failed === 0;
  // Where mocha has counted a failure, its status says the same again.
  if (counts.failed === 0 && (trouble !== undefined || ranNothing)) {
    console.error(`The suite ${suite} failed: ${trouble ?? 'it ran no test'}.`);
    counts.failed = 1;
  }
  for (const name of Object.keys(total)) total[name] += counts[name];
}
if (total.passed + total.failed === 0) {
  console.error('No test ran.');
  total.failed = 1;
}
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed === 0 ? 0 : 1;
