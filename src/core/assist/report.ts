import type { Said } from '../said';
import { inEnglish } from '../said';
import { run, sayFailure, tell, tellTime } from '../scenario';
import type { Scripted } from '../scenario';

/**
 * A run as text: the title, a line for each thing that happens with both ends' states, and how it ended. `inWords`: the
 * language in which it is said why it stopped.
 */
export function reportRun(scenario: Scripted, inWords: (said: Said) => string = inEnglish): string {
  const { discrete } = scenario.settings;
  const { moments, failure, start } = run(scenario);
  const rows = moments.map(({ line, moment }) => ({
    line: String(line),
    at: tellTime(moment.at, discrete),
    told: tell(moment.happening),
    states: `A ${moment.A} · B ${moment.B}`,
  }));
  const width = (of: (row: (typeof rows)[number]) => string) => Math.max(0, ...rows.map((row) => of(row).length));
  const [lines, times, words] = [width(({ line }) => line), width(({ at }) => at), width(({ told }) => told)];
  const body = rows.map(({ line, at, told, states }) =>
    [line.padStart(lines), at.padStart(times), told.padEnd(words), states].join('  '),
  );
  const title = scenario.title === null ? [] : [scenario.title, ''];
  const begin = `A ${start.A.state} · B ${start.B.state}`;
  return [...title, begin, ...body, '', failure === null ? 'ok' : inWords(sayFailure(failure)), ''].join('\n');
}
