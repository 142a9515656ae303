import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { config } from '@vscode/l10n';
import { readBank } from '../../src/core/quiz/bank';
import { FAMILIES, generateFromCode } from '../../src/core/quiz/families';
import { mark } from '../../src/core/quiz/mark';
import { play } from '../../src/core/quiz/play';
import type { AnyQuestion } from '../../src/core/quiz/prepare';
import { prepare } from '../../src/core/quiz/prepare';
import type { Language } from '../../src/core/quiz/question';
import type { Ladder } from '../../src/core/scenario';
import type { State } from '../../src/core/tcp';
import { STATES } from '../../src/core/tcp';
import type { Logger } from '../../src/host/logger';
import type { Media } from '../../src/host/media';
import { questionScreen, unclearText } from '../../src/host/quiz/screen';
import type { Place, Session } from '../../src/host/quiz/session';
import { stateScreen } from '../../src/host/states/screen';
import { StateTexts } from '../../src/host/states/texts';
import type { Screen, Snapshot } from '../../src/messages';
import { keyOf } from '../../src/messages/strings';

/** Screens to draw: the shipped questions and states as the host shows them, decided and run by the real machine. */

export type QuestionScreen = Extract<Screen, { kind: 'question' }>;
type StateScreen = Extract<Screen, { kind: 'state' }>;

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const CHINESE = readJson('l10n/bundle.l10n.zh-cn.json') as Readonly<Record<string, string>>;
const KEYED = Object.fromEntries(Object.entries(CHINESE).map(([english, chinese]) => [keyOf(english), chinese]));

const bank = new Map<string, AnyQuestion>();
for (const name of readdirSync('media/questions').filter((file) => file.endsWith('.json')))
  for (const question of readBank(readJson(join('media/questions', name))).questions) bank.set(question.id, question);

/** Has the host's own sentences spoken in `language` from now on. */
function speak(language: Language): void {
  config({ contents: language === 'en' ? {} : { ...CHINESE } });
}

/** A snapshot of `screen`, with the page's own sentences in a language. */
export function snapshotOf(screen: Screen, language: Language = 'en'): Snapshot {
  return { type: 'snapshot', language, strings: language === 'en' ? {} : KEYED, screen };
}

/** A run of the notation as a ladder. It must be possible. */
export function ladderFrom(lines: readonly string[]): Ladder {
  const played = play(lines.join('\n'));
  assert.ok('run' in played && played.run.failure === null, JSON.stringify(played));
  return played.ladder;
}

/** A shipped question as the host shows it. `answer` is what was given; `checked`: the verdict on it is there. */
export function questionExample(
  id: string,
  {
    language = 'en',
    checked = false,
    unclear = false,
    hasVariant = checked,
    ...given
  }: { language?: Language; checked?: boolean; unclear?: boolean; hasVariant?: boolean } & Partial<
    Omit<Place, 'id' | 'right'>
  > = {},
): QuestionScreen {
  speak(language);
  const question = bank.get(id) ?? generateFromCode(FAMILIES, id);
  assert.ok(question, `there is no question ${id}`);
  const prepared = prepare(question);
  assert.deepEqual(prepared.faults, []);
  const answer = given.answer ?? [];
  const right = checked ? mark(prepared, answer).right : null;
  assert.ok(!checked || right !== null, `${id} cannot be answered like this`);
  const place: Place = { id, answer, hints: 0, confidence: null, misconceptions: [], ...given, right };
  const session: Session = {
    mode: { kind: 'practice' },
    seed: 1,
    index: 2,
    places: Array.from({ length: 10 }, () => place),
  };
  const shows = question.shows === undefined ? null : ladderFrom(question.shows);
  const judgement = { prepared, shows, faults: [] };
  const why = unclear ? unclearText(prepared, answer) : null;
  return questionScreen(session, place, judgement, { unclear: why, hasVariant, isGenerated: !bank.has(id) }, language);
}

/** The page of a state. */
export async function stateExample(state: State, language: Language = 'en'): Promise<StateScreen> {
  speak(language);
  const media = { json: () => Promise.resolve(readJson('media/states.json')) } as unknown as Media;
  const log = {
    error: (message: string, error: unknown) => {
      assert.fail(`${message}: ${String(error)}`);
    },
  } as unknown as Logger;
  const texts = await StateTexts.load(media, () => language, log);
  return stateScreen(state, texts);
}

