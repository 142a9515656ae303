import { Playback } from './playback';

/** The page's own player. It stops when nobody sees the page. */
export const playback = new Playback({
  after: (milliseconds, then) => {
    const timer = setTimeout(then, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
});

document.addEventListener('visibilitychange', () => {
  if (document.hidden) playback.pause();
});
