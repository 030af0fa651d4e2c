import type { KeptFile } from '../../workers/wire/keptFile.ts';
import type { ShellPort } from '../notebook/port.ts';
import { filesShelf } from './filesShelf.ts';
import type { KeptFiles } from './keptFiles.ts';

export type FilesDeskParts = {
  readonly kept: KeptFiles;
  readonly address: string;
  /** Of somebody else's notebook that the reader trusts: the text that they agreed to. */
  readonly agreed?: string | undefined;
  /** Told whether the notebook wants for files that were written here under other trust. */
  readonly onWithheld?: (is: boolean) => void;
};

/** The files that an open notebook has written, kept under its address and its trust: one step after the other. */
export class FilesDesk {
  readonly #parts: FilesDeskParts;
  #address: string;
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: FilesDeskParts) {
    this.#parts = parts;
    this.#address = parts.address;
  }

  /** What the notebook's frame may ask of it. */
  port(): Pick<ShellPort, 'keptFiles' | 'keepFile' | 'dropKeptFile'> {
    const { kept, onWithheld } = this.#parts;
    return {
      keptFiles: () => this.#next(() => this.#all()),
      keepFile: (path, bytes) =>
        this.#next(async () => {
          // A part of a larger buffer would be kept with all of it.
          await kept.put(await this.#shelf(), { path, bytes: bytes.slice() });
          onWithheld?.(false);
        }),
      dropKeptFile: (path) => this.#next(async () => kept.delete(await this.#shelf(), path)),
    };
  }

  /** The notebook has another address from now on. */
  moveTo(address: string): void {
    if (address === this.#address) return;
    this.#next(async () => {
      const from = await this.#shelf();
      this.#address = address;
      await this.#parts.kept.copy(from, await this.#shelf());
      // Where storage refuses, the notice about the notebook says so.
    }).catch(() => undefined);
  }

  async #all(): Promise<readonly KeptFile[]> {
    const { kept, onWithheld } = this.#parts;
    const shelf = await this.#shelf();
    const files = await kept.get(shelf);
    onWithheld?.(files.length === 0 && (await kept.hasOthers(this.#address, shelf)));
    return files;
  }

  #shelf(): Promise<string> {
    return filesShelf(this.#address, this.#parts.agreed);
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}
