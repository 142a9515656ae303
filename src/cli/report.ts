import { inEnglish, sayFinding } from '../core/said';
import type { Explored, Failure, Fault, LadderStep, Scripted } from '../core/scenario';
import { formatFailure, startOf, tell, tellTime } from '../core/scenario';
import type { Moment } from '../core/world';
import type { ClaimVerdict } from './decide';

/**
 * What `run` prints.
 *
 * As text, on standard output: one line for each thing that happens, with the time and both ends' states after it; then
 * `line 12: expected …` if the run stopped there. For an explored file one line a claim, and under it the shortest run
 * that shows it. With several files each begins with `FILE:`. On standard error: `FILE:LINE:COLUMN: what is wrong` for a
 * fault, and `FILE: cannot be read: why`.
 *
 * With `--json` one object a line, all on standard output. Each has `type` and `file`:
 * - `{ type: 'scenario', title, kind: 'scripted' | 'explored', discrete, start: { A, B } }`: the file begins; the states.
 * - `{ type: 'moment', at, line, kind, end, flight, copy, segment, call, returned, refused, timer, A, B, row }`: something
 *   happened; the fields are `LadderStep`'s (core/scenario/ladder.ts), `at` in milliseconds or ticks.
 * - `{ type: 'outcome', ok, failure: null | { line, column, endColumn, kind: 'expectation' | 'impossible', message } }`.
 * - `{ type: 'verdict', line, claim, verdict: 'true' | 'false' | 'unknown', worlds, run: string | null }`: an explored
 *   file's claim, how many worlds were visited, and the shortest run that shows it, as a scenario.
 * - `{ type: 'fault', line, column, endColumn, message }`: a fault of the file; columns count from 1, the end is exclusive.
 * - `{ type: 'unreadable', message }`.
 */
export interface Report {
  begin(file: string, scenario: Scripted | Explored): void;
  moments(file: string, scenario: Scripted, moments: readonly { moment: Moment; step: LadderStep }[]): void;
  outcome(file: string, failure: Failure | null): void;
  verdict(file: string, verdict: ClaimVerdict): void;
  fault(file: string, fault: Fault): void;
  unreadable(file: string, problem: string): void;
}

/** The report for people. `headed`: each file's part begins with its name. */
export function textReport(headed: boolean): Report {
  return {
    begin(file) {
      if (headed) console.log(`${nameOf(file)}:`);
    },
    moments(_file, { settings }, moments) {
      const rows = moments.map(({ moment }) => ({
        time: tellTime(moment.at, settings.discrete),
        what: tell(moment.happening),
        states: `${`A ${moment.A}`.padEnd(15)}B ${moment.B}`,
      }));
      const times = Math.max(0, ...rows.map(({ time }) => time.length));
      const width = Math.max(28, ...rows.map(({ what }) => what.length));
      for (const { time, what, states } of rows)
        console.log(`${time.padStart(times)}  ${what.padEnd(width)}  ${states}`);
    },
    outcome(_file, failure) {
      if (failure !== null) console.log(formatFailure(failure));
    },
    verdict(_file, { line, claim, said, run }) {
      console.log(`line ${line}: ${claim}: ${said}`);
      if (run !== null) console.log(run.trimEnd().replace(/^/gm, '    '));
    },
    fault(file, { line, column, message }) {
      console.error(`${nameOf(file)}:${line}:${column}: ${inEnglish(message)}`);
    },
    unreadable(file, problem) {
      console.error(`${nameOf(file)}: ${problem}`);
    },
  };
}

function nameOf(file: string): string {
  return file === '-' ? '<stdin>' : file;
}

function put(object: { type: string; file: string } & Record<string, unknown>): void {
  console.log(JSON.stringify(object));
}

/** The report for programs. */
export const jsonReport: Report = {
  begin(file, scenario) {
    const { A, B } = startOf(scenario);
    const { title, kind, settings } = scenario;
    put({ type: 'scenario', file, title, kind, discrete: settings.discrete, start: { A: A.state, B: B.state } });
  },
  moments(file, _scenario, moments) {
    for (const { step } of moments) put({ type: 'moment', file, ...step });
  },
  outcome(file, failure) {
    const told =
      failure === null ? null : { ...failure.place, kind: failure.kind, message: inEnglish(sayFinding(failure)) };
    put({ type: 'outcome', file, ok: failure === null, failure: told });
  },
  verdict(file, { line, claim, verdict, worlds, run }) {
    put({ type: 'verdict', file, line, claim, verdict, worlds, run });
  },
  fault(file, fault) {
    put({ type: 'fault', file, ...fault, message: inEnglish(fault.message) });
  },
  unreadable(file, message) {
    put({ type: 'unreadable', file, message });
  },
};
