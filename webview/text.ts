import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import { unsafeSVG } from 'lit/directives/unsafe-svg.js';
import type { IconName } from './icons';
import { ICONS } from './icons';

/**
 * Running text: paragraphs at empty lines, `code` between backticks, and what a program printed in paragraphs whose every
 * line begins with four blanks. Always text, never markup.
 */
export function prose(text: string): TemplateResult[] {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) =>
      /^( {4}.*\n?)+$/.test(paragraph)
        ? html`<pre class="output" tabindex="0">${paragraph.replace(/^ {4}/gm, '')}</pre>`
        : html`<p>${inline(paragraph)}</p>`,
    );
}

/** One line of text, with `code` between backticks, and what is **strong** between pairs of asterisks. */
export function inline(text: string): Inline[] {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? html`<code>${breakable(part)}</code>` : strong(part)));
}

type Inline = TemplateResult | string | (TemplateResult | string)[];

function strong(text: string): (TemplateResult | string)[] {
  return text.split(/\*\*([^*]+)\*\*/).map((part, index) => (index % 2 === 1 ? html`<strong>${part}</strong>` : part));
}

/** A name that may be broken after each underscore and bracket, so that FIN_WAIT_1 fits a narrow column. */
export function breakable(name: string): (TemplateResult | string)[] {
  return name.split(/(?<=_|\((?!\)))/).map((part, index) => (index === 0 ? part : html`<wbr />${part}`));
}

/** One of VS Code's icons. It never stands without a word beside it, so it is hidden from assistive technology. */
export function icon(name: IconName, slot?: string): TemplateResult {
  // The SVG is the build's own, never anybody's text.
  return html`<span class="codicon codicon-${name}" slot=${slot ?? nothing} aria-hidden="true"
    >${unsafeSVG(ICONS[name])}</span
  >`;
}

/** The icon of something that goes on. */
export function spinner(): TemplateResult {
  return html`<span class="spinning">${icon('loading')}</span>`;
}

/** Where it is written: each document and section as a link. `3.10.4` alone is of RFC 9293. */
export function source(rfc: string): TemplateResult {
  const parts = rfc.split(/;\s*|,\s*(?=RFC )/).filter((part) => part !== '');
  return html`<span class="source">${parts.map((part, index) => [index > 0 ? ' · ' : '', sourceLink(part)])}</span>`;
}

function sourceLink(part: string): TemplateResult | string {
  const found = /^(?:RFC (\d+)(?:,? |$))?(?:([A-Z]|\d+)((?:\.\d+)*))?/.exec(part);
  const document = found?.[1] ?? (found?.[3] ? '9293' : undefined);
  if (found === null || document === undefined) return part;
  const [, , chapter = '', rest = ''] = found;
  const anchor = chapter === '' ? '' : `#${/\d/.test(chapter) ? 'section' : 'appendix'}-${chapter}${rest}`;
  const label = part.startsWith('RFC') ? part : t('RFC 9293, {0}', part);
  return html`<vscode-link href="https://www.rfc-editor.org/rfc/rfc${document}${anchor}">${label}</vscode-link>`;
}
