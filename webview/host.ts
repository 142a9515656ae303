import type { Intent } from '../src/messages';

/** What VS Code gives a webview: https://code.visualstudio.com/api/extension-guides/webview#scripts-and-message-passing */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

// It can be acquired only once in the life of a page.
const api = acquireVsCodeApi();

/** Tells the host what the learner wants. */
export function send(intent: Intent): void {
  api.postMessage(intent);
}

/** What the page remembers of itself over a reload; whatever an older version of the page may have left there. */
export function recall(): unknown {
  return api.getState();
}

/** Remembers `state` over a reload. It must be plain JSON. */
export function remember(state: object): void {
  api.setState(state);
}
