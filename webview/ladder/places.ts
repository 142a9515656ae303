import type { Context } from '../context';
import type { Played } from './player';
import { stepOf } from './player';

let told = '';

/** Tells the host where both ends are at the step that is shown, once for each change; nothing while no run is shown. */
export function tellPlaces(run: Played | undefined, { view, send }: Pick<Context, 'view' | 'send'>): void {
  if (run === undefined) {
    told = '';
    return;
  }
  const { A, B } = run.ladder.steps[stepOf(run, view) - 1] ?? run.ladder.start;
  if (told === `${A} ${B}`) return;
  told = `${A} ${B}`;
  send({ type: 'places', A, B });
}
