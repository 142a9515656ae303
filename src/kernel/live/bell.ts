/** Lets one waiter sleep until something has happened that it may want to look at. */
export class Bell {
  private wake: (() => void) | undefined;

  /** Wakes the waiter, if there is one. */
  ring(): void {
    this.wake?.();
  }

  /** Resolves at the next ring, or when `signal` is aborted. One waits at a time. */
  next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        this.wake = undefined;
        resolve();
      };
      this.wake = wake;
      signal.addEventListener('abort', wake, { once: true });
    });
  }
}
