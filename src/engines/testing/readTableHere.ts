import { readTable } from '../../../workers/tables/readTable.ts';
import type { ReadTable } from '../tableReader.ts';

/** Reads tables in this thread, for tests. */
export const readTableHere: ReadTable = async (format, bytes, url, { number } = {}) =>
  readTable(format, bytes, url, number);
