import { t } from '@vscode/l10n';

/** Kinds of page that have keys of their own. */
export const PAGES_WITH_KEYS = ['question', 'verdict', 'run', 'diagram', 'play', 'watch', 'lesson', 'chart'] as const;
export type PageWithKeys = (typeof PAGES_WITH_KEYS)[number];

/** A key as `KeyboardEvent.key` names it, or several that do the same kind of thing; `does`: what, in the reader's language. */
export interface KeyOf {
  readonly keys: readonly string[];
  readonly does: string;
}

/** Every key that a page takes, for the help; a test presses each of them and looks whether the page has used it. */
export function keysOf(page: PageWithKeys): readonly KeyOf[] {
  switch (page) {
    case 'question':
      return [
        { keys: ['1', '2', '3'], does: t('and so on to 9 choose an option, go to an event, or add a line') },
        { keys: ['ArrowUp', 'ArrowDown'], does: t('move the event that has the focus') },
        { keys: ['Backspace'], does: t('takes the last line of a run back') },
        { keys: ['H'], does: t('asks for a hint') },
        { keys: ['Enter'], does: t('checks the answer') },
      ];
    case 'verdict':
      return [
        { keys: ['Enter'], does: t('goes on to the next question') },
        { keys: ['V'], does: t('asks a variant of the question') },
      ];
    case 'run':
      return [
        { keys: ['ArrowLeft', 'ArrowRight'], does: t('go a step back or forth') },
        { keys: ['Home', 'End'], does: t('go to the beginning or to the end') },
        { keys: ['Space'], does: t('plays the run, and stops') },
      ];
    case 'diagram':
      return [
        { keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'], does: t('go from state to state') },
        { keys: ['Enter', 'Space'], does: t('select a state') },
        { keys: ['Escape'], does: t('selects none') },
      ];
    case 'play':
      return [
        { keys: ['1', '2', '3'], does: t('and so on to 9 press what is numbered') },
        { keys: ['U', 'R'], does: t('undo a step, and redo it') },
        { keys: ['H'], does: t('asks the machine, in a challenge') },
        { keys: ['N'], does: t('goes on to the next challenge, once this one is solved') },
        { keys: ['ArrowLeft', 'ArrowRight'], does: t('go a step back or forth') },
      ];
    case 'watch':
      return [
        { keys: ['Space'], does: t('plays the run, and stops') },
        { keys: ['ArrowLeft', 'ArrowRight'], does: t('go a step back or forth') },
        { keys: ['Home', 'End'], does: t('go to the beginning or to the end') },
      ];
    case 'lesson':
      return [
        { keys: ['Enter', 'PageDown'], does: t('continue; Page Down once there is nothing more to scroll') },
        { keys: ['PageUp'], does: t('goes back, at the top of the page') },
        { keys: ['ArrowLeft', 'ArrowRight'], does: t('go a step back or forth') },
      ];
    case 'chart':
      return [
        { keys: ['ArrowLeft', 'ArrowRight'], does: t('go to the point before or after, and tell its values') },
        { keys: ['PageUp', 'PageDown'], does: t('go a tenth of the chart') },
        { keys: ['Home', 'End'], does: t('go to the beginning or to the end') },
      ];
  }
}
