import type { Screen } from '../src/messages';
import type { QuestionScreen } from './draft';

/** The question that a screen asks: it is the whole screen, or a part of a lesson. */
export function questionOf(screen: Screen): QuestionScreen | null {
  if (screen.kind === 'question') return screen;
  if (screen.kind !== 'lesson' || screen.body.kind !== 'question') return null;
  const { asked } = screen.body;
  return asked.kind === 'question' ? asked : null;
}
