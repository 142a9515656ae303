import type { Language } from '../../src/core/quiz/question';
import type { Screen } from '../../src/messages';
import { everyPart } from './lessonExamples';
import { liveExample } from './liveExamples';
import { everyScreen } from './pageExamples';
import { everyPlay } from './playExamples';
import { portsExample } from './portsExamples';
import { waitExample } from './waitExamples';
import { EVERY_KIND, watchScreen } from './watchExamples';

/** Questions and states are many; these have every structure that they have. */
const CHOSEN = [
  'one',
  'many, checked',
  'order',
  'number, unclear',
  'construct, some lines',
  'construct, checked',
  'TIME_WAIT',
  'finish',
  'progress',
  'problem',
];

/** A screen of every kind of page, by name: what must hold everywhere is tried on these. */
export async function everyKind(language: Language): Promise<ReadonlyMap<string, Screen>> {
  const screens = [...(await everyScreen(language))].filter(([name]) => CHOSEN.includes(name));
  const parts = [...everyPart(language)].filter(([name]) => name !== 'end');
  const plays = [...everyPlay(language)].filter(([name]) => /way|solved/.test(name));
  return new Map<string, Screen>([
    ...screens,
    ...parts.map(([name, screen]): [string, Screen] => [`lesson: ${name}`, screen]),
    ...plays.map(([name, screen]): [string, Screen] => [`play: ${name}`, screen]),
    ['watch', watchScreen(EVERY_KIND)],
    ['watch: it stops', watchScreen(['A close', 'deliver FIN B>A'])],
    ['ports', portsExample()],
    ['ports: faults', portsExample({ rate: 'many', lowPort: '0' })],
    ['ports: running', portsExample({}, { running: 0.4 })],
    ['wait', waitExample({ ticks: 3 }, { language })],
    ['wait: searching', waitExample({}, { slices: 3, language })],
    ['live', liveExample('half-close', 3, { change: { states: { A: 'CLOSING', B: 'LAST_ACK' } } })],
    ['live: running', liveExample('simultaneous', 3, { phase: 'running' })],
  ]);
}
