import type { Context } from '../context';
import { stepTo } from '../ladder/player';
import { PRESSABLE } from '../pressable';
import type { LessonScreen } from './lesson';
import { whichLessonRun } from './runs';
import { goBack, goOn } from './turn';

/**
 * The keys of a lesson: Page Down goes on once there is nothing more to scroll, and Page Up back; Enter continues, left
 * and right play the run. Whether the key was used up. `isOn`: whether the
 * key was pressed on something that the selector names, which may want it for itself.
 */
export function onLessonKey(
  event: KeyboardEvent,
  screen: LessonScreen,
  context: Context,
  isOn: (selector: string) => boolean,
): boolean {
  const isValue = isOn('input, vscode-radio-group');
  if (event.shiftKey) return false;
  switch (event.key) {
    case 'PageDown':
      if (event.repeat || isValue || !isAtBottom()) return false;
      goOn(screen, context);
      return true;
    case 'PageUp':
      if (event.repeat || isValue || window.scrollY > 0) return false;
      goBack(screen, context);
      return true;
    case 'Enter':
      if (event.repeat || isOn(PRESSABLE) || screen.body.kind === 'question') return false;
      goOn(screen, context);
      return true;
    case 'ArrowLeft':
    case 'ArrowRight': {
      const run = isValue ? undefined : whichLessonRun(screen, context.view);
      if (run === undefined) return false;
      stepTo(context, run, (step) => step + (event.key === 'ArrowRight' ? 1 : -1));
      return true;
    }
    default:
      return false;
  }
}

function isAtBottom(): boolean {
  return window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 1;
}
