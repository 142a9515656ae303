import type { Screen } from '../src/messages';
import { questionOf } from './asked';
import { aboutOf } from './screen';

let lastAbout = '';
let wasChecked = false;

/**
 * Draws, and sees to it that a keyboard user is never left nowhere: a new screen begins at its heading; after the answer
 * the focus is on the button that goes on; and when the focused control has vanished, on whatever now stands for it.
 * The page never takes the focus from another part of VS Code.
 */
export function keepFocus(root: HTMLElement, screen: Screen, draw: () => void): void {
  const focused = root.contains(document.activeElement) ? document.activeElement : null;
  const about = aboutOf(screen);
  const isNew = lastAbout !== '' && about !== lastAbout;
  const isChecked = (questionOf(screen)?.verdict ?? null) !== null;
  const justChecked = !isNew && isChecked && !wasChecked && lastAbout !== '';
  lastAbout = about;
  wasChecked = isChecked;

  draw();

  if (isNew) window.scrollTo(0, 0);
  if (!document.hasFocus()) return;
  if (isNew) focus(root, 'h1');
  else if (justChecked) {
    focus(root, '[data-main]');
    root.querySelector('.verdict')?.scrollIntoView({ block: 'nearest' });
  } else if (focused instanceof HTMLElement && isGone(focused)) {
    // Still there, and not to be seen or pressed any more: the browser takes the focus away when it draws the next frame.
    focus(root, '[data-main], h1');
  } else if (focused instanceof HTMLElement && document.activeElement !== focused) {
    // Moved within the page, it has only lost the focus; taken away, the button that goes on stands for it.
    if (focused.isConnected) focused.focus({ preventScroll: true });
    else focus(root, '[data-main], h1');
  }
}

function isGone(element: HTMLElement): boolean {
  return (
    element.isConnected && (element.hasAttribute('disabled') || !element.checkVisibility({ visibilityProperty: true }))
  );
}

function focus(root: HTMLElement, selector: string): void {
  root.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
}
