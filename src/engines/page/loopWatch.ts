import { stopped } from '../../../workers/wire/stopped.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';

/** The longest that cells may keep the page to themselves. */
const MOST_MS = 10_000;
/** Turns of loops between two looks at the clock. */
const TURNS = 4096;

/** A run of a cell: its code is to end once `signal` says so, unless it has ended. */
export type WatchedRun = { readonly signal: AbortSignal; ended: boolean };

/** What a watch works with; the browser's own where absent. `pause` calls back once the page has had its turn. */
export type LoopWatchParts = { readonly now?: () => number; readonly pause?: (then: () => void) => void };

/**
 * Watches the loops of cells where they share a thread with the reader's way out of them: ends what was stopped, and
 * what has kept the page to itself for 10 s. The checks that call it are put in by `withLoopChecks`.
 */
export class LoopWatch {
  readonly #now: () => number;
  readonly #pause: (then: () => void) => void;
  /** Since when the page has waited. */
  #sinceMs: number | undefined;

  constructor({ now = () => performance.now(), pause = afterTurn }: LoopWatchParts = {}) {
    this.#now = now;
    this.#pause = pause;
  }

  /** The check for the code of a run, which throws where that has to end; `atOnce` where each turn counts. */
  of(run: WatchedRun): (atOnce?: boolean) => void {
    let turns = 0;
    return (atOnce) => {
      if (atOnce !== true && ++turns < TURNS) return;
      this.#look(run);
      // Only now: what catches the end meets it again at its next turn.
      turns = 0;
    };
  }

  #look({ signal, ended }: WatchedRun): void {
    // What cleans up behind it may run on.
    if (signal.aborted && !ended) throw stopped();
    const nowMs = this.#now();
    if (this.#sinceMs === undefined) {
      this.#sinceMs = nowMs;
      this.#pause(() => (this.#sinceMs = undefined));
    } else if (nowMs - this.#sinceMs > MOST_MS) throw tooLong();
  }
}

function tooLong(): Error {
  const message = `It ran for ${MOST_MS / 1000} seconds without a pause and was ended: in this browser nothing can be pressed meanwhile`;
  const cause = new NotebookError({
    kind: 'javascript',
    message,
    advice:
      'If the loop is meant to end, let it pause now and then: await new Promise((resolve) => setTimeout(resolve)). Python and SQL run beside the page and can be stopped.',
  });
  return new Error(message, { cause });
}

/** Not by a timer: those of pages that nobody sees are put off. */
function afterTurn(then: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    then();
  };
  port2.postMessage(0);
}
