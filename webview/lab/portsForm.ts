import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import type { PortsAct, PortsField, PortsScreen } from '../../src/messages/ports';
import type { Context } from '../context';
import { icon } from '../text';
import { faultText, fieldName } from './portsWords';

/** What was typed and the host has not confirmed yet: a snapshot on its way must not take a letter back. */
const pending = new Map<PortsField, string>();

const USUAL: readonly PortsField[] = [
  'rate',
  'requests',
  'serviceTime',
  'requestsPerConnection',
  'closesFirst',
  'timeWait',
  'lowPort',
  'highPort',
  'destinations',
  'tcpTwReuse',
];
const MORE: readonly PortsField[] = ['arrivals', 'seed', 'choosesPort', 'timestamps', 'loopback', 'maxRecords'];

/** The form: a preset, the usual fields, and the rest in a part that opens. A fault stands in its field's label. */
export function portsForm(screen: PortsScreen, { send }: Context): TemplateResult {
  const act = (act: PortsAct) => {
    send({ type: 'ports', act });
  };
  const fill = (field: PortsField, value: string) => {
    pending.set(field, value);
    act({ do: 'fill', field, value });
  };
  const all = (fresh: PortsAct) => {
    pending.clear();
    act(fresh);
  };
  const fieldView = (field: PortsField) => {
    const options = optionsOf(field);
    return options === null ? numberField(screen, field, fill) : choiceField(screen, field, options, fill);
  };
  const isWrongInside = screen.faults.some(({ field }) => MORE.includes(field));
  return html`<form class="fields" @submit=${stay}>
    ${presetField(screen, all)}
    <div class="grid">${USUAL.map(fieldView)}</div>
    <details class="more" ?open=${isWrongInside}>
      <summary>${t('More')}</summary>
      <div class="grid">${MORE.map(fieldView)}</div>
    </details>
  </form>`;
}

/** The form is filled in, never sent. */
const stay = (event: Event): void => {
  event.preventDefault();
};

function presetField({ preset, sources }: PortsScreen, all: (act: PortsAct) => void): TemplateResult {
  const choose = ({ currentTarget }: Event) => {
    const id = (currentTarget as HTMLSelectElement).value as Exclude<PortsScreen['preset'], null> | '';
    if (id !== '') all({ do: 'preset', preset: id });
  };
  const reset = () => {
    all({ do: 'reset' });
  };
  const option = (id: Exclude<PortsScreen['preset'], null>, name: string) =>
    html`<option value=${id} .selected=${live(preset === id)}>${name}</option>`;
  return html`<div class="preset">
    <label class="field">
      <span class="label">${t('Ports and TIME_WAIT as on')}</span>
      <select @change=${choose}>
        <option value="" .selected=${live(preset === null)} ?disabled=${preset !== null}>
          ${t('(your own values)')}
        </option>
        ${option('linux', 'Linux')} ${option('linux-wide', t('Linux, ports from 1024 on'))}
        ${option('rfc', t('the RFC: TIME_WAIT of 4 minutes'))} ${option('windows', t('Windows, since Vista'))}
        ${option('windows-2000', 'Windows 2000')}
      </select>
    </label>
    <vscode-button appearance="secondary" @click=${reset}>${t('All as at first')}</vscode-button>
    ${
      sources.length === 0
        ? nothing
        : html`<p class="quiet">${t('Source:')} <span lang="en">${sources.join('; ')}</span></p>`
    }
  </div>`;
}

type Fill = (field: PortsField, value: string) => void;

function numberField(screen: PortsScreen, field: PortsField, fill: Fill): TemplateResult {
  const typed = ({ currentTarget }: Event) => {
    const { value } = currentTarget as HTMLInputElement;
    if (value !== shownIn(screen, field)) fill(field, value);
  };
  const fault = screen.faults.find((one) => one.field === field);
  return html`<vscode-text-field
    class="field ${fault === undefined ? '' : 'wrong'}"
    data-field=${field}
    inputmode="decimal"
    maxlength="40"
    aria-invalid=${fault === undefined ? nothing : 'true'}
    .value=${live(shownIn(screen, field))}
    @input=${typed}
    ><span class="label">${fieldName(field)}</span>${
      fault === undefined ? nothing : html` <span class="fault">${icon('error')} ${faultText(fault)}</span>`
    }</vscode-text-field
  >`;
}

function shownIn({ form }: PortsScreen, field: PortsField): string {
  const typed = pending.get(field);
  if (typed === form[field]) pending.delete(field);
  return typed ?? form[field] ?? '';
}

type Option = readonly [value: string, name: string];

function choiceField(screen: PortsScreen, field: PortsField, options: readonly Option[], fill: Fill): TemplateResult {
  const chosen = shownIn(screen, field);
  const choose = ({ currentTarget }: Event) => {
    fill(field, (currentTarget as HTMLSelectElement).value);
  };
  return html`<label class="field" data-field=${field}>
    <span class="label">${fieldName(field)}</span>
    <select @change=${choose}>
      ${options.map(
        ([value, name]) => html`<option value=${value} .selected=${live(value === chosen)}>${name}</option>`,
      )}
    </select>
  </label>`;
}

/** What a field lets one choose from; null: it is written in. */
function optionsOf(field: PortsField): readonly Option[] | null {
  // Every other field is a number.
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check
  switch (field) {
    case 'closesFirst':
      return [
        ['client', t('the client')],
        ['server', t('the server')],
        ['reset', t('nobody: it resets')],
      ];
    case 'tcpTwReuse':
      return [
        ['0', t('0: off')],
        ['1', t('1: on')],
        ['2', t('2: on loopback only')],
      ];
    case 'arrivals':
      return [
        ['even', t('evenly')],
        ['chance', t('at random (Poisson)')],
      ];
    case 'choosesPort':
      return [
        ['connect', 'connect()'],
        ['bind', t('bind() to port 0')],
      ];
    case 'timestamps':
    case 'loopback':
      return [
        ['true', t('yes')],
        ['false', t('no')],
      ];
    default:
      return null;
  }
}
