import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { Fetched, Read } from '../../../catalogue/read.ts';
import { bytesText } from '../../../format/bytesText.ts';
import { isTooLarge } from '../../../store/tooLarge.ts';
import { asking } from '../../../parse/sql/asking.ts';
import { Grants } from './grants.ts';
import type { ReadBytes } from '../program/readBytes.ts';

/** So much of lists of partitions and properties, which are read whole, comes whatever a cell may fetch. */
const LEAST_BYTES = 8e6;
/** Parts of files that are asked for together, each of which a server may answer with all of its file. */
const READS_AT_ONCE = 16;
const PARTITION = /\/Npix(?:=|%3D)\d/i;

/**
 * What the reads of a cell bring, counted; and a bound on what no plan has foreseen: files that are read whole, also
 * where a server gives all of one in place of a part.
 */
export class Traffic {
  #allowedBytes = Infinity;
  #fetchedBytes = 0;
  #listBytes = 0;
  readonly #grants = new Grants(() => this.#leftBytes);
  #untold: ReadBytes = { bytes: 0, keptBytes: 0 };

  /** A cell begins, which may fetch so much. */
  begin(allowedBytes: number): void {
    this.#allowedBytes = allowedBytes;
    this.#fetchedBytes = 0;
    this.#listBytes = 0;
    this.take();
  }

  /** What has come from servers since the cell began. */
  get fetchedBytes(): number {
    return this.#fetchedBytes;
  }

  /** What has come since this was asked last. */
  take(): ReadBytes {
    const told = this.#untold;
    this.#untold = { bytes: 0, keptBytes: 0 };
    return told;
  }

  /** Reads by another way, within the bound. Fails with kind `fetch`, and what to write, beyond it. */
  limited(read: Read): Read {
    return async (url, range, signal) => {
      const take = async (mostBytes: number): Promise<Fetched> => {
        if (mostBytes <= 0 && !range) throw this.#refusal(url, undefined);
        const fetched = await read(url, range, signal, Number.isFinite(mostBytes) ? Math.max(0, mostBytes) : undefined);
        this.#count(fetched);
        return fetched;
      };
      const shared = (isTooLong: boolean) => this.#grants.take(take, (bytes) => this.#wasted(bytes), isTooLong);
      try {
        if (!Number.isFinite(this.#allowedBytes)) return await take(Infinity);
        if (!range) return await (PARTITION.test(url) ? shared(false) : this.#list(take));
        const most = Math.max(0, this.#grants.leftBytes / READS_AT_ONCE);
        return await this.#grants.within(most, take).catch((error: unknown) => {
          if (!isTooLarge(error)) throw error;
          if (error.totalBytes === undefined) this.#wasted(most);
          return shared(true);
        });
      } catch (error) {
        throw isTooLarge(error) ? this.#refusal(url, error.totalBytes) : error;
      }
    };
  }

  async #list(take: (mostBytes: number) => Promise<Fetched>): Promise<Fetched> {
    const list = await take(Math.max(LEAST_BYTES - this.#listBytes, this.#leftBytes));
    if (!list.isKept) this.#listBytes += list.bytes.length;
    return list;
  }

  get #leftBytes(): number {
    return this.#allowedBytes - this.#fetchedBytes;
  }

  /** Bytes of a read that was given up. */
  #wasted(bytes: number): void {
    this.#fetchedBytes += bytes;
  }

  #count({ bytes: { length }, isKept }: Fetched): void {
    if (!isKept) this.#fetchedBytes += length;
    const { bytes, keptBytes } = this.#untold;
    this.#untold = { bytes: bytes + length, keptBytes: keptBytes + (isKept ? length : 0) };
  }

  #refusal(url: string, totalBytes: number | undefined): NotebookError {
    const size = totalBytes === undefined ? '' : `, ${bytesText(totalBytes)}`;
    return new NotebookError({
      kind: 'fetch',
      message:
        `All of ${url} would have to be fetched${size}; ` +
        `without your word a cell fetches at most ${bytesText(this.#allowedBytes)}.`,
      detail: 'Files that are not Parquet are read whole, and so are those of servers that give no parts of them.',
      ...asking(totalBytes === undefined ? 2 * this.#allowedBytes : this.#fetchedBytes + totalBytes, 'Read another file'),
    });
  }
}
