import { t } from '@vscode/l10n';
import type { State } from '../core/tcp';
import type { End } from '../core/world';

/** Where both ends are; null for an end that nobody watches. */
export type Places = Readonly<Record<End, State | null>>;

/** Which ends are in `state`: `A`, `B`, `A B`, or nothing. */
export function endsIn(state: State, places: Places): string {
  return (['A', 'B'] as const).filter((end) => places[end] === state).join(' ');
}

/** The same as a sentence, or nothing. */
export function whereText(state: State, places: Places): string {
  switch (endsIn(state, places)) {
    case 'A':
      return t('A is here');
    case 'B':
      return t('B is here');
    case 'A B':
      return t('A and B are here');
    default:
      return '';
  }
}
