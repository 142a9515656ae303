import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Screen } from '../../src/messages';
import type { Context } from '../context';
import { loadingView, problemView } from '../plain';
import { questionView } from '../question/question';
import { inline } from '../text';
import { endView } from './end';
import { pageView } from './page';
import { partsView } from './parts';
import { taskView } from './task';
import { turnView } from './turn';

export type LessonScreen = Extract<Screen, { kind: 'lesson' }>;
export type BodyOf<Kind extends LessonScreen['body']['kind']> = Extract<LessonScreen['body'], { kind: Kind }>;

/** One part of a lesson: the line of its parts, the part, and the buttons that turn the page. */
export function lessonView(screen: LessonScreen, context: Context): TemplateResult {
  const { id, number, of, title, minutes, parts, part } = screen;
  const shown = parts[part];
  return html`<article class="lesson">
    <header>
      <p class="overline">
        <span>${t('Lesson {0} of {1}', number, of)}</span
        ><span>${title}</span>${part === 0 ? html`<span>${t('{0} min', minutes)}</span>` : nothing}
      </p>
      ${partsView(screen, context)}
    </header>
    ${keyed(
      `${id} ${shown?.id ?? ''}`,
      html`<div class="part">${headingView(screen)}${bodyView(screen, context)}</div>`,
    )}
    ${turnView(screen, context)}
  </article>`;
}

/** A question brings its own heading. */
function headingView({ body, parts, part, about }: LessonScreen): TemplateResult | typeof nothing {
  if (body.kind === 'question') return nothing;
  return html`<h1 tabindex="-1">${inline(parts[part]?.title ?? '')}</h1>
    ${part === 0 ? html`<p class="about">${inline(about)}</p>` : nothing}`;
}

function bodyView(screen: LessonScreen, context: Context): TemplateResult {
  const { body } = screen;
  switch (body.kind) {
    case 'page':
      return pageView(screen, body, context);
    case 'task':
      return taskView(screen, body, context);
    case 'end':
      return endView(screen, body, context);
    case 'question':
      switch (body.asked.kind) {
        case 'question':
          return questionView(body.asked, context);
        case 'problem':
          return problemView(body.asked, context);
        case 'loading':
          return loadingView();
      }
  }
}
