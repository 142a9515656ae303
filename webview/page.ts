import { config } from '@vscode/l10n';
import { html, render } from 'lit/html.js';
import type { Snapshot } from '../src/messages';
import { HostMessage, readMessage } from '../src/messages';
import { bySentence } from '../src/messages/strings';
import { announcement } from './announce';
import { questionOf } from './asked';
import type { Context } from './context';
import { draftFor } from './draft';
import { keepFocus } from './focus';
import { recall, remember, send } from './host';
import { onKey } from './keys';
import { hearCopied } from './ladder/copy/view';
import { aboutOf, screenView } from './screen';
import { registerControls } from './toolkit';
import { freshView, readView } from './view';

/**
 * The page: it receives snapshots, draws them, and sends intents. What it keeps for itself is in view.ts (over a reload)
 * and draft.ts (until the host has heard of a choice).
 */
registerControls();

const root = document.querySelector('main') ?? document.body.appendChild(document.createElement('main'));
let snapshot: Snapshot = { type: 'snapshot', language: 'en', strings: {}, screen: { kind: 'loading' } };
let view = readView(recall());
let draft: readonly string[] | null = null;

function context(): Context {
  const { screen } = snapshot;
  const question = questionOf(screen);
  const chosen = draft ?? question?.chosen ?? [];
  return {
    width: contentWidth(),
    view,
    chosen,
    isPending: draft !== null,
    send,
    change: (changes) => {
      view = { ...view, ...changes };
      remember(view);
      draw();
    },
    answer: (answer) => {
      if (question?.verdict !== null) return;
      draft = answer;
      send({ type: 'choose', question: question.id, options: [...answer] });
      draw();
    },
  };
}

function contentWidth(): number {
  const { paddingLeft, paddingRight } = getComputedStyle(root);
  return root.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
}

function draw(): void {
  const now = context();
  keepFocus(root, snapshot.screen, () => {
    const said = announcement(snapshot.screen, now.chosen);
    render(
      html`${screenView(snapshot.screen, now)}
        <p class="unseen" role="status">${said}</p>`,
      root,
    );
  });
}

/** Draws a snapshot. One that cannot be drawn, whatever its reason, leaves the last one that could. */
function receive(next: Snapshot): void {
  const good = { snapshot, view, draft };
  try {
    take(next);
  } catch (error) {
    ({ snapshot, view, draft } = good);
    speak(snapshot);
    draw();
    complain(`a snapshot that cannot be drawn was ignored: ${String(error)}`);
  }
}

function take(next: Snapshot): void {
  const isSame = aboutOf(next.screen) === aboutOf(snapshot.screen);
  draft = isSame ? draftFor(next.screen, draft) : null;
  snapshot = next;
  const about = aboutOf(next.screen);
  if (view.about !== about && next.screen.kind !== 'loading') view = freshView(about, view);
  speak(next);
  draw();
}

function speak({ language, strings }: Snapshot): void {
  config({ contents: bySentence(strings) });
  document.documentElement.lang = language === 'zh-cn' ? 'zh-CN' : language;
}

let complained = false;

/** Says once that something is wrong. */
function complain(what: string): void {
  if (complained) return;
  complained = true;
  // eslint-disable-next-line no-console -- the page has no other way to tell: the host would not have sent it
  console.error(`Last ACK: ${what}`);
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const read = readMessage(HostMessage, data);
  if (read.ok) {
    if (read.message.type === 'snapshot') receive(read.message);
    else {
      hearCopied(read.message);
      draw();
    }
  } else complain(`a message that is no snapshot was ignored: ${read.reason}`);
});
document.addEventListener('keydown', (event) => {
  onKey(event, snapshot.screen, context());
});
new ResizeObserver(() => {
  draw();
}).observe(root);
draw();
send({ type: 'ready' });
