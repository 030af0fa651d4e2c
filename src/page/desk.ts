import type { LocalChoice } from '../../workers/wire/localChoice.ts';
import type { Holdings } from '../../workers/wire/holdings.ts';
import type { PublicCatalogues } from '../../workers/wire/publicCatalogue.ts';
import type { Provenance } from '../../workers/wire/provenance.ts';
import type { Shown } from '../../workers/wire/shown.ts';
import type { CellState, Output } from '../graph/cellState.ts';
import type { Edit } from '../notebook/edit.ts';
import type { Notebook } from '../notebook/notebook.ts';

/**
 * A drawn output: its element, what of it can be kept, at once or as a picture, and what to do when it goes; `update`
 * has it show another output, where it can.
 */
export type Drawn = {
  readonly element: HTMLElement;
  dispose(): void;
  update?(output: Output): boolean;
  kept?(): Shown | undefined;
  picture?(): Promise<Shown | undefined>;
};

/**
 * The forms in which a notebook is had: its text, a page with its results, for Jupyter, a script, Python, MyST, on
 * paper, and how to cite it.
 */
export type DownloadForm = 'notebook' | 'results' | 'ipynb' | 'script' | 'py' | 'md' | 'print' | 'cite';

/** One proposal of the completion list. */
export type Completion = {
  readonly label: string;
  readonly detail?: string;
  /** What it is for, in words. */
  readonly doc?: string;
  readonly kind?: 'name' | 'function' | 'class' | 'module' | 'column' | 'table' | 'keyword';
};

/** Proposals from a place in the text on; `isFound` where they were searched for, and are not to be filtered. */
export type Completions = {
  readonly from: number;
  readonly options: readonly Completion[];
  readonly isFound?: boolean;
};

/** Everything the page can do; given to it by `main`, so that the page imports no engine and no graph. */
export interface Desk {
  notebook(): Notebook;
  state(id: string): CellState;
  /** Applies an edit, records it for undo, and has the notebook kept. Text is committed to the graph only by `run`. */
  edit(edit: Edit): void;
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
  /** Runs a cell with what it depends on and what depends on it. */
  run(id: string): void;
  /** Shows a text anew after a change, where nothing may run yet as it reads. */
  showText(id: string): void;
  runAll(): void;
  stop(): void;
  /** Lets the notebook ask a host, where the reader agrees, and runs again what has run. */
  allow(host: string): void;
  /** The host to which an address leads on; rejects in words where it cannot be found, or the reader does not agree. */
  findLead(address: string): Promise<string>;
  share(): void;
  /** Offers the notebook as a file of some form, prints it, or says how to cite it. */
  download(form: DownloadForm): void;
  /** Offers a cell, with those it depends on, as a script that runs without Skybook. */
  writeScript(id: string): void;
  /** Completions at a place in a cell; `position` counts UTF-16 units. */
  complete(id: string, text: string, position: number): Promise<Completions>;
  draw(output: Output): Drawn;
  /** Draws the list of all data that cells took, with its acknowledgement. */
  drawSources(sources: readonly Provenance[]): HTMLElement;
  /** Opens the notebook in a text, or at an address, in place of this one; rejects in words where it is none. */
  openNotebook(text: string, name: string): Promise<void>;
  /** Files and folders of the reader's disk that cells can read, in the order of choice. */
  local(): readonly LocalChoice[];
  /** Lets cells read a file or folder; one of the same name gives way to it. */
  addLocal(choice: LocalChoice): void;
  /** Names of those that the cells' texts read and that are not there, since no page keeps them. */
  missingLocal(): readonly string[];
  /** The public catalogues of the site's list that all words of a question fit; rejects where there is no list. */
  findCatalogues(question: string): Promise<PublicCatalogues>;
  /** What the engines that have started hold in memory. */
  holdings(): Promise<readonly Holdings[]>;
  /** Lets the value of a Python name go. */
  free(name: string): void;
  /** Offers a file that Python has to the reader's disk; rejects in words. */
  saveFile(path: string): Promise<void>;
  /** A picture's bytes, or what another file that Python has begins with, as text; rejects in words. */
  previewFile(path: string): Promise<string | Uint8Array>;
  /** Called after the notebook value or one cell's state has changed; returns the way to stop listening. */
  onNotebook(listener: () => void): () => void;
  onState(listener: (id: string) => void): () => void;
}
