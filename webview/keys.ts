import type { Screen } from '../src/messages';
import type { Context } from './context';
import { stepTo, whichRun } from './ladder/player';

/**
 * The keys that work anywhere on the page: digits choose, Enter checks and then continues, left and right play the open
 * run. A control that has the focus keeps its own keys.
 */
export function onKey(event: KeyboardEvent, screen: Screen, context: Context): void {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (screen.kind !== 'question' || event.isComposing) return;
  const { key } = event;
  if (/^[1-9]$/.test(key)) {
    const option = screen.options[Number(key) - 1];
    if (screen.verdict !== null || option === undefined) return;
    context.choose(option.id);
  } else if (key === 'Enter') {
    if (event.repeat || has(event, 'vscode-button, vscode-link, a, button, summary, [role=link]')) return;
    if (screen.verdict === null) context.check();
    else context.send({ type: 'next', question: screen.id });
  } else if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const run = has(event, 'input, vscode-radio-group') ? undefined : whichRun(screen, context.view);
    if (run === undefined) return;
    stepTo(context, run, (step) => step + (key === 'ArrowRight' ? 1 : -1));
  } else return;
  event.preventDefault();
}

/** The key was pressed on, or inside, something that the selector names. */
function has(event: KeyboardEvent, selector: string): boolean {
  return event.composedPath().some((target) => target instanceof Element && target.matches(selector));
}
