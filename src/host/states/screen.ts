import { t } from '@vscode/l10n';
import type { Topic } from '../../core/quiz/question';
import { TOPICS } from '../../core/quiz/question';
import type { Row, State, TcpError } from '../../core/tcp';
import { EVENTS, idOf, rowsInto, rowsOf, rowsOutOf, STATE_GROUPS } from '../../core/tcp';
import type { RowView, Screen } from '../../messages';
import { eventText, sendsText } from '../../messages/events';
import type { Places } from '../../messages/where';
import { topicTitle } from '../quiz/topic';
import type { StateTexts } from './texts';
import { groupTitle } from './words';

type StateScreen = Extract<Screen, { kind: 'state' }>;

/** What else the page of a state shows: a run that is being watched, and what can be learnt about it elsewhere. */
export interface AroundState {
  readonly places: Places;
  /** Every question there is, with its prompt in the reader's language. */
  readonly questions: readonly {
    readonly id: string;
    readonly topic: Topic;
    readonly states: readonly State[];
    readonly prompt: string;
  }[];
  readonly lessons: StateScreen['lessons'];
}

const NOTHING_AROUND: AroundState = { places: { A: null, B: null }, questions: [], lessons: [] };

/** The page of a state: what it means, and every row of the table that concerns it. */
export function stateScreen(state: State, texts: StateTexts, around: AroundState = NOTHING_AROUND): StateScreen {
  const text = texts.of(state);
  const group = STATE_GROUPS.find(({ states }) => (states as readonly State[]).includes(state));
  const here = (row: Row) => viewOf(row, [state]);
  const rows = rowsOf(state);
  return {
    kind: 'state',
    state,
    places: around.places,
    group: group === undefined ? '' : groupTitle(group.id),
    meaning: text?.meaning ?? '',
    who: text?.who ?? '',
    many: text?.many ?? '',
    list: text?.list ?? null,
    tools: text?.tools ?? { ss: '', netstat: { linux: '', macos: '', windows: '' }, proc: '' },
    into: rowsInto(state).map((row) =>
      viewOf(
        row,
        row.from.filter((from) => from !== state),
      ),
    ),
    out: rowsOutOf(state).map(here),
    calls: rows.filter((row) => EVENTS[row.on].kind === 'call').map(here),
    ignores: rows.filter((row) => EVENTS[row.on].kind !== 'call' && row.to === 'same').map(here),
    questions: TOPICS.flatMap((topic) => {
      const items = around.questions.filter((question) => question.topic === topic && question.states.includes(state));
      return items.length === 0
        ? []
        : [{ topic, title: topicTitle(topic), items: items.map(({ id, prompt }) => ({ id, prompt })) }];
    }),
    lessons: [...around.lessons],
  };
}

function viewOf(row: Row, from: readonly State[]): RowView {
  return {
    id: idOf(row),
    on: eventText(row.on),
    sends: sendsText(row) ?? '',
    from: [...from],
    to: row.to === 'same' ? null : row.to,
    refuses: row.refuses === undefined ? null : errorText(row.refuses),
    rfc: row.rfc,
    why: row.why,
  };
}

/** Why a call is refused, in the words of RFC 9293, 3.10. */
function errorText(error: TcpError): string {
  switch (error) {
    case 'exists':
      return t('connection already exists');
    case 'not-connected':
      return t('connection does not exist');
    case 'closing':
      return t('connection closing');
    case 'refused':
      return t('connection refused');
    case 'reset':
      return t('connection reset');
    case 'timeout':
      return t('connection aborted due to user timeout');
  }
}
