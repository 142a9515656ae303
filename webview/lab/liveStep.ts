import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { LiveScreen, LiveStepView } from '../../src/messages/live';
import { breakable, icon, inline } from '../text';
import { answerText, knownText, noteText, verdictText } from './liveWords';

type Side = LiveStepView['predicted'];

/** One step: its call, what the kernel did and what the machine said, side by side, and how they compare. */
export function liveStepView(step: LiveStepView, index: number, { at, phase, lacks }: LiveScreen): TemplateResult {
  const { note, who, call, seen, predicted, onlyPredicted } = step;
  const isNext = lacks === null && index === at && (phase === 'idle' || phase === 'open' || phase === 'running');
  return html`<li class=${isNext ? 'is-next' : ''}>
    <h3><span class="quiet">${index + 1}</span> <strong>${who}</strong> <code>${call}</code></h3>
    <p>${inline(noteText(note))}</p>
    <div class="both">
      ${column(t('This kernel'), seen, step, onlyPredicted ? t('Predicted only') : t('Not run yet'))}
      ${column(t('The machine'), predicted, step, '')}
    </div>
    ${seen === null ? nothing : verdictView(seen)}
  </li>`;
}

function column(title: string, side: Side | null, step: LiveStepView, otherwise: string): TemplateResult {
  return html`<div class="side">
    <h4>${title}</h4>
    ${side === null ? html`<p class="quiet">${otherwise}</p>` : html`<dl>${way('A', side)}${way('B', side)}${answer(side, step)}</dl>`}
  </div>`;
}

function way(end: 'A' | 'B', { states, passed }: Side): TemplateResult {
  const all = [...passed[end], states[end]];
  return html`<div>
    <dt>${end}</dt>
    <dd>
      ${all.map((state, index) => html`${index > 0 ? ' → ' : ''}<code class=${index === all.length - 1 ? 'rest' : 'passed'}>${breakable(state)}</code>`)}
    </dd>
  </div>`;
}

/** The answer, where it says more than that the call went well. */
function answer(side: Side, { who, lines, predicted, seen }: LiveStepView): TemplateResult | typeof nothing {
  const isPlain = predicted.answer === 'OK' && (seen === null || seen.answer === 'OK');
  if (isPlain && lines.length > 0) return nothing;
  return html`<div>
    <dt>${t('{0} is told', who)}</dt>
    <dd>
      ${typeof side.answer === 'string' && side.answer !== 'OK' && side.answer !== 'EOF' ? html`<code>${side.answer}</code>` : answerText(side.answer)}
    </dd>
  </div>`;
}

function verdictView({ verdict, known }: NonNullable<LiveStepView['seen']>): TemplateResult {
  const look = { same: 'pass', explained: 'info', different: 'warning' } as const;
  return html`<div class="compared ${verdict}">
    <p class="told">${icon(look[verdict])} ${verdictText(verdict)}</p>
    ${known.map((one) => html`<p>${inline(knownText(one))}</p>`)}
  </div>`;
}
