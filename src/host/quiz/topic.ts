import { t } from '@vscode/l10n';
import type { Topic } from '../../core/quiz/question';

/** What a topic is called. */
export function topicTitle(topic: Topic): string {
  switch (topic) {
    case 'directions':
      return t('Two directions');
    case 'segments':
      return t('Segments and numbers');
    case 'calls':
      return t('close() and shutdown()');
    case 'three-or-four':
      return t('Three segments or four');
    case 'half-close':
      return t('Half-close');
    case 'simultaneous':
      return t('Simultaneous close');
    case 'reset':
      return t('Reset');
    case 'loss':
      return t('Lost segments');
    case 'time-wait':
      return t('TIME_WAIT and 2MSL');
    case 'too-many':
      return t('Too many TIME_WAIT');
    case 'reuse':
      return t('SO_REUSEADDR');
    case 'leaks':
      return t('Leaks');
    case 'tools':
      return t('Tools');
  }
}
