import type { TableFormat } from '../wire/tableFormat.ts';
import type { FileTable } from './fileTable.ts';

/** Reads files of tables away from the page. Fails with `NotebookError` of kind `fetch`. */
export interface TableWorker {
  /**
   * The table with columns of a file's bytes: the first one, or that of a number (of a VOTable, the n-th table from 1
   * on; of FITS, the HDU of that number, the primary one being 0). `url` is for words.
   */
  read(format: TableFormat, bytes: ArrayBuffer, url: string, number?: number): Promise<FileTable>;
}
