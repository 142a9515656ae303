import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import type { MoveView, PlayScreen } from '../../src/messages/play';
import type { Context } from '../context';
import { tint } from '../ladder/draw';
import { duration, timerName } from '../ladder/words';
import type { IconName } from '../icons';
import { breakable, icon } from '../text';
import { pressable } from './order';
import { moveLabel, moveText, refusalText } from './words';

/** Both ends with the calls of their applications, what is in flight between them, and time: everything that can be pressed. */
export function boardView(screen: PlayScreen, context: Context): TemplateResult {
  return html`<div class="board">
    ${endView('A', screen, context)} ${networkView(screen, context)} ${endView('B', screen, context)}
  </div>`;
}

function endView(end: 'A' | 'B', screen: PlayScreen, context: Context): TemplateResult {
  const { moves, places, timers, ladder } = screen;
  const calls = moves.filter((move) => move.kind === 'call' && move.end === end);
  const refused = calls.filter((move) => move.refused !== null);
  const running = timers.filter((timer) => timer.end === end);
  return html`<section class="end ${tint(places[end])}" aria-labelledby="end-${end}">
    <h3 id="end-${end}"><span class="who">${end}</span> <span class="in">${breakable(places[end])}</span></h3>
    ${
      running.length === 0
        ? nothing
        : html`<ul class="timers">
            ${running.map(
              ({ timer, left }) =>
                html`<li>
                  ${icon('watch')} ${t('{0}: {1} left', timerName(timer), duration(left, ladder.discrete))}
                </li>`,
            )}
          </ul>`
    }
    ${
      refused.length === calls.length
        ? nothing
        : html`<div class="presses" role="group" aria-label=${t('Calls of {0}’s application', end)}>
            ${repeat(
              calls.filter((move) => move.refused === null),
              ({ line }) => line,
              (move) => press(move, screen, context),
            )}
          </div>`
    }
    ${
      refused.length === 0
        ? nothing
        : html`<details class="refusals">
            <summary>${t('Not possible now: {0}', refused.length)}</summary>
            <dl>
              ${refused.map(
                (move) =>
                  html`<div>
                    <dt><code>${moveText(move, ladder.discrete)}</code></dt>
                    <dd>${refusalText(move)}</dd>
                  </div>`,
              )}
            </dl>
          </details>`
    }
  </section>`;
}

function networkView(screen: PlayScreen, context: Context): TemplateResult {
  const { flights, moves } = screen;
  const rest = moves.filter(({ kind }) => kind === 'resend' || kind === 'ack' || kind === 'wait');
  return html`<section class="network" aria-labelledby="network">
    <h3 id="network">${t('In flight')}</h3>
    ${
      flights.length === 0
        ? html`<p class="empty">${t('Nothing is under way.')}</p>`
        : html`<ul class="flights">
            ${repeat(
              flights,
              ({ id }) => id,
              (flight) => flightView(flight, screen, context),
            )}
          </ul>`
    }
    ${
      rest.length === 0
        ? nothing
        : html`<h3 id="time">${t('Time')}</h3>
            <div class="presses" role="group" aria-labelledby="time">
              ${repeat(
                rest,
                ({ line }) => line,
                (move) => press(move, screen, context),
              )}
            </div>`
    }
  </section>`;
}

function flightView(flight: PlayScreen['flights'][number], screen: PlayScreen, context: Context): TemplateResult {
  const { from, flags, seq, ack, len, age } = flight;
  const own = screen.moves.filter((move) => move.flight === flight.id);
  const numbers = [`seq ${seq}`, ack === null ? '' : `ack ${ack}`, len === 0 ? '' : `len ${len}`].filter(Boolean);
  return html`<li class="flight from-${from}">
    <p>
      <span class="way">${from === 'A' ? 'A → B' : 'A ← B'}</span>
      <strong>${flags}</strong>
      <span class="numbers">${numbers.join(' ')}</span>
      ${age === 0 ? nothing : html`<span class="age">${t('age {0}', duration(age, screen.ladder.discrete))}</span>`}
    </p>
    ${
      own.length === 0
        ? html`<p class="empty">${t('As the one before.')}</p>`
        : html`<div class="presses">
            ${repeat(
              own,
              ({ line }) => line,
              (move) => press(move, screen, context),
            )}
          </div>`
    }
  </li>`;
}

const ICONS: Readonly<Partial<Record<MoveView['kind'], IconName>>> = {
  lose: 'trash',
  duplicate: 'copy',
};

function press(move: MoveView, screen: PlayScreen, { send }: Context): TemplateResult {
  const place = pressable(screen).findIndex(({ line }) => line === move.line);
  const name = ICONS[move.kind];
  const text = moveText(move, screen.ladder.discrete);
  const label = moveLabel(move, screen);
  const key = place >= 0 && place < 9 ? String(place + 1) : null;
  return html`<vscode-button
    appearance="secondary"
    class="press ${screen.isFull ? 'idle' : ''}"
    data-line=${move.line}
    title=${move.line}
    aria-label=${label}
    aria-disabled=${screen.isFull ? 'true' : 'false'}
    aria-keyshortcuts=${key ?? nothing}
    @click=${() => {
      if (!screen.isFull) send({ type: 'play', act: { do: 'move', line: move.line } });
    }}
    >${key === null ? nothing : html`<kbd slot="start" aria-hidden="true">${key}</kbd>`}${
      name === undefined ? nothing : icon(name)
    }${move.kind === 'call' ? html`<code>${text}</code>` : text}</vscode-button
  >`;
}
