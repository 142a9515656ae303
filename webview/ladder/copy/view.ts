import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Ladder } from '../../../src/core/scenario/ladder';
import type { Intent } from '../../../src/messages';
import type { Context } from '../../context';
import { icon } from '../../text';
import { knownLayout } from '../known';
import { happening } from '../sentence';
import { wordsNow } from '../words';
import { mermaidOf } from './mermaid';
import { svgOf } from './svg';
import { textOf } from './text';

type Format = Extract<Intent, { type: 'copyRun' }>['format'];

/** The width of a drawing that is copied, px: as wide as one becomes on the page. */
const WIDTH = 640;

/** What was copied last, until something else is shown. */
let copied: { readonly key: string; readonly ladder: Ladder; readonly format: Format } | undefined;

/** Copies a run as text, as a drawing or as Mermaid, and says that it has. */
export function copyView(run: { key: string; ladder: Ladder }, { send, change }: Context): TemplateResult {
  const { key, ladder } = run;
  const copy = (format: Format) => () => {
    send({ type: 'copyRun', format, text: writtenAs(format, ladder) });
    copied = { key, ladder, format };
    change({});
  };
  const button = (format: Format, name: string) =>
    html`<vscode-button appearance="secondary" @click=${copy(format)}>${name}</vscode-button>`;
  const format = copied?.key === key && copied.ladder === ladder ? copied.format : null;
  return html`<div class="copy" role="group" aria-label=${t('Copy this run')}>
    <span class="word">${icon('copy')} ${t('Copy as')}</span>
    ${button('text', t('Text'))} ${button('svg', 'SVG')} ${button('mermaid', 'Mermaid')}
    <span class="copied" role="status">${format === null ? nothing : html`${icon('check')} ${saidOf(format)}`}</span>
  </div>`;
}

function saidOf(format: Format): string {
  return format === 'text' ? t('Copied as text.') : t('Copied as {0}.', format === 'svg' ? 'SVG' : 'Mermaid');
}

function writtenAs(format: Format, ladder: Ladder): string {
  const words = wordsNow();
  switch (format) {
    case 'text':
      return textOf(ladder, words);
    case 'mermaid':
      return mermaidOf(ladder, words);
    case 'svg':
      return svgOf(knownLayout(ladder, WIDTH), {
        about: t('A run between A and B in {0} steps', ladder.steps.length),
        described: ladder.steps.map(happening).join(' '),
      });
  }
}
