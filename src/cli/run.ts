import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Fault, Scripted } from '../core/scenario';
import { ladderStep, parse, run as runScript } from '../core/scenario';
import { decide } from './decide';
import { textOf, whyUnreadable } from './files';
import type { Report } from './report';
import { jsonReport, textReport } from './report';

const USAGE = `usage: npm run --silent scenario -- [--json] FILE…   (a FILE of - is the standard input)`;

/**
 * `run [--json] FILE…` runs scripted scenarios and decides the claims of explored ones; report.ts says what is printed.
 * Exit status: 0 every expectation held and every claim is true; 1 one did not hold, a line was not possible, or a claim
 * is false or undecided; 2 a file could not be read or has faults, or the command was not understood.
 */
export async function run(args: readonly string[]): Promise<number> {
  const json = args.includes('--json');
  const files = args.filter((arg) => arg !== '--json');
  const unknown = files.find((arg) => arg.startsWith('-') && arg !== '-');
  if (files.length === 0 || unknown !== undefined) {
    console.error(unknown === undefined ? USAGE : `there is no option ${unknown}\n${USAGE}`);
    return 2;
  }
  const report = json ? jsonReport : textReport(files.length > 1);
  let status = 0;
  for (const file of files) status = Math.max(status, await runFile(file, report));
  return status;
}

async function runFile(file: string, report: Report): Promise<number> {
  const read = await readScenario(file);
  if ('problem' in read) {
    report.unreadable(file, read.problem);
    return 2;
  }
  const { scenario, faults } = parse(read.text, { name: file });
  if (faults.length > 0 || scenario === null) return tellFaults(file, faults, report);
  report.begin(file, scenario);
  if (scenario.kind === 'scripted') return play(file, scenario, report);
  const verdicts = decide(scenario);
  for (const verdict of verdicts) report.verdict(file, verdict);
  return verdicts.every((verdict) => verdict.verdict === 'true') ? 0 : 1;
}

function tellFaults(file: string, faults: readonly Fault[], report: Report): number {
  for (const fault of faults) report.fault(file, fault);
  return 2;
}

function play(file: string, scenario: Scripted, report: Report): number {
  const { moments, failure } = runScript(scenario);
  report.moments(
    file,
    scenario,
    moments.map(({ line, moment }) => ({ moment, step: ladderStep(moment, line) })),
  );
  report.outcome(file, failure);
  return failure === null ? 0 : 1;
}

/** The text of a file, or in a sentence why it cannot be read. */
async function readScenario(file: string): Promise<{ text: string } | { problem: string }> {
  try {
    return { text: textOf(file === '-' ? await buffer(process.stdin) : await readFile(file)) };
  } catch (error) {
    return { problem: `cannot be read: ${whyUnreadable(error)}` };
  }
}
