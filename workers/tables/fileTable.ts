import type { Table } from '../wire/table.ts';
import type { Info } from './votable/info.ts';

/**
 * A table of a file, with what the file says beside it: INFO elements, what it describes itself as, and whether its
 * service had more rows.
 */
export type FileTable = Table & {
  readonly infos: readonly Info[];
  readonly title?: string;
  readonly isTruncated: boolean;
};
