import type { TableFormat } from '../wire/tableFormat.ts';
import { readEcsv } from './ecsv/readEcsv.ts';
import type { FileTable } from './fileTable.ts';
import { readFits } from './fits/readFits.ts';
import { readVoTable } from './votable/readVoTable.ts';

/** The table of a file's bytes, as the contract says. */
export function readTable(format: TableFormat, bytes: Uint8Array, url: string, number?: number): FileTable {
  switch (format) {
    case 'votable':
      return readVoTable(bytes, url, number);
    case 'fits':
      return readFits(bytes, url, number);
    case 'ecsv':
      return readEcsv(bytes, url);
  }
}
