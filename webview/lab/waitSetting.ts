import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { RANGES } from '../../src/core/lab/wait';
import type { WaitScreen, WaitSetting } from '../../src/messages/wait';
import type { Context } from '../context';
import { inMsl, lengthText } from './waitWords';

/** What the learner has set and the host has not confirmed yet: a slider must not jump back while it is dragged. */
let ahead: { readonly turn: number; readonly setting: WaitSetting } | null = null;

/** The setting that the page shows. */
export function settingOf(screen: WaitScreen): WaitSetting {
  if (ahead !== null && screen.turn >= ahead.turn) ahead = null;
  return ahead?.setting ?? screen.setting;
}

/** Changes the setting: at once on the page, and soon in the host. */
export function changeSetting(screen: WaitScreen, changes: Partial<WaitSetting>, { send, change }: Context): void {
  const setting = { ...settingOf(screen), ...changes };
  ahead = { turn: Math.max(screen.turn, ahead?.turn ?? 0) + 1, setting };
  send({ type: 'waitSet', ...ahead });
  change({});
}

/** With a finer or coarser MSL the same lengths as near as may be. */
function withMsl({ msl, rto, ticks }: WaitSetting, next: number): Partial<WaitSetting> {
  const scaled = (value: number) => Math.round((value * next) / msl);
  return { msl: next, rto: Math.max(1, scaled(rto)), ticks: scaled(ticks) };
}

/** The sliders and the switch. */
export function settingView(screen: WaitScreen, context: Context): TemplateResult {
  const setting = settingOf(screen);
  const { msl, rto, losses, duplicates, rfc1337, ticks } = setting;
  const set = (changes: Partial<WaitSetting>) => {
    changeSetting(screen, changes, context);
  };
  return html`<form
    class="setting"
    @submit=${(event: Event) => {
      event.preventDefault();
    }}
  >
    ${slider({
      id: 'time-wait',
      label: 'TIME_WAIT',
      value: ticks,
      min: 0,
      max: RANGES.waitInMsl.max * msl,
      said: lengthText(ticks, msl),
      set: (value) => {
        set({ ticks: value });
      },
    })}
    ${slider({
      id: 'losses',
      label: t('Losses, at most'),
      value: losses,
      ...RANGES.losses,
      said: String(losses),
      set: (value) => {
        set({ losses: value });
      },
    })}
    ${slider({
      id: 'duplicates',
      label: t('Duplicates, at most'),
      value: duplicates,
      ...RANGES.duplicates,
      said: String(duplicates),
      set: (value) => {
        set({ duplicates: value });
      },
    })}
    ${slider({
      id: 'rto',
      label: t('Longest RTO'),
      value: rto,
      min: 1,
      max: RANGES.rtoInMsl.max * msl,
      said: lengthText(rto, msl),
      set: (value) => {
        set({ rto: value });
      },
    })}
    ${slider({
      id: 'msl',
      label: t('One MSL is divided into'),
      value: msl,
      ...RANGES.msl,
      said: t('{0} ticks', msl),
      set: (value) => {
        set(withMsl(setting, value));
      },
    })}
    <div class="switch">
      <label class="rfc1337"
        ><input
          type="checkbox"
          role="switch"
          data-field="rfc1337"
          .checked=${live(rfc1337)}
          @change=${(event: Event) => {
            set({ rfc1337: (event.currentTarget as HTMLInputElement).checked });
          }}
        />
        <span>${t('RFC 1337’s fix: a RST does not end TIME_WAIT')}</span></label
      >
    </div>
  </form>`;
}

interface Slider {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** The value in words. */
  readonly said: string;
  readonly set: (value: number) => void;
}

function slider({ id, label, value, min, max, said, set }: Slider): TemplateResult {
  return html`<div class="slider">
    <label for="wait-${id}">${label}</label>
    <output for="wait-${id}">${said}</output>
    <input
      id="wait-${id}"
      data-field=${id}
      type="range"
      min=${min}
      max=${max}
      step="1"
      .value=${live(String(value))}
      aria-valuetext=${said}
      @input=${(event: Event) => {
        set(Number((event.currentTarget as HTMLInputElement).value));
      }}
    />
  </div>`;
}

/** For the chart's axis. */
export const mslMarks = (msl: number): { readonly ticks: number; readonly label: string }[] =>
  Array.from({ length: RANGES.waitInMsl.max + 1 }, (_, k) => ({
    ticks: k * msl,
    label: k === 0 ? '0' : inMsl(k * msl, msl),
  }));
