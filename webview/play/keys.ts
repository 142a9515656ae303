import type { PlayAct, PlayScreen } from '../../src/messages/play';
import type { Context } from '../context';
import { stepTo } from '../ladder/player';
import { pressable } from './order';

/** The run on the page; each node of the tree opens at its end. */
export function runOf({ at, ladder }: PlayScreen) {
  return { key: `play ${at}`, ladder };
}

/**
 * The keys of play: digits press a move, U and R go back and forth, H asks the machine, N goes on to the next challenge, left
 * and right play the run. Whether the key is used up.
 */
export function onPlayKey(
  event: KeyboardEvent,
  screen: PlayScreen,
  context: Context,
  isOn: (selector: string) => boolean,
): boolean {
  if (event.shiftKey || isOn('input, select')) return false;
  const act = (done: PlayAct) => {
    if (!event.repeat || done.do === 'undo' || done.do === 'redo') context.send({ type: 'play', act: done });
    return true;
  };
  const { challenge } = screen;
  const isSolved = challenge !== null && challenge.solved !== null;
  if (/^[1-9]$/.test(event.key)) {
    const move = pressable(screen)[Number(event.key) - 1];
    return move === undefined ? false : act({ do: 'move', line: move.line });
  }
  switch (event.key.toLowerCase()) {
    case 'u':
      return screen.canUndo && act({ do: 'undo' });
    case 'r':
      return screen.redo !== null && act({ do: 'redo' });
    case 'h':
      return challenge?.solved === null && act({ do: 'ask' });
    case 'n':
      return isSolved && act({ do: 'next' });
    case 'arrowleft':
    case 'arrowright':
      if (isOn('.state-diagram')) return false;
      stepTo(context, runOf(screen), (step) => step + (event.key === 'ArrowRight' ? 1 : -1));
      return true;
    default:
      return false;
  }
}
