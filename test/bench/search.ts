import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { explore } from '../../src/core/explore';
import { whatIsAsked, withoutUnasked } from '../../src/core/explore/asked';
import { parse } from '../../src/core/scenario';
import { searchPlainly } from '../core/explore/reference';

/**
 * One search in a process of its own, which is how a user meets it: nothing compiled yet, nothing remembered. Reads an
 * explored file from the standard input and prints what searching it took as JSON: to the end (`fast`), to the end by the
 * reference search (`plain`), or only until every claim is decided, as for a question (`verdict`).
 */
export interface Took {
  readonly worlds: number;
  readonly edges: number;
  readonly verdicts: readonly string[];
  /** CPU time and time on the clock of the search alone, milliseconds. */
  readonly cpu: number;
  readonly clock: number;
  /** Most memory of the process, and what it had before the search, MB. */
  readonly memory: number;
  readonly memoryBefore: number;
}

export type How = 'fast' | 'plain' | 'verdict';

function measure(text: string, how: How): Took {
  const { scenario } = parse(text);
  if (scenario?.kind !== 'explored') throw new Error('an explored file is needed');
  const asked = whatIsAsked(scenario.claims);
  const memoryBefore = process.resourceUsage().maxRSS / 1024;
  const [cpu, clock] = [process.cpuUsage(), performance.now()];
  const { worlds, edges, verdicts } =
    how === 'plain'
      ? searchPlainly(scenario, (endpoint, end) => withoutUnasked(endpoint, end, asked))
      : explore(scenario, { exhaustive: how === 'fast', bound: 10_000_000 });
  const { user, system } = process.cpuUsage(cpu);
  return {
    worlds,
    edges,
    verdicts: verdicts.map(({ verdict }) => verdict),
    cpu: (user + system) / 1000,
    clock: performance.now() - clock,
    memory: process.resourceUsage().maxRSS / 1024,
    memoryBefore,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(JSON.stringify(measure(readFileSync(0, 'utf8'), process.argv[2] as How)));
}
