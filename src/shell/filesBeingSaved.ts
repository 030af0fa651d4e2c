import { downloadBlob } from './downloadFile.ts';
import { downloadName } from './downloadName.ts';
import { ownBytes } from '../../workers/wire/ownBytes.ts';

type Writing = {
  write(bytes: Uint8Array): Promise<void>;
  end(): Promise<void>;
  drop(): Promise<void>;
  readonly mostBytes: number;
  bytes: number;
};
type SavePicker = (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>;

/** As many files are written at once. */
const MOST_FILES = 4;
/** What a browser may be asked to hold itself, and what a file on the disk may have. */
const MOST_COLLECTED_BYTES = 2 * 2 ** 30;
const MOST_FILE_BYTES = 64 * 2 ** 30;

/**
 * The files that a notebook is writing piece by piece: straight to the disk where the browser can, else as a download
 * once they are whole.
 */
export class FilesBeingSaved {
  readonly #files = new Map<number, Writing>();
  #last = 0;

  /** Begins a file; `undefined` when the reader was asked for its place and has none. */
  async start(wanted: string, ask: boolean): Promise<number | undefined> {
    const { name, mime } = downloadName(wanted);
    if (this.#files.size >= MOST_FILES) throw new RangeError(`${MOST_FILES} files are being written already`);
    const writing = (ask ? await chosenFile(name) : undefined) ?? collected(name, mime);
    if (writing === 'none') return undefined;
    this.#files.set(++this.#last, writing);
    return this.#last;
  }

  async write(file: number, bytes: Uint8Array): Promise<void> {
    const writing = this.#files.get(file);
    if (!writing) throw new RangeError('That file is not being written');
    writing.bytes += bytes.byteLength;
    if (writing.bytes > writing.mostBytes) {
      await this.drop(file);
      throw new RangeError(
        `The file is larger than ${writing.mostBytes / 2 ** 30} GB, which this browser cannot write: save fewer rows or columns`,
      );
    }
    await writing.write(bytes);
  }

  async end(file: number): Promise<void> {
    const writing = this.#files.get(file);
    this.#files.delete(file);
    await writing?.end();
  }

  async drop(file: number): Promise<void> {
    const writing = this.#files.get(file);
    this.#files.delete(file);
    await writing?.drop();
  }

  /** Throws away all that are not whole, as when their notebook goes. */
  dropAll(): void {
    for (const file of [...this.#files.keys()]) void this.drop(file).catch(() => undefined);
  }
}

/** A file at a place that the reader chose; `undefined` where the browser cannot ask (File System Access). */
async function chosenFile(suggestedName: string): Promise<Writing | 'none' | undefined> {
  const pick = (window as { showSaveFilePicker?: SavePicker }).showSaveFilePicker;
  if (!pick) return undefined;
  try {
    const stream = await (await pick({ suggestedName })).createWritable();
    return {
      write: (bytes) => stream.write(ownBytes(bytes)),
      end: () => stream.close(),
      drop: () => stream.abort(),
      mostBytes: MOST_FILE_BYTES,
      bytes: 0,
    };
  } catch (error) {
    // A browser asks only shortly after a click.
    return error instanceof DOMException && error.name === 'AbortError' ? 'none' : undefined;
  }
}

/** A file in the browser's own keeping, which may be on its disk, until it is whole. */
function collected(name: string, mime: string): Writing {
  let pieces: Blob[] = [];
  return {
    write: async (bytes) => void pieces.push(new Blob([ownBytes(bytes)])),
    end: async () => downloadBlob(name, new Blob(pieces, { type: mime })),
    drop: async () => void (pieces = []),
    mostBytes: MOST_COLLECTED_BYTES,
    bytes: 0,
  };
}
