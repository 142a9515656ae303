import { t } from '@vscode/l10n';
import type { Row, StateGroup } from '../../core/tcp';

/** What a group of states is called. */
export function groupTitle(group: StateGroup): string {
  switch (group) {
    case 'opening':
      return t('Opening');
    case 'open':
      return t('Open');
    case 'active-close':
      return t('Active close');
    case 'passive-close':
      return t('Passive close');
  }
}

/** What a group of states has in common, in a sentence. */
export function groupMeaning(group: StateGroup): string {
  switch (group) {
    case 'opening':
      return t('Before the connection, and while it is being made.');
    case 'open':
      return t('Both directions are open.');
    case 'active-close':
      return t('The end that sends the first FIN passes through these, whether client or server.');
    case 'passive-close':
      return t('The end that receives the first FIN passes through these.');
  }
}

/** Where a row is written, with the document's name: `RFC 9293, 3.10.4`. */
export function sourceText(row: Row): string {
  return /^(\d|A\.)/.test(row.rfc) ? `RFC 9293, ${row.rfc}` : row.rfc;
}
