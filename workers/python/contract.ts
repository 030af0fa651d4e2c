import type { Carried } from '../wire/carried.ts';
import type { CommMessage, FromWidgets } from '../wire/commMessage.ts';
import type { Failure } from '../wire/failure.ts';
import type { FolderChange, Holdings } from '../wire/holdings.ts';
import type { KeptFile } from '../wire/keptFile.ts';
import type { LiveState, Owned } from '../wire/live.ts';
import type { LocalFile } from '../wire/localChoice.ts';
import type { RunEvent } from '../wire/runEvent.ts';
import type { AskCatalogue } from './askCatalogue.ts';

/** What a Python worker needs to start. */
export type PythonBoot = {
  /** Absolute address of the site's root, with a slash at the end. */
  readonly siteUrl: string;
  /** Modules that the first cell imports: their packages are fetched while Python starts. */
  readonly modules: readonly string[];
  /** The address of the folder in which the notebook's file lies, where it has one. */
  readonly beside?: string;
};

/** A value that a cell takes: one that Python keeps, or one of another language. */
export type PythonInput = { readonly version: number } | { readonly carried: Carried };

/** What displayed things have been set to, by their ids. */
export type Changed = Readonly<Record<string, LiveState>>;

/** What the reader has set, as a cell begins. */
export type PythonLive = {
  /** What the ids begin with of the things that the cell comes to show; another one for each run. */
  readonly run: string;
  /** Where the reader has left such things of the cell, by the order in which it makes them. */
  readonly left: Readonly<Record<number, LiveState>>;
  /** What has been set since the run before. */
  readonly changed: Changed;
};

/** One run of a Python cell. */
export type PythonJob = {
  readonly cellId: string;
  readonly text: string;
  readonly inputs: Readonly<Record<string, PythonInput>>;
  /** Names that the text binds. */
  readonly defines: readonly string[];
  /** Those of them that are the cell's own: no other cell sees them. */
  readonly private: readonly string[];
  /** Where the order of the document tells which value a name has: the ids of the Python cells above. */
  readonly above?: readonly string[];
  /** Names that another cell should have made and has not → why, in a sentence. */
  readonly unbound: Readonly<Record<string, string>>;
  /** Whether it takes names from `import *`, which count as defined too. */
  readonly stars: boolean;
  /** Packages that the notebook asks for, as requirements (PEP 508). */
  readonly requires?: readonly string[];
  /** Whether its last value stays unshown. */
  readonly hidden: boolean;
  /** Absent where nobody can set anything. */
  readonly live?: PythonLive;
  /** The address of the reader's own proxy, with `{url}` for the address wanted. */
  readonly proxy?: string;
};

/** A name that a cell has made; `live` where displayed things own its value. */
export type PythonMade = {
  readonly name: string;
  readonly version: number;
  readonly type: string;
  readonly live?: Owned;
};

/** What a run has made; with a failure, what it had made until then. */
export type PythonOutcome = {
  readonly made: readonly PythonMade[];
  readonly failure?: Failure;
  /** Absent where the cell has changed no files. */
  readonly folder?: FolderChange;
};

/** Proposals for the text from `from` (in UTF-16 units) to the cursor. */
export type PythonCompletions = {
  readonly from: number;
  readonly options: readonly {
    readonly label: string;
    readonly kind?: 'name' | 'function' | 'class' | 'module' | 'column';
  }[];
};

/** One Python in a worker. Runs wait for each other; the rest does not wait. Fails with `NotebookError`. */
export interface PythonWorker {
  /**
   * Starts Python; `onEvent` is told of its progress, `onWidgets` of its widgets at any time. Its catalogues are asked
   * through `ask`.
   */
  boot(
    options: PythonBoot,
    onEvent: (event: RunEvent) => void,
    ask: AskCatalogue,
    onWidgets: (told: FromWidgets) => void,
  ): Promise<void>;
  run(job: PythonJob, onEvent: (event: RunEvent) => unknown): Promise<PythonOutcome>;
  /** Gives a widget a message of its twin in the page, in turn with runs; `onEvent` is told what its callbacks show. */
  tellWidget(message: CommMessage, onEvent: (event: RunEvent) => unknown): Promise<void>;
  /** The value after what was `changed`. Fails with kind `engine-lost` when that version is gone. */
  take(name: string, version: number, changed?: Changed): Promise<Carried>;
  /** Lets the values go that a cell made under these names. */
  forget(names: readonly string[], cellId: string): Promise<void>;
  /** Makes these, and no others, the reader's files below `/local`. */
  mountLocal(files: readonly LocalFile[]): Promise<void>;
  /** Puts files of an earlier visit into the notebook's folder. */
  putFiles(files: readonly KeptFile[]): Promise<void>;
  /** What Python holds; waits for the cell that runs. */
  holdings(): Promise<Holdings>;
  /** The bytes of a file of the notebook's folder, by its path there. */
  readFile(path: string): Promise<Uint8Array>;
  /** What a file of that folder begins with, as text: first lines, or first rows of a table. */
  previewFile(path: string): Promise<string>;
  complete(text: string, position: number): Promise<PythonCompletions>;
}
