import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { StateScreen } from './state';

const SYSTEMS = [
  ['linux', 'Linux'],
  ['macos', 'macOS'],
  ['windows', 'Windows'],
] as const;

/** What lists the connections in a state, on each system. */
export function listingView(list: StateScreen['list']): TemplateResult | typeof nothing {
  if (list === null) return nothing;
  return html`<p class="to-list">${t('To see them:')}</p>
    ${names(SYSTEMS.map(([id, system]) => [system, list[id]]))}`;
}

/** What the tools call a state. Where `netstat` says the same on every system, once. */
export function toolsView({ ss, netstat, proc }: StateScreen['tools']): TemplateResult | typeof nothing {
  const byName = new Map<string, string[]>();
  for (const [id, system] of SYSTEMS) byName.set(netstat[id], [...(byName.get(netstat[id]) ?? []), system]);
  const rows: [string, string][] = [
    ['ss', ss],
    ...[...byName].map(([name, systems]): [string, string] => [
      systems.length === SYSTEMS.length ? 'netstat' : `netstat (${systems.join(', ')})`,
      name,
    ]),
    ['/proc/net/tcp', proc],
  ];
  const known = rows.filter(([, name]) => name !== '');
  if (known.length === 0) return nothing;
  return html`<section>
    <h2>${t('What tools call it')}</h2>
    ${names(known)}
  </section>`;
}

function names(rows: readonly (readonly [string, string])[]): TemplateResult {
  return html`<dl class="tool-names">
    ${rows.map(
      ([tool, name]) =>
        html`<div>
          <dt>${tool}</dt>
          <dd><code>${name}</code></dd>
        </div>`,
    )}
  </dl>`;
}
