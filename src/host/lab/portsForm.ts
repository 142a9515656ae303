import type { Fault, Parameters, Preset } from '../../core/timewait';
import { defaultParameters, presets, readParameters } from '../../core/timewait';
import type { PortsFault, PortsField, PortsForm } from '../../messages/ports';
import { PORTS_FIELDS } from '../../messages/ports';

/** The form and the simulator's parameters: the same values, but a person writes TIME_WAIT in seconds. */

const SECOND = 1000;

/** The form that says `parameters`. */
export function formOf(parameters: Pick<Parameters, PortsField>): PortsForm {
  const entries = PORTS_FIELDS.map((field) => [field, textOf(field, parameters[field])]);
  return Object.fromEntries(entries) as PortsForm;
}

/** The form at first: Linux's defaults under some load. */
export const DEFAULT_FORM = formOf(defaultParameters);

function textOf(field: PortsField, value: Parameters[PortsField]): string {
  return String(field === 'timeWait' && typeof value === 'number' ? value / SECOND : value);
}

/** What the form says, or what is wrong with it. */
export function readForm(form: PortsForm): { parameters: Parameters } | { faults: PortsFault[] } {
  const seconds = form.timeWait.trim();
  // Only what is a number can be multiplied; anything else goes on as it is, to be refused as it is.
  const timeWait = seconds !== '' && Number.isFinite(Number(seconds)) ? Number(seconds) * SECOND : form.timeWait;
  const reading = readParameters({ ...form, timeWait });
  return 'parameters' in reading ? reading : { faults: reading.faults.flatMap(faultOf) };
}

/** Whether the form says `parameters`. */
export function says(form: PortsForm, parameters: Parameters): boolean {
  const read = readForm(form);
  return 'parameters' in read && PORTS_FIELDS.every((field) => read.parameters[field] === parameters[field]);
}

function faultOf(fault: Fault): PortsFault[] {
  const { field, kind } = fault;
  // The lists of times have no field here.
  if (!isField(field) || isAboutList(kind)) return [];
  const [least, most] = ['least' in fault ? fault.least : null, 'most' in fault ? fault.most : null];
  const inUnit = (value: number | null) => (value === null || field !== 'timeWait' ? value : value / SECOND);
  return [{ field, kind, least: inUnit(least), most: inUnit(most) }];
}

const isField = (field: string): field is PortsField => (PORTS_FIELDS as readonly string[]).includes(field);
const isAboutList = (kind: Fault['kind']) =>
  kind === 'list-empty' || kind === 'list-too-long' || kind === 'not-in-order' || kind === 'not-a-time';

/** The form with a preset's values in it; whatever the preset does not speak of stays. */
export function withPreset(form: PortsForm, id: Preset['id']): PortsForm {
  const preset = presets.find((one) => one.id === id);
  return preset === undefined ? form : { ...form, ...valuesOf(preset) };
}

/** The preset whose values all stand in the form. */
export function presetIn(form: PortsForm): Preset | null {
  const stands = (preset: Preset) =>
    Object.entries(valuesOf(preset)).every(([field, value]) => form[field as PortsField].trim() === value);
  return presets.find(stands) ?? null;
}

function valuesOf({ parameters }: Preset): Partial<PortsForm> {
  return Object.fromEntries(
    Object.entries(parameters).map(([field, value]) => [field, textOf(field as PortsField, value)]),
  );
}
