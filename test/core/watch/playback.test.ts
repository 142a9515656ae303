import assert from 'node:assert/strict';
import type { Clock, Tape } from '../../../webview/ladder/playback';
import { PACE, Playback } from '../../../webview/ladder/playback';

/** A clock that is turned by hand, and a page that draws a run of five steps on it. */
function setUp({ isDrawn = () => true }: { isDrawn?: () => boolean } = {}) {
  let due: { at: number; then: () => void } | undefined;
  let now = 0;
  const clock: Clock = {
    after: (milliseconds, then) => {
      const one = { at: now + milliseconds, then };
      due = one;
      return () => {
        if (due === one) due = undefined;
      };
    },
  };
  const playback = new Playback(clock);
  const state = { step: 5, speed: 1 };
  const tape = (): Tape => ({ key: 'x', step: state.step, last: 5, speed: state.speed, go, redraw: draw });
  const draw = () => {
    if (isDrawn()) playback.see(tape());
  };
  const go = (step: number) => {
    state.step = step;
    draw();
  };
  const turn = (milliseconds: number) => {
    now += milliseconds;
    if (due === undefined || due.at > now) return;
    const { then } = due;
    due = undefined;
    then();
  };
  return { playback, state, tape, go, draw, turn, isWaiting: () => due !== undefined };
}

describe('playing a run', () => {
  it('begins again at its end, shows each step for as long, and stops at the end', () => {
    const { playback, state, tape, turn, isWaiting } = setUp();
    playback.play(tape());
    const seen = [state.step];
    turn(PACE - 1);
    assert.equal(state.step, 0);
    turn(1);
    seen.push(state.step);
    while (isWaiting()) {
      turn(PACE);
      seen.push(state.step);
    }
    assert.deepEqual(seen, [0, 1, 2, 3, 4, 5]);
    assert.equal(playback.isPlaying('x'), false);
  });

  it('goes on from where the reader has stepped to, and stops when asked', () => {
    const { playback, state, tape, go, turn, isWaiting } = setUp();
    go(1);
    playback.toggle(tape());
    go(3);
    turn(PACE);
    assert.equal(state.step, 4);
    playback.toggle(tape());
    assert.equal(isWaiting(), false);
    assert.equal(state.step, 4);
  });

  it('takes another speed at once', () => {
    const { playback, state, tape, draw, turn } = setUp();
    playback.play(tape());
    state.speed = 4;
    draw();
    turn(PACE / 4);
    assert.equal(state.step, 1);
  });

  it('does not play on what is not drawn any more', () => {
    let isThere = true;
    const { playback, tape, turn, isWaiting } = setUp({ isDrawn: () => isThere });
    playback.play(tape());
    isThere = false;
    turn(PACE);
    assert.equal(isWaiting(), false);
    assert.equal(playback.isPlaying('x'), false);
  });
});
