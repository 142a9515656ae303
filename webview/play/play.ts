import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import { keyed } from 'lit/directives/keyed.js';
import type { PlayAct, PlayScreen } from '../../src/messages/play';
import type { Context } from '../context';
import { stateDiagramView } from '../diagram/view';
import { playerView } from '../ladder/player';
import type { IconName } from '../icons';
import { icon } from '../text';
import { boardView } from './board';
import { runOf } from './keys';
import { standingView, taskView } from './task';
import { sharedText, starsText } from './words';

/** What a play is about, while nobody has chosen another. */
export function aboutPlay({ challenge, setup }: PlayScreen): string {
  return `play ${challenge?.id ?? setup ?? ''}`;
}

/** The page on which the learner is both applications and the network. */
export function playView(screen: PlayScreen, context: Context): TemplateResult {
  const act = (done: PlayAct) => {
    context.send({ type: 'play', act: done });
  };
  return html`<article class="play">${keyed(aboutPlay(screen), body(screen, act, context))}</article>`;
}

function body(screen: PlayScreen, act: (act: PlayAct) => void, context: Context): TemplateResult {
  const { challenge, ladder } = screen;
  const open = () => {
    act({ do: 'open', whose: 'mine' });
  };
  return html`
    ${taskView(screen, act)} ${challenge === null ? nothing : standingView(challenge, act, context)}
    <section aria-labelledby="moves">
      <h2 id="moves" tabindex="-1" data-main>${t('What happens next?')}</h2>
      ${screen.isFull ? html`<p class="note">${icon('info')} ${t('This play holds as many steps as it can. Start over, which clears it, or open the run as a scenario first.')}</p>` : nothing}
      ${boardView(screen, context)} ${toolsView(screen, act)}
      <p class="keys">${keysText(screen)}</p>
    </section>
    <section aria-labelledby="run">
      <h2 id="run">${t('Your run')}</h2>
      ${
        ladder.steps.length === 0
          ? html`<p class="empty">${t('Nothing has happened yet.')}</p>`
          : playerView({ ...runOf(screen), open }, context)
      }
    </section>
    ${branchesView(screen, act)}
    <details class="where-they-are">
      <summary>${t('Where both ends are in the state diagram')}</summary>
      ${stateDiagramView({ places: screen.places, selected: screen.selected, last: lastChange(screen) }, context)}
    </details>
  `;
}

function toolsView({ challenge, canUndo, redo, isFull }: PlayScreen, act: (act: PlayAct) => void): TemplateResult {
  const tool = (name: IconName, label: string, done: PlayAct, key: string | null, can = true) =>
    html`<vscode-button
      appearance="secondary"
      class=${can ? '' : 'idle'}
      aria-disabled=${can ? 'false' : 'true'}
      aria-keyshortcuts=${key ?? nothing}
      @click=${() => {
        if (can) act(done);
      }}
      >${label}${icon(name, 'start')}</vscode-button
    >`;
  const isOpen = challenge?.solved === null;
  return html`<div class="tools">
    ${tool('discard', t('Undo'), { do: 'undo' }, 'U', canUndo)}
    ${tool('redo', t('Redo'), { do: 'redo' }, 'R', redo !== null)}
    ${tool('debug-restart', t('Start over'), { do: 'again' }, null, canUndo || isFull || (challenge !== null && !isOpen))}
    ${isOpen ? tool('lightbulb', t('Ask the machine'), { do: 'ask' }, 'H') : nothing}
    ${isOpen ? tool('circle-slash', t('It cannot be done'), { do: 'declare' }, null) : nothing}
    ${tool('link', t('Share'), { do: 'share' }, null)} ${tool('list-ordered', t('Challenges'), { do: 'choose' }, null)}
    ${challenge === null ? nothing : tool('game', t('Free play'), { do: 'begin', setup: 'rfc' }, null)}
  </div>`;
}

function keysText({ challenge }: PlayScreen): string {
  if (challenge === null) return t('Keys 1–9 press what is numbered, U undoes, R redoes, ← and → play the run');
  if (challenge.solved !== null) return t('N goes on to the next challenge, U undoes, ← and → play the run');
  return t('Keys 1–9 press what is numbered, U undoes, R redoes, H asks the machine, ← and → play the run');
}

function branchesView({ branches }: PlayScreen, act: (act: PlayAct) => void): TemplateResult | typeof nothing {
  const others = branches.filter(({ isPresent }) => !isPresent);
  if (others.length === 0) return nothing;
  return html`<section aria-labelledby="branches">
    <h2 id="branches">${t('Other runs that you have tried')}</h2>
    <ul class="branches">
      ${others.map(
        ({ node, after, lines }) =>
          html`<li>
            <vscode-button
              appearance="secondary"
              @click=${() => {
                act({ do: 'goTo', node });
              }}
              >${icon('git-branch', 'start')}${
                lines.length === 0
                  ? t('only the first {0} lines', after)
                  : html`${after === 0 ? t('from the beginning') : after === 1 ? t('after 1 line') : t('after {0} lines', after)}:
                      <code>${shorten(lines)}</code>`
              }</vscode-button
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

function shorten(lines: readonly string[]): string {
  return lines.length <= 4 ? lines.join(' · ') : `${lines.slice(0, 3).join(' · ')} · … · ${lines.at(-1) ?? ''}`;
}

/** The transition that was made last. */
function lastChange({ ladder }: PlayScreen) {
  for (let at = ladder.steps.length - 1; at >= 0; at -= 1) {
    const step = ladder.steps[at];
    const before = ladder.steps[at - 1] ?? ladder.start;
    if (step === undefined) return undefined;
    for (const end of ['A', 'B'] as const)
      if (step[end] !== before[end]) return { end, from: before[end], to: step[end] };
  }
  return undefined;
}

/** What a screen reader is told after a step. */
export function playAnnouncement({ challenge, places }: PlayScreen): string {
  const where = t('A is {0}, B is {1}.', places.A, places.B);
  if (challenge === null) return where;
  const { solved, asked } = challenge;
  if (solved !== null) return `${t('Solved.')} ${solved.isKept ? starsText(solved.stars) : sharedText()}`;
  if (asked?.kind === 'next') return `${t('A shortest way on begins with')} ${asked.line}`;
  if (asked?.kind === 'never') return t('From here the goal cannot be reached any more.');
  if (asked?.kind === 'refuted') return t('It can be done.');
  return where;
}
