import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Context } from '../context';
import { icon } from '../text';
import type { LessonScreen } from './lesson';

type Part = LessonScreen['parts'][number];

/** The parts of the lesson in a line: which are done, which is shown; each can be gone to. */
export function partsView({ id, parts, part: shown }: LessonScreen, { send }: Context): TemplateResult {
  return html`<nav class="parts" aria-label=${t('Parts of this lesson')}>
    <ol>
      ${parts.map((part, index) => {
        const name = nameOf(part, index);
        return html`<li>
          <button
            type="button"
            class=${part.done ? 'done' : ''}
            aria-current=${index === shown ? 'step' : nothing}
            aria-label=${part.done ? t('{0}, done', name) : name}
            title=${name}
            @click=${() => {
              if (index !== shown) send({ type: 'lessonPart', lesson: id, part: index });
            }}
          >
            ${symbolOf(part, index)}
          </button>
        </li>`;
      })}
    </ol>
  </nav>`;
}

function nameOf({ kind, title }: Part, index: number): string {
  return kind === 'page' ? t('Page {0}: {1}', index + 1, title) : title;
}

/** What is done has a tick, whatever its colour. */
function symbolOf({ kind, done }: Part, index: number): TemplateResult {
  const tick = done ? icon('check') : nothing;
  switch (kind) {
    case 'page':
      return html`<span aria-hidden="true">${index + 1}</span>${tick}`;
    case 'task':
      return html`${icon('tools')}${tick}`;
    case 'question':
      return html`${icon('question')}${tick}`;
    case 'end':
      return html`${icon('mortar-board')}${tick}`;
  }
}
