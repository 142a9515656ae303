import { t } from '@vscode/l10n';
import type { Screen } from '../src/messages';
import { questionOf } from './asked';
import type { QuestionScreen } from './draft';
import { liveAnnouncement } from './lab/live';
import { portsAnnouncement } from './lab/ports';
import { waitAnnouncement } from './lab/wait';
import { taskStatus } from './lesson/task';
import { playAnnouncement } from './play/play';

/**
 * What a screen reader is told without moving the focus: why an answer was not understood, what a key has changed, and the
 * verdict. The words stand in a live region that is always there.
 */
export function announcement(screen: Screen, chosen: readonly string[]): string {
  if (screen.kind === 'lesson' && screen.body.kind === 'task') return taskStatus(screen.body);
  if (screen.kind === 'ports') return portsAnnouncement(screen);
  if (screen.kind === 'live') return liveAnnouncement(screen);
  if (screen.kind === 'play') return playAnnouncement(screen);
  if (screen.kind === 'wait') return waitAnnouncement(screen);
  const question = questionOf(screen);
  return question === null ? '' : questionAnnouncement(question, chosen);
}

function questionAnnouncement(screen: QuestionScreen, chosen: readonly string[]): string {
  const { verdict, unclear } = screen;
  if (verdict !== null) return [verdict.right ? t('Right.') : t('Not right.'), hits(screen)].join(' ');
  if (unclear !== null) return unclear;
  const texts = chosen.map((id) => screen.options.find((option) => option.id === id)?.text ?? id);
  if (texts.length === 0) return '';
  switch (screen.pick) {
    case 'one':
    case 'many':
      return t('Chosen: {0}', texts.join('; '));
    case 'order':
      return t('The order: {0}', texts.join('; '));
    case 'construct':
      return screen.construct?.reached === true ? t('The goal is reached.') : (screen.construct?.sofar.said ?? '');
    case 'number':
      return '';
  }
}

function hits({ verdict, chosen }: QuestionScreen): string {
  const judged = verdict?.options ?? [];
  if (judged.length === 0) return verdict?.because ?? '';
  const right = judged.filter(({ id, holds }) => holds === chosen.includes(id)).length;
  return t('{0} of {1} options judged as the machine does.', right, judged.length);
}
