// Runs suites with mocha in a web worker, and tells each result as a line that begins with the mark.
import 'mocha/mocha';
import { mark } from '../workbench/mark';

/** What became of one test: its suites and its own title, and why it failed. */
export type Result = {
  readonly titles: readonly string[];
  readonly state: 'passed' | 'failed' | 'pending';
  readonly error?: string;
};

/** Resolves when the tests that `load` brings have run and passed, and rejects otherwise. */
export async function runSuites(load: () => Promise<unknown>): Promise<void> {
  const tell = (result: Result) => {
    console.log(mark + JSON.stringify(result));
  };
  // Mocha's reporters for browsers want a page; this one only passes on what happened.
  function Teller(runner: Mocha.Runner): void {
    runner.on('pass', (test) => {
      tell({ titles: test.titlePath(), state: 'passed' });
    });
    runner.on('pending', (test) => {
      tell({ titles: test.titlePath(), state: 'pending' });
    });
    runner.on('fail', (test, error: Error & { actual?: unknown; expected?: unknown }) => {
      const values = 'expected' in error ? `\nactual: ${spell(error.actual)}\nexpected: ${spell(error.expected)}` : '';
      tell({ titles: test.titlePath(), state: 'failed', error: `${error.stack ?? error.message}${values}` });
    });
  }
  mocha.setup({ ui: 'bdd', timeout: 120_000, reporter: Teller as unknown as Mocha.ReporterConstructor });
  await load();
  const failures = await new Promise<number>((done) => {
    mocha.run(done);
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}

function spell(value: unknown): string {
  return value === undefined ? 'undefined' : JSON.stringify(value, undefined, 1).slice(0, 2000);
}
