import type { Progress } from '../../../workers/wire/progress.ts';

/** What is to be run on the reader's Jupyter server. */
export type Work = {
  /** Bytes to send first, by name. */
  readonly sent: ReadonlyMap<string, Uint8Array>;
  /** Code of a cell, and which names it may have made, or what our own code there is to do, and with what. */
  readonly does: { readonly code: string; readonly made: readonly string[] } | Ours;
};

/** What our own code there does; it tells all of it, or the run fails. */
export type Ours = {
  readonly work: 'query' | 'bind' | 'give_value' | 'read_files';
  /** Plain data. */
  readonly given?: readonly (string | readonly string[])[];
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
