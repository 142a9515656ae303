import { readFileSync } from 'node:fs';
import { config } from '@vscode/l10n';
import type { Finding } from '../../src/core/lab/finding';
import { createExperiment } from '../../src/core/lab/search';
import { USUAL } from '../../src/core/lab/wait';
import type { Language } from '../../src/core/quiz/question';
import { waitScreen } from '../../src/host/lab/waitScreen';
import type { WaitScreen, WaitSetting } from '../../src/messages/wait';

/** Screens of the lab “Why 2MSL”, as the host shows them, of experiments that the explorer has really made. */

const CHINESE = JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8')) as Readonly<Record<string, string>>;
const known = new Map<string, Finding>();

/** The page after a whole search, or after some slices of 1000 worlds of one that knows nothing before. */
export function waitExample(
  change: Partial<WaitSetting> = {},
  { slices = Infinity, language = 'en', turn = 0 }: { slices?: number; language?: Language; turn?: number } = {},
): WaitScreen {
  config({ contents: language === 'en' ? {} : { ...CHINESE } });
  const setting: WaitSetting = { ...USUAL, ticks: 4, ask: 'alive', ...change };
  const experiment = createExperiment(setting, slices === Infinity ? { known } : {});
  for (let slice = 0; slice < slices && experiment.advance(1000); slice += 1);
  const state = experiment.progress.now === null ? 'done' : 'searching';
  return waitScreen({ setting, turn, experiment, state });
}
