import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Context } from '../context';
import { playerView } from '../ladder/player';
import { icon, inline, prose } from '../text';
import type { BodyOf, LessonScreen } from './lesson';
import { TASK } from './runs';

type TaskBody = BodyOf<'task'>;

/** Something to do in the editor or in Play, and how far it is. */
export function taskView({ id }: LessonScreen, body: TaskBody, context: Context): TemplateResult {
  const { where, text, goal, check } = body;
  const open = (afresh: boolean) => () => {
    context.send({ type: 'lessonTask', lesson: id, afresh });
  };
  const label =
    where === 'play' ? t('Open in Play') : check === null ? t('Open the run in the editor') : t('Go to the run');
  return html`
    <div class="reading">${prose(text)}</div>
    ${goal === null ? nothing : html`<p class="goal">${icon('target')} ${t('At the end of your run:')} <code>${goal}</code></p>`}
    ${statusView(body)}
    <div class="more">
      <vscode-button appearance=${check === null ? 'primary' : 'secondary'} @click=${open(false)}
        >${label}${icon(where === 'play' ? 'game' : 'edit', 'start')}</vscode-button
      >
      ${
        check === null
          ? nothing
          : html`<vscode-button appearance="secondary" @click=${open(true)}
              >${t('Begin afresh')}${icon('discard', 'start')}</vscode-button
            >`
      }
    </div>
    ${
      check?.ladder
        ? html`<figure class="shown">
            <figcaption>${t('Your run, as the machine plays it')}</figcaption>
            ${playerView({ key: TASK, ladder: check.ladder, open: null }, context)}
          </figure>`
        : nothing
    }
  `;
}

/** How far the task is, in one sentence. */
export function taskStatus({ where, done, check }: TaskBody): string {
  if (check !== null && !check.reached) {
    const said = check.said ?? '';
    return done ? t('Done before; this run: not yet: {0}', said) : t('Not yet: {0}', said);
  }
  if (done) return where === 'play' ? t('Done: the challenge is solved.') : t('Done: the machine has found the goal.');
  return where === 'play' ? t('Not solved yet.') : t('Not begun. The machine checks the run while you write.');
}

function statusView(body: TaskBody): TemplateResult {
  const { done, check } = body;
  const isDone = done && check?.reached !== false;
  return html`<p class="status ${isDone ? 'right' : ''}">
    ${icon(isDone ? 'pass-filled' : 'circle-large')} <span>${inline(taskStatus(body))}</span>
  </p>`;
}
