import { t } from '@vscode/l10n';
import type { Row, State, TcpError } from '../../core/tcp';
import { EVENTS, idOf, rowsInto, rowsOf, rowsOutOf, STATE_GROUPS } from '../../core/tcp';
import type { RowView, Screen } from '../../messages';
import { eventText, sendsText } from '../../messages/events';
import type { Places } from './positions';
import type { StateTexts } from './texts';
import { groupTitle } from './words';

/** The page of a state: what it means, and every row of the table that concerns it. */
export function stateScreen(state: State, texts: StateTexts, places: Places = { A: null, B: null }): Screen {
  const text = texts.of(state);
  const group = STATE_GROUPS.find(({ states }) => (states as readonly State[]).includes(state));
  const here = (row: Row) => viewOf(row, [state]);
  const rows = rowsOf(state);
  return {
    kind: 'state',
    state,
    places,
    group: group === undefined ? '' : groupTitle(group.id),
    meaning: text?.meaning ?? '',
    who: text?.who ?? '',
    many: text?.many ?? '',
    tools: text?.tools ?? { ss: '', netstat: '', proc: '' },
    into: rowsInto(state).map((row) =>
      viewOf(
        row,
        row.from.filter((from) => from !== state),
      ),
    ),
    out: rowsOutOf(state).map(here),
    calls: rows.filter((row) => EVENTS[row.on].kind === 'call').map(here),
    ignores: rows.filter((row) => EVENTS[row.on].kind !== 'call' && row.to === 'same').map(here),
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
