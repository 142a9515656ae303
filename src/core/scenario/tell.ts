import { formatSegment } from '../tcp';
import type { Happening } from '../world';
import { formatDuration } from './duration';
import { formatCall } from './format';
import { formatDirection } from './select';

/** A happening in a few words, for logs: `A sends FIN,ACK seq 101 ack 301`. */
export function tell(happening: Happening): string {
  switch (happening.kind) {
    case 'call':
      return tellCall(happening);
    case 'send':
      return `${happening.end} sends ${formatSegment(happening.segment)}`;
    case 'arrive':
      return `${happening.end} gets ${formatSegment(happening.segment)}`;
    case 'lose':
      return `${formatDirection(happening.end)} ${formatSegment(happening.segment)} is lost`;
    case 'expire':
      return `${formatDirection(happening.end)} ${formatSegment(happening.segment)} is gone, older than the MSL`;
    case 'duplicate':
      return `${formatDirection(happening.end)} ${formatSegment(happening.segment)} is duplicated`;
    case 'inject':
      return `${formatDirection(happening.end)} ${formatSegment(happening.segment)} is injected`;
    case 'timeout':
      return `${happening.end} timer ${happening.timer} ends`;
  }
}

function tellCall({ end, call, refusal, got }: Extract<Happening, { kind: 'call' }>): string {
  const made = `${end} ${formatCall(call)}`;
  if (refusal !== null) return `${made}: error ${refusal}`;
  if (call.name !== 'receive') return made;
  return `${made}: ${got === null ? 'nothing yet' : String(got)}`;
}

/** A time as a log says it: `1.500s`, or `3t`. */
export function tellTime(at: number, discrete: boolean): string {
  return discrete ? formatDuration(at, true) : `${(at / 1000).toFixed(3)}s`;
}
