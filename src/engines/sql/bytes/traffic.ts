import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { ByteRange, Fetched, Read } from '../../../catalogue/read.ts';
import { bytesText } from '../../../format/bytesText.ts';
import { isTooLarge } from '../../../store/tooLarge.ts';
import { asking } from '../../../parse/sql/asking.ts';
import type { ReadBytes } from '../program/readBytes.ts';

/** Lists of partitions and properties are read whole, whatever a cell may fetch. */
const LEAST_BYTES = 8e6;
const PARTITION = /\/Npix(?:=|%3D)\d/i;

/**
 * What the reads of a cell bring, counted; and a bound on what no plan has foreseen: files that are read whole, also
 * where a server gives all of one in place of a part.
 */
export class Traffic {
  #allowedBytes = Infinity;
  #unplanned = 0;
  #untold: ReadBytes = { bytes: 0, keptBytes: 0 };

  /** A cell begins, which may fetch so much. */
  begin(allowedBytes: number): void {
    this.#allowedBytes = allowedBytes;
    this.#unplanned = 0;
    this.take();
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
      const isPartition = !range && PARTITION.test(url);
      const left = Math.max(isPartition ? 0 : LEAST_BYTES, this.#allowedBytes - this.#unplanned);
      if (left === 0) throw this.#refusal(url, undefined);
      const fetched = await read(url, range, signal, Number.isFinite(left) ? left : undefined).catch(
        (error: unknown) => {
          throw isTooLarge(error) ? this.#refusal(url, error.totalBytes) : error;
        },
      );
      this.#count(fetched, range);
      return fetched;
    };
  }

  #count({ bytes: { length }, isKept }: Fetched, range: ByteRange | undefined): void {
    const asked = !range ? 0 : 'start' in range ? range.end - range.start : range.suffixBytes;
    if (!isKept) this.#unplanned += Math.max(0, length - asked);
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
      ...asking(totalBytes === undefined ? 2 * this.#allowedBytes : this.#unplanned + totalBytes, 'Read another file'),
    });
  }
}