/** A screen of every kind there is, by name; questions of every way to answer, before and after. */
export async function everyScreen(language: Language): Promise<ReadonlyMap<string, Screen>> {
  const screens = new Map<string, Screen>();
  const before = (id: string, answer: readonly string[] = []) =>
    questionExample(id, { language, answer: [...answer], hints: 1, confidence: 'think' });
  const after = (id: string, answer: readonly string[]) =>
    questionExample(id, { language, answer: [...answer], checked: true });
  screens.set('one', before('last-ack-lost'));
  screens.set('one, checked', after('last-ack-lost', [first('last-ack-lost')]));
  screens.set('many', before('why-four-segments', ['always-four']));
  screens.set('many, checked', after('why-four-segments', ['kernel-cannot-decide', 'always-four']));
  screens.set('predict', before('close-meets-data'));
  screens.set('spot, checked', after('spot-the-leak', [first('spot-the-leak')]));
  screens.set('order', before('last-ack-lost-in-order'));
  screens.set('order, checked', after('last-ack-lost-in-order', shown('last-ack-lost-in-order')));
  screens.set('number', before('half-close-bytes', ['7']));
  screens.set('number, unclear', questionExample('half-close-bytes', { language, answer: ['seven'], unclear: true }));
  screens.set('number, checked', after('half-close-bytes', ['7']));
  screens.set('construct', before('build-half-close'));
  screens.set('construct, some lines', before('build-half-close', ['A shutdown', 'deliver FIN A>B']));
  screens.set('construct, checked', after('build-half-close', ['A shutdown', 'deliver FIN A>B']));
  for (const state of STATES) screens.set(state, await stateExample(state, language));
  screens.set('finish', FINISH);
  screens.set('progress', PROGRESS);
  screens.set('problem', { kind: 'problem', message: 'There are no questions about LISTEN yet.' });
  screens.set('loading', { kind: 'loading' });
  return screens;
}

const BELIEF = {
  id: 'M31',
  believed: 'The end that closes last waits in TIME_WAIT.',
  fact: 'TIME_WAIT is on the side that sends the first FIN; the other is done with the last ACK.',
};

const FINISH: Screen = {
  kind: 'finish',
  right: 7,
  of: 10,
  topics: [
    {
      topic: 'time-wait',
      title: 'TIME_WAIT and 2MSL',
      answers: 3,
      wrong: 2,
      states: ['TIME_WAIT', 'LAST_ACK'],
      sources: ['RFC 9293, 3.4.2', 'RFC 1337, 3'],
    },
  ],
  misconceptions: [BELIEF],
  answers: [
    { number: 1, prompt: 'When does a close take three segments instead of four?', right: true },
    { number: 2, prompt: 'Which of these are true of `TIME_WAIT`?', right: false },
  ],
};

const PROGRESS: Screen = {
  kind: 'progress',
  due: 5,
  fresh: 31,
  forecast: Array.from({ length: 14 }, (_, index) => ({ day: 20_000 + index, due: (index * 5 + 5) % 9 })),
  recall: Array.from({ length: 9 }, (_, index) => ({
    day: 19_990 + index,
    answers: 10 + (index % 4),
    right: 6 + (index % 5),
    reviews: index,
    recalled: index - (index % 2),
  })),
  topics: [
    { topic: 'three-or-four', title: 'Three segments or four', concepts: 6, seen: 4, due: 2, mastery: 0.55 },
    { topic: 'time-wait', title: 'TIME_WAIT and 2MSL', concepts: 12, seen: 12, due: 0, mastery: 1 },
    { topic: 'reuse', title: 'SO_REUSEADDR', concepts: 8, seen: 0, due: 0, mastery: 0 },
  ],
  misconceptions: [
    { ...BELIEF, held: true, question: 'why-2msl', day: 19_998, rights: 1 },
    { ...BELIEF, id: 'M32', held: false, question: 'who-time-wait', day: 19_991, rights: 3 },
  ],
};

/** The ids of a question's options, as they are shown. */
export function shown(id: string): string[] {
  return questionExample(id).options.map((option) => option.id);
}

function first(id: string): string {
  const [option] = shown(id);
  assert.ok(option);
  return option;
}

/** A right answer as a learner would give it: the ids of what is true, the events in order, the lines, or the number. */
export function solutionOf(id: string): readonly string[] {
  const question = bank.get(id);
  assert.ok(question, `there is no question ${id}`);
  const { choice, solution } = prepare(question);
  const holding = choice?.verdicts.filter(({ verdict }) => verdict.holds === true).map(({ option }) => option.id);
  return holding ?? solution?.answer ?? [];
}
