import { FOLDER_BYTES, type KeptFile } from '../../workers/wire/keptFile.ts';
import type { ShellPort } from '../notebook/port.ts';
import type { KeptFiles } from './keptFiles.ts';

/** The files that an open notebook has written, kept under its address: one step after the other. */
export class FilesDesk {
  readonly #kept: KeptFiles;
  readonly #sizes = new Map<string, number>();
  #address: string;
  #last: Promise<unknown> = Promise.resolve();

  constructor(kept: KeptFiles, address: string) {
    this.#kept = kept;
    this.#address = address;
  }

  /** What the notebook's frame may ask of it. */
  port(): Pick<ShellPort, 'keptFiles' | 'keepFile' | 'dropKeptFile'> {
    return {
      keptFiles: () => this.#next(() => this.#all()),
      keepFile: (path, bytes) =>
        this.#next(async () => {
          const others = [...this.#sizes].reduce((sum, [other, size]) => sum + (other === path ? 0 : size), 0);
          if (others + bytes.length > FOLDER_BYTES) throw new Error('The files of this notebook take too much room');
          await this.#kept.put(this.#address, { path, bytes });
          this.#sizes.set(path, bytes.length);
        }),
      dropKeptFile: (path) =>
        this.#next(async () => {
          await this.#kept.delete(this.#address, path);
          this.#sizes.delete(path);
        }),
    };
  }

  /** The notebook has another address from now on. */
  moveTo(address: string): void {
    if (address === this.#address) return;
    const from = this.#address;
    this.#address = address;
    // Where storage refuses, the notice about the notebook says so.
    this.#next(() => this.#kept.copy(from, address)).catch(() => undefined);
  }

  async #all(): Promise<readonly KeptFile[]> {
    const files = await this.#kept.get(this.#address);
    for (const { path, bytes } of files) this.#sizes.set(path, bytes.length);
    return files;
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}
