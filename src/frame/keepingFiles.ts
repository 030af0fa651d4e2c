import type { FolderChange } from '../../workers/wire/holdings.ts';
import {
  FILE_PATH,
  FOLDER_BYTES,
  FOLDER_FILES,
  hasRoom,
  roomTaken,
  type KeptFile,
} from '../../workers/wire/keptFile.ts';
import { bytesText } from '../format/bytesText.ts';
import type { ShellPort } from '../notebook/port.ts';
import { countText } from '../known/countText.ts';

/** Files that are named of those for which there is no room. */
const NAMED = 5;

/** Keeps the files that Python writes into the notebook's folder, as far as there is room, and gives them back. */
export class KeepingFiles {
  readonly #shell: Pick<ShellPort, 'keptFiles' | 'keepFile' | 'dropKeptFile'>;
  readonly #mostBytes: number;
  /** What is kept, by path, with the room that it takes. */
  readonly #sizes = new Map<string, number>();
  readonly #over = new Set<string>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(shell: Pick<ShellPort, 'keptFiles' | 'keepFile' | 'dropKeptFile'>, mostBytes = FOLDER_BYTES) {
    this.#shell = shell;
    this.#mostBytes = mostBytes;
  }

  /** What a Python that starts finds in its folder. */
  async kept(): Promise<readonly KeptFile[]> {
    await this.#last;
    // Where storage refuses, the notice about the notebook says so.
    const files = await this.#shell.keptFiles().catch(() => []);
    for (const { path, bytes } of files) this.#sizes.set(path, roomTaken(path, bytes.length));
    return files;
  }

  /**
   * Takes what a cell has changed in the folder, read by `read`; what the reader is to be told of files for which there
   * is no room.
   */
  changed({ written, gone }: FolderChange, read: (path: string) => Promise<Uint8Array>): string | undefined {
    for (const path of gone) this.#drop(path);
    const over = written.filter(({ path, bytes }) => !this.#take(path, bytes, read));
    if (over.length === 0) return undefined;
    const names = over.slice(0, NAMED).map(({ path, bytes }) => `${path} (${bytesText(bytes)})`);
    const others = over.length > NAMED ? ` and ${over.length - NAMED} more` : '';
    const room = `${bytesText(this.#mostBytes)} in all, ${countText(FOLDER_FILES)} of them, with paths of ${FILE_PATH} characters`;
    return `Not kept over a reload: ${names.join(', ')}${others}. A notebook's files are kept up to ${room}; save ${over.length === 1 ? 'it' : 'them'} to your disk from Memory and files, at the notebook's end.\n`;
  }

  #take(path: string, bytes: number, read: (path: string) => Promise<Uint8Array>): boolean {
    if (!hasRoom(this.#sizes, path, bytes, this.#mostBytes)) {
      const isNew = !this.#over.has(path);
      // Half of a folder in another state would mislead.
      this.#drop(path);
      this.#over.add(path);
      return !isNew;
    }
    this.#over.delete(path);
    this.#sizes.set(path, roomTaken(path, bytes));
    this.#next(async () => this.#shell.keepFile(path, await read(path)));
    return true;
  }

  #drop(path: string): void {
    this.#over.delete(path);
    if (this.#sizes.delete(path)) this.#next(() => this.#shell.dropKeptFile(path));
  }

  #next(work: () => Promise<void>): void {
    // A Python that has gone meanwhile, or storage that refuses: the file is written again when its cell runs.
    this.#last = this.#last.then(work).catch(() => undefined);
  }
}
