import type { Settings } from './settings.ts';
import type { StoredOutputs } from './storedOutputs.ts';

/** What the shell hands to a notebook frame when it opens. */
export type Opened = {
  /** The `<notebook>` file's text. */
  readonly html: string;
  /** What its cells showed when its file was written. */
  readonly stored?: StoredOutputs;
  /** Where it came from: the reader's own, shipped with the site, or somebody's link or address. */
  readonly origin: 'own' | 'shipped' | 'link' | 'address';
  /** The reader wrote it or chose to trust it: the frame is same-origin. */
  readonly trusted: boolean;
  /** Absolute address of the site's root, with a slash at the end. */
  readonly siteUrl: string;
};

/** What a notebook frame may ask of the shell (over Comlink on a `MessagePort`). */
export interface ShellPort {
  opened(): Promise<Opened>;
  /** Keeps the notebook; resolves once it is stored. */
  save(html: string): Promise<void>;
  /** Makes a link of the notebook and shows it to the reader. */
  share(html: string): Promise<void>;
  /** Offers a file to the reader's disk. */
  download(name: string, mime: string, bytes: Uint8Array): Promise<void>;
  /**
   * Begins a file of many pieces; what `writeFile`, `endFile` and `dropFile` call it. Where `ask`, and the browser can, the reader is
   * asked for its place and it is written there as it comes; `undefined` is their no.
   */
  startFile(name: string, mime: string, ask: boolean): Promise<number | undefined>;
  writeFile(file: number, bytes: Uint8Array): Promise<void>;
  endFile(file: number): Promise<void>;
  /** Throws away a file that was begun. */
  dropFile(file: number): Promise<void>;
  /** The bytes of a file below the site's `vendor/`, by its path there: the shell has a cache, a sandboxed frame has none. */
  siteFile(path: string): Promise<ArrayBuffer>;
  /** What the reader has set, as of now; without their proxy for a notebook that is not trusted. */
  settings(): Promise<Settings>;
  /** Reopens the notebook as a trusted one, if the reader agrees. */
  trust(): Promise<void>;
}

/** The first message of a frame to its shell; the answer carries the `MessagePort`. */
export const FRAME_READY = 'skybook:frame-ready';
/** The shell's answer, with the port in `event.ports[0]`. */
export const FRAME_PORT = 'skybook:frame-port';
