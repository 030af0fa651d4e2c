import type { Progress } from '../../../workers/wire/progress.ts';

/** What is to be run on the reader's Jupyter server. */
export type Work = {
  /** Bytes to send first, by name. */
  readonly sent: ReadonlyMap<string, Uint8Array>;
  readonly code: string;
};

/** What our code there says of a run, and bytes with it. */
export type Told = { readonly data: Readonly<Record<string, unknown>>; readonly bytes?: Uint8Array };

/** How a run is heard. */
export type Hearing = {
  readonly signal: AbortSignal;
  readonly onTold: (told: Told) => void;
  readonly onStream: (stream: 'stdout' | 'stderr', text: string) => void;
  readonly onShown: (data: Readonly<Record<string, unknown>>) => void;
  readonly onProgress: (progress: Progress) => void;
};

/** Runs work on the reader's Jupyter server. Fails with kind `sql`, `python`, `fetch`, `engine-lost` or `cancelled`. */
export interface Elsewhere {
  /** Resolves with the server's host once all has run. */
  run(work: Work, kind: 'sql' | 'python', hearing: Hearing): Promise<string>;
}
