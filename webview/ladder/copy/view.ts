import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import type { Ladder } from '../../../src/core/scenario/ladder';
import type { Copied } from '../../../src/messages/watch';
import type { Context } from '../../context';
import { icon } from '../../text';
import { knownLayout } from '../known';
import { happening, sentences } from '../sentence';
import { wordsNow } from '../words';
import { mermaidOf } from './mermaid';
import { svgOf } from './svg';
import { textOf } from './text';

type Format = Copied['format'];

/** The width of a drawing that is copied, px: as wide as one becomes on the page. */
const WIDTH = 640;

/** A run that was to be copied last, and whether it was: null until the host has said so. */
interface Copy {
  readonly key: string;
  readonly scenario: string;
  readonly format: Format;
  readonly done: boolean | null;
}

let last: Copy | undefined;

/** The host says what became of a copy. */
export function hearCopied({ format, done }: Copied): void {
  if (last?.format === format) last = { ...last, done };
}

/** Copies a run as text, as a drawing or as Mermaid; once the host has done it, it says so. */
export function copyView(run: { key: string; ladder: Ladder }, { send, change }: Context): TemplateResult {
  const { key, ladder } = run;
  const copy = (format: Format) => () => {
    last = { key, scenario: ladder.scenario, format, done: null };
    change({});
    send({ type: 'copyRun', format, text: writtenAs(format, ladder) });
  };
  const button = (format: Format, name: string) =>
    html`<vscode-button appearance="secondary" @click=${copy(format)}>${name}</vscode-button>`;
  const said = last?.key === key && last.scenario === ladder.scenario ? saidOf(last) : null;
  return html`<div class="copy" role="group" aria-label=${t('Copy this run')}>
    <span class="word">${icon('copy')} ${t('Copy as')}</span>
    ${button('text', t('Text'))} ${button('svg', 'SVG')} ${button('mermaid', 'Mermaid')}
    <span class="copied" role="status">${said}</span>
  </div>`;
}

function saidOf({ format, done }: Copy): TemplateResult | null {
  if (done === null) return null;
  if (!done) return html`${icon('error')} ${t('It could not be copied.')}`;
  const what = format === 'text' ? t('Copied as text.') : t('Copied as {0}.', format === 'svg' ? 'SVG' : 'Mermaid');
  return html`${icon('check')} ${what}`;
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
        described: sentences(ladder.steps.map(happening)),
      });
  }
}
