import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Context } from '../context';
import { icon } from '../text';
import type { LessonScreen } from './lesson';
import { whichLessonRun } from './runs';

/** Goes on: to the next part, and from the last one to the next lesson. */
export function goOn({ id, part, parts, body }: LessonScreen, { send }: Pick<Context, 'send'>): void {
  if (part < parts.length - 1) send({ type: 'lessonPart', lesson: id, part: part + 1 });
  else if (body.kind === 'end' && body.nextLesson !== null) send({ type: 'openLesson', lesson: body.nextLesson.id });
}

/** Goes back to the part before. */
export function goBack({ id, part }: LessonScreen, { send }: Pick<Context, 'send'>): void {
  if (part > 0) send({ type: 'lessonPart', lesson: id, part: part - 1 });
}

/** The buttons that turn the page. A question has a button of its own that goes on; there these two only leave it. */
export function turnView(screen: LessonScreen, context: Context): TemplateResult {
  const { part, body } = screen;
  const isQuestion = body.kind === 'question';
  const forward = forwardText(screen);
  return html`<footer class=${isQuestion ? 'turn' : 'turn action'}>
    ${
      forward === null
        ? nothing
        : html`<vscode-button
            ?data-main=${!isQuestion}
            appearance=${isQuestion ? 'secondary' : 'primary'}
            @click=${() => {
              goOn(screen, context);
            }}
            >${forward}</vscode-button
          >`
    }
    ${
      part === 0
        ? nothing
        : html`<vscode-button
            appearance="secondary"
            @click=${() => {
              goBack(screen, context);
            }}
            >${t('Previous')}${icon('arrow-left', 'start')}</vscode-button
          >`
    }
    ${
      isQuestion
        ? nothing
        : html`<p class="keys">
            ${
              whichLessonRun(screen, context.view) === undefined
                ? t('Enter and Page Down continue, Page Up goes back')
                : t('Enter and Page Down continue, Page Up goes back, ← and → play the run')
            }
          </p>`
    }
  </footer>`;
}

function forwardText({ part, parts, body }: LessonScreen): string | null {
  if (body.kind === 'question') return body.asked.kind === 'question' && body.asked.verdict !== null ? null : t('Skip');
  if (part < parts.length - 1) return t('Continue');
  return body.kind === 'end' && body.nextLesson !== null ? t('Next lesson: {0}', body.nextLesson.title) : null;
}
