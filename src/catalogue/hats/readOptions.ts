/** What `hats()` and `read_parquet()` were told beside their addresses. */
export type ReadOptions = {
  /** A column `filename` with the address of each row's file. */
  readonly filename?: boolean;
  /** A column `file_row_number`, from 0. */
  readonly fileRowNumber?: boolean;
  /** Bytes of no stated kind are text. */
  readonly binaryAsString?: boolean;
};

export const FILENAME = 'filename';
export const FILE_ROW_NUMBER = 'file_row_number';
