import { t } from '@vscode/l10n';
import { sayFinding } from '../../core/said';
import { ladderOf, parse, run } from '../../core/scenario';
import type { WatchScreen } from '../../messages/watch';
import { inWords } from '../said';

/** What there is to be watched of a scenario. */
export type Watched = Pick<WatchScreen, 'title' | 'ladder' | 'failed'>;

/**
 * Runs a scenario as far as it goes. A line that cannot be understood ends it like one that is impossible: what stands above
 * it is run.
 */
export function watchedOf(text: string): Watched {
  const { scenario, faults } = parse(text);
  const [fault] = [...faults].sort((a, b) => a.line - b.line);
  if (fault !== undefined) {
    const above = text.split(/\r?\n/).slice(0, fault.line - 1);
    const runnable = parse(above.join('\n'));
    const failed = { line: fault.line, said: inWords(fault.message) };
    if (runnable.scenario?.kind !== 'scripted' || runnable.faults.length > 0)
      return { title: scenario?.title ?? '', ladder: null, failed };
    return { title: runnable.scenario.title ?? '', ladder: ladderOf(run(runnable.scenario), text), failed };
  }
  const title = scenario?.title ?? '';
  if (scenario?.kind !== 'scripted') {
    const said = t('It has no run of its own: it is a model, whose runs are explored. Explore it in the editor.');
    return { title, ladder: null, failed: { line: null, said } };
  }
  const done = run(scenario);
  const { failure } = done;
  return {
    title,
    ladder: ladderOf(done, text),
    failed: failure === null ? null : { line: failure.line, said: inWords(sayFinding(failure)) },
  };
}
