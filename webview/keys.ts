import type { Screen } from '../src/messages';
import { questionOf } from './asked';
import type { Context } from './context';
import type { QuestionScreen } from './draft';
import { toggled } from './draft';
import { stepTo, whichRun } from './ladder/player';
import { onWaitKey } from './lab/wait';
import { onLessonKey } from './lesson/keys';
import { onPlayKey } from './play/keys';
import { PRESSABLE } from './pressable';
import { onWatchKey } from './watch/keys';

/**
 * The keys that work anywhere on the page: digits choose, Enter checks and then continues, left and right play the open
 * run, H asks for a hint. A control that has the focus keeps its own keys.
 */
export function onKey(event: KeyboardEvent, screen: Screen, context: Context): void {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const isOn = (selector: string) => has(event, selector);
  if (screen.kind === 'lesson' && onLessonKey(event, screen, context, isOn)) {
    event.preventDefault();
    return;
  }
  if (screen.kind === 'play') {
    if (onPlayKey(event, screen, context, isOn)) event.preventDefault();
    return;
  }
  if (screen.kind === 'watch') {
    if (onWatchKey(event, screen, context, isOn)) event.preventDefault();
    return;
  }
  if (screen.kind === 'wait') {
    if (onWaitKey(event, screen, context, isOn)) event.preventDefault();
    return;
  }
  const question = questionOf(screen);
  if (question !== null) onQuestionKey(event, question, context);
}

function onQuestionKey(event: KeyboardEvent, screen: QuestionScreen, context: Context): void {
  const isWriting = has(event, 'vscode-text-field, input[type=text]');
  if (event.key === 'Enter') {
    if (event.repeat || event.shiftKey || has(event, PRESSABLE)) return;
    context.send({ type: screen.verdict === null ? 'check' : 'next', question: screen.id });
  } else if (isWriting || event.shiftKey) return;
  else if (/^[1-9]$/.test(event.key)) {
    if (screen.verdict !== null || !press(Number(event.key) - 1, screen, context)) return;
  } else if (event.key === 'Backspace') {
    if (screen.verdict !== null || screen.pick !== 'construct' || context.chosen.length === 0) return;
    context.answer(context.chosen.slice(0, -1));
  } else if (event.key.toLowerCase() === 'h') {
    if (!screen.moreHints || event.repeat) return;
    context.send({ type: 'hint', question: screen.id });
  } else if (event.key.toLowerCase() === 'v') {
    if (!screen.hasVariant || event.repeat) return;
    context.send({ type: 'variant', question: screen.id });
  } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
    const run = has(event, 'input, vscode-radio-group, .output') ? undefined : whichRun(screen, context.view);
    if (run === undefined) return;
    stepTo(context, run, (step) => step + (event.key === 'ArrowRight' ? 1 : -1));
  } else return;
  event.preventDefault();
}

/** A digit was pressed: whether that is used up. A digit of a number is not: it goes on into the field. */
function press(index: number, screen: QuestionScreen, context: Context): boolean {
  if (screen.pick === 'number') {
    document.querySelector<HTMLElement>('.number vscode-text-field')?.focus();
    return false;
  }
  const option = screen.options[index];
  if (option === undefined) return false;
  switch (screen.pick) {
    case 'one':
    case 'many':
      context.answer(toggled(screen, context.chosen, option.id));
      return true;
    case 'order':
      document.querySelectorAll<HTMLElement>('.order li')[index]?.querySelector<HTMLElement>('vscode-button')?.focus();
      return true;
    case 'construct':
      if (!context.isPending) context.answer([...context.chosen, option.id]);
      return true;
  }
}

/** The key was pressed on, or inside, something that the selector names. */
function has(event: KeyboardEvent, selector: string): boolean {
  return event.composedPath().some((target) => target instanceof Element && target.matches(selector));
}
