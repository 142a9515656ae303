import type { Ink } from './svg';

/** The colours as the theme has them now; chart.css says which of VS Code's each is, and what it is where colours are forced. */
export function inkOf(element: Element): Ink {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(`--chart-${name}`).trim() || 'currentcolor';
  return {
    blue: of('blue'),
    green: of('green'),
    orange: of('orange'),
    purple: of('purple'),
    red: of('red'),
    yellow: of('yellow'),
    text: of('text'),
    quiet: of('quiet'),
    grid: of('grid'),
    page: of('page'),
  };
}

/** Calls `then` whenever the theme may have changed: VS Code rewrites its variables and the body's class. The end of it. */
export function onThemeChange(then: () => void): () => void {
  const watching = new MutationObserver(then);
  const attributes = { attributes: true, attributeFilter: ['class', 'style', 'data-vscode-theme-id'] };
  watching.observe(document.documentElement, attributes);
  watching.observe(document.body, attributes);
  const forced = window.matchMedia('(forced-colors: active)');
  forced.addEventListener('change', then);
  return () => {
    watching.disconnect();
    forced.removeEventListener('change', then);
  };
}
