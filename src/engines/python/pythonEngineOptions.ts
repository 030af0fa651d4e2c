import type { CatalogueQuestion } from '../../../workers/wire/catalogueQuestion.ts';
import type { PythonWorker } from '../../../workers/python/contract.ts';
import type { Carried } from '../../../workers/wire/carried.ts';
import type { FolderChange } from '../../../workers/wire/holdings.ts';
import type { KeptFile } from '../../../workers/wire/keptFile.ts';
import type { RunEvent } from '../../../workers/wire/runEvent.ts';
import type { Connection } from '../connect.ts';
import type { Carry } from '../engine.ts';
import type { LiveValues } from '../liveValues.ts';
import type { LocalFiles } from '../localFiles.ts';
import type { ReadSettings } from '../readSettings.ts';
import type { Comms } from './comms.ts';

/** What the engine of Python cells is made of. */
export type PythonEngineOptions = {
  /** Absolute address of the site's root, with a slash at the end. */
  readonly siteUrl: string;
  readonly carry: Carry;
  /** Told the names of the values that are gone with a worker. */
  readonly onLost: (names: readonly string[]) => void;
  /** Answers what Python asks of catalogues; `emit` is told how far that is. */
  readonly ask: (question: CatalogueQuestion, signal: AbortSignal, emit: (event: RunEvent) => void) => Promise<Carried>;
  /** Files of the reader's disk, which Python finds below `/local`. */
  readonly local?: LocalFiles;
  readonly settings?: ReadSettings;
  /** What the reader sets of what cells show. */
  readonly live?: LiveValues;
  /** Keeps files of the notebook's folder. */
  readonly folder?: {
    kept(): Promise<readonly KeptFile[]>;
    changed(change: FolderChange, read: (path: string) => Promise<Uint8Array>): string | undefined;
  };
  /** The widgets' way to the page. */
  readonly comms?: Comms;
  /** Starts a worker for Python, which is not booted yet. */
  readonly start: (onLost: () => void) => Connection<PythonWorker>;
  /** What the notebook's Python cells import: Python starts so that it has that soonest. */
  readonly imports: () => readonly string[];
  /** The packages that they ask for, as requirements: there before a cell runs. */
  readonly requires?: () => readonly string[];
  /** The address of the folder in which the notebook's file lies. */
  readonly beside?: string | undefined;
  /** Whether there is memory for a second Python, which waits for this one to be stopped. */
  readonly hasRoom?: () => boolean;
};
