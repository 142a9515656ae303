import type { WatchScreen } from '../../src/messages/watch';
import type { Context } from '../context';
import { playOrPause, stepTo } from '../ladder/player';
import { PRESSABLE } from '../pressable';
import { WATCHED } from './watch';

/** The keys of a run that is watched: space plays and stops, left and right step, Home and End go to its ends. */
export function onWatchKey(
  event: KeyboardEvent,
  { ladder }: WatchScreen,
  context: Context,
  isOn: (selector: string) => boolean,
): boolean {
  if (ladder === null || event.shiftKey || isOn('.state-diagram')) return false;
  const run = { key: WATCHED, ladder };
  const isSlider = isOn('input');
  const moves: Readonly<Record<string, (step: number) => number>> = {
    ArrowLeft: (step) => step - 1,
    ArrowRight: (step) => step + 1,
    Home: () => 0,
    End: () => ladder.steps.length,
  };
  if (event.key === ' ') {
    if (event.repeat || isOn(`${PRESSABLE}, [role=button], select`)) return false;
    playOrPause(run, context);
    return true;
  }
  const move = moves[event.key];
  if (move === undefined || isSlider || isOn('select')) return false;
  stepTo(context, run, move);
  return true;
}
