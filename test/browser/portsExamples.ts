import { createComparison } from '../../src/core/timewait';
import { DEFAULT_FORM, readForm } from '../../src/host/lab/portsForm';
import { portsScreen } from '../../src/host/lab/portsScreen';
import type { PortsForm, PortsScreen } from '../../src/messages/ports';

/** So many points of a chart show all there is to be looked at. */
const POINTS = 60;

/** The lab as the host shows it, with the run of what the form says; a wrong field leaves the run of the form at first. */
export function portsExample(change: Partial<PortsForm> = {}, over: Partial<PortsScreen> = {}): PortsScreen {
  const form = { ...DEFAULT_FORM, ...change };
  const read = readForm(form);
  const ran = 'parameters' in read ? read : readForm(DEFAULT_FORM);
  if ('faults' in ran) throw new Error('the form at first is wrong');
  const comparison = createComparison(ran.parameters, POINTS);
  while (!comparison.advance(1e6));
  const { base, remedies } = comparison.read();
  const faults = 'faults' in read ? read.faults : [];
  return { ...portsScreen({ form, faults, running: null, isStopped: false, base, remedies }), ...over };
}

/** Every look of the page. */
export function everyPorts(): Map<string, PortsScreen> {
  return new Map([
    ['the client runs out', portsExample()],
    ['nobody runs out', portsExample({ rate: '300' })],
    ['the server closes first', portsExample({ closesFirst: 'server' })],
    ['several destinations', portsExample({ destinations: '4', rate: '2500' })],
    [
      'a short run by bind()',
      portsExample({ requests: '500', choosesPort: 'bind', lowPort: '60000', highPort: '60099' }),
    ],
    ['open connections take the ports', portsExample({ serviceTime: '100000', requestsPerConnection: '2' })],
    ['faults', portsExample({ rate: 'many', lowPort: '0', requests: '1.5', seed: '-1' })],
    ['running', portsExample({}, { running: 0.4 })],
    ['the first run', portsExample({}, { running: 0.1, result: null, remedies: [] })],
    ['stopped', portsExample({}, { isStopped: true })],
    ['other values, running', portsExample({}, { running: 0.04, isOld: true })],
    ['other values, stopped', portsExample({}, { isStopped: true, isOld: true })],
  ]);
}
