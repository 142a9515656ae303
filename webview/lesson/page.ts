import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Ladder } from '../../src/core/scenario/ladder';
import type { Context } from '../context';
import { playerView } from '../ladder/player';
import { storyView } from '../question/proof';
import { icon, inline, prose, source } from '../text';
import type { BodyOf, LessonScreen } from './lesson';
import { claimKey } from './runs';

type PageBody = BodyOf<'page'>;
type Model = NonNullable<PageBody['model']>;

/** A short text, and what shows that it is so. */
export function pageView(screen: LessonScreen, body: PageBody, context: Context): TemplateResult {
  const { text, run, model, story, note, source: where } = body;
  return html`
    <div class="reading">${prose(text)}</div>
    ${run === null ? nothing : shown(run.caption, runView(screen, { key: '', ladder: run.ladder, run: '' }, context))}
    ${model === null ? nothing : modelView(screen, model, context)}
    ${story === null ? nothing : shown(story.caption, storyView(story.lines))}
    ${
      note === null
        ? nothing
        : html`<aside class="usual" aria-labelledby="usual">
            <h2 id="usual">${icon('comment-discussion')} ${t('The usual account')}</h2>
            ${prose(note)}
          </aside>`
    }
    ${where === null ? nothing : html`<p class="where">${icon('book')} ${source(where)}</p>`}
  `;
}

function shown(caption: string, content: TemplateResult): TemplateResult {
  return html`<figure class="shown">
    <figcaption>${inline(caption)}</figcaption>
    ${content}
  </figure>`;
}

interface Shown {
  /** Its key in the view. */
  readonly key: string;
  readonly ladder: Ladder;
  /** What the host calls it. */
  readonly run: '' | number;
}

/** A run with its player; it can be opened as text, to be changed, and on the page that watches runs. */
function runView({ id }: LessonScreen, { key, ladder, run }: Shown, context: Context): TemplateResult {
  const open = () => {
    context.send({ type: 'lessonRun', lesson: id, run });
  };
  return playerView({ key, ladder, open, canWatch: true }, context);
}

/** A model: what was claimed of all its runs, and what the search found. */
function modelView(screen: LessonScreen, { caption, claims }: Model, context: Context): TemplateResult {
  const openModel = () => {
    context.send({ type: 'lessonRun', lesson: screen.id, run: 'model' });
  };
  return shown(
    caption,
    html`<ul class="claims">
        ${claims.map((claim, index) => claimView(screen, claim, index, context))}
      </ul>
      <div class="more">
        <vscode-button appearance="secondary" @click=${openModel}
          >${t('Change this model')}${icon('edit', 'start')}</vscode-button
        >
      </div>`,
  );
}

function claimView(
  screen: LessonScreen,
  { kind, condition, holds, worlds, ladder }: Model['claims'][number],
  index: number,
  context: Context,
): TemplateResult {
  const key = claimKey(index);
  const isOpen = context.view.open === key;
  const many = worlds.toLocaleString(document.documentElement.lang);
  const toggle = () => {
    context.change({ open: isOpen ? null : key });
  };
  return html`<li class="card ${holds ? 'right' : 'wrong'}">
    <p class="found">
      <span class="truth">${icon(holds ? 'check' : 'close')} ${holds ? t('True') : t('False')}</span>
      <code>${kind} ${condition}</code>
    </p>
    <p class="how">
      ${icon('beaker')}
      ${
        ladder === null
          ? t('All {0} worlds that this model can come to were searched.', many)
          : t('{0} worlds were searched for the shortest run that shows it.', many)
      }
    </p>
    ${
      ladder === null
        ? nothing
        : html`<vscode-button appearance="secondary" aria-expanded=${isOpen ? 'true' : 'false'} @click=${toggle}
              >${isOpen ? t('Hide the run') : t('Show the run')}${icon(isOpen ? 'chevron-up' : 'play', 'start')}</vscode-button
            >
            ${isOpen ? html`<div class="run">${runView(screen, { key, ladder, run: index }, context)}</div>` : nothing}`
    }
  </li>`;
}
