import { pause } from '../known/pause.ts';
import { whenIdle } from './whenIdle.ts';

/** Who opens a notebook looks, and may press a key, before what that does not need takes the page's thread. */
const READ_MS = 500;
/** A frame whose place another takes is gone by then, unless the line is slow or the shell refuses. */
const REST_MS = 5000;

/** The time in which a page is read: what neither reading nor typing needs comes when it is over. */
export class ReadingTime {
  #restsUntilMs = 0;

  /** Resolves when a page that has just been drawn has been before its reader for a moment, and has time to spare. */
  async over(): Promise<void> {
    await pause(READ_MS);
    for (;;) {
      await new Promise<void>((resolve) => whenIdle(() => resolve()));
      const restMs = this.#restsUntilMs - performance.now();
      if (restMs <= 0) return;
      await pause(restMs);
    }
  }

  /** Another page is about to take over: its start would share the processor with what comes here for nobody. */
  rest(): void {
    this.#restsUntilMs = performance.now() + REST_MS;
  }
}
