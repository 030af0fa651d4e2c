import type { KeptFile } from '../../workers/wire/keptFile.ts';
import type { PythonImage } from '../../workers/wire/pythonImages.ts';
import type { FrameRights } from './framePolicy.ts';
import type { JupyterPort } from './jupyterPort.ts';
import type { Begin, Handed } from './handed.ts';
import type { CellResult, Results } from './results/cellResult.ts';
import type { Settings } from './settings.ts';
import type { StoredOutputs } from './storedOutputs.ts';

/** What the shell hands to a notebook frame when it opens. */
export type Opened = {
  /** The `<notebook>` file's text. */
  readonly html: string;
  /** What its cells showed when its file was written. */
  readonly stored?: StoredOutputs;
  /** What its cells showed when they last ran. */
  readonly results?: Results;
  /** Where the reader has left its controls, as `saveControls` was last told. */
  readonly controls?: string;
  readonly rights: FrameRights;
  /** The address of the folder in which its file lies, where it has one: pictures of its texts may lie there. */
  readonly folder?: string | undefined;
  /** What the frame before this one gave on. */
  readonly handed?: Handed;
  /** What to run once it is drawn. */
  readonly begin?: Begin;
};

/** What a frame that is about to run something may make ready before it is given the notebook. */
export type Ahead = {
  /**
   * Of Python's images, the one to start with, and those packages of the field that are imported; absent where no
   * Python is wanted.
   */
  readonly python?: { readonly image: PythonImage; readonly modules: readonly string[] };
  readonly sql: boolean;
  /** The address of the folder in which the notebook's file lies, where it has one. */
  readonly beside?: string | undefined;
};

/**
 * What a notebook frame may ask of the shell, by messages `{id, method, args}` that are answered with `{id, value}` or
 * `{id, failure}`.
 */
export interface ShellPort extends JupyterPort {
  /** What to make ready, at once; nothing in a frame that only shows its notebook. */
  ahead(): Promise<Ahead | undefined>;
  /** The notebook, once the frame is to show it. */
  opened(): Promise<Opened>;
  /**
   * Says that the notebook is drawn: the frame may be shown in place of the one before it. Gives what was typed there
   * after that had handed over.
   */
  drawn(): Promise<string>;
  /** Keeps the notebook; resolves once it is stored. */
  save(html: string): Promise<void>;
  /** Keeps where the reader has left the notebook's controls; resolves once it is stored. */
  saveControls(controls: string): Promise<void>;
  /** Keeps what a cell showed, as far as that is of types that do nothing. */
  saveResult(id: string, result: CellResult): Promise<void>;
  /** In whole, the results that it was opened with and whose pictures come later. */
  laterResults(): Promise<Results>;
  /** The files that the notebook has written, as far as they were kept. */
  keptFiles(): Promise<readonly KeptFile[]>;
  /** Keeps a file of the notebook's folder; rejects where there is no room. */
  keepFile(path: string, bytes: Uint8Array): Promise<void>;
  /** Lets a kept file go. */
  dropKeptFile(path: string): Promise<void>;
  /** Makes a link of the notebook as it was last saved and shows it to the reader. */
  share(): Promise<void>;
  /** Offers a file to the reader's disk. Its name has one of the endings that the site makes. */
  download(name: string, bytes: Uint8Array): Promise<void>;
  /** Opens the browser's dialog to print a page of HTML, in which no script runs. */
  print(html: string): Promise<void>;
  /**
   * Begins a file of many pieces; what `writeFile`, `endFile` and `dropFile` call it. Where `ask`, and the browser can,
   * the reader is asked for its place and it is written there as it comes; `undefined` is their no.
   */
  startFile(name: string, ask: boolean): Promise<number | undefined>;
  writeFile(file: number, bytes: Uint8Array): Promise<void>;
  endFile(file: number): Promise<void>;
  /** Throws away a file that was begun. */
  dropFile(file: number): Promise<void>;
  /** What the reader has set, as of now; without their proxy for a notebook that is not trusted. */
  settings(): Promise<Settings>;
  /** Asks for a frame that may run the notebook, in place of this one that shows it. */
  run(begin: Begin): Promise<void>;
  /** Asks for a frame that may also ask this host, in place of this one; there `begin` runs. */
  allow(host: string, begin?: Begin): Promise<void>;
  /**
   * Finds to which host an address, of a host that the notebook may ask, leads on, at the reader's press; rejects in
   * words.
   */
  findLead(address: string): Promise<string>;
  /** Opens an http(s) address in a tab of its own, at the reader's press. */
  openLink(url: string): Promise<void>;
  /**
   * Opens the notebook in a text, or at an address, as one of the reader's, at their press; rejects in words where it
   * is none.
   */
  openNotebook(text: string, name: string): Promise<void>;
  /** Says to the pages of HTML below this frame what they may do, so that they play. */
  letPlay(): Promise<void>;
  /** Answers the shell's `STILL_THERE`. */
  alive(): Promise<void>;
  /** Answers the shell's `FLUSH`, behind the saves of what was being typed. */
  flushed(): Promise<void>;
  /** Answers the shell's `HAND_OVER`. */
  handOver(handed: Handed): Promise<void>;
  /** Answers the shell's `TYPED` with what was typed at the caret that was handed over. */
  typed(text: string): Promise<void>;
}

/** What the shell says on the port when another frame takes over, or the notebook is left. */
export const HAND_OVER = 'skybook:hand-over';
/** What the shell says on the port to a frame that has handed over, when the next one is shown. */
export const TYPED = 'skybook:typed';
/** What the shell says on the port when it needs the notebook with what is being typed at that moment. */
export const FLUSH = 'skybook:flush';
/** What the shell asks on the port every now and then. */
export const STILL_THERE = 'skybook:still-there';
