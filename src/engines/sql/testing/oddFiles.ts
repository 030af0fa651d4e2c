import { resolve } from 'node:path';
import type { Writer } from './openWriter.ts';

/** How many files there are. */
export const ODD_FILES = 3;

/** How many row groups each has. */
export const ODD_GROUPS = 5;

/**
 * Columns with values that bounds of a file leave out or tell apart otherwise than SQL does, and some that lie apart in
 * each row group; beside them stands `id`, of which they are made.
 */
export const ODD_COLUMNS = {
  apart: 'id::DOUBLE / 7',
  gaps: 'CASE WHEN id % 500 <> 7 THEN id END',
  mixed: '(hash(id) % 100000)::INTEGER - 50000',
  few: '(hash(id) % 3)::TINYINT',
  small: '(hash(id) % 1000)::FLOAT / 7 - 20',
  holed: 'CASE WHEN hash(id) % 5 = 0 THEN NULL ELSE (hash(id) % 9973)::BIGINT + 9007199254740993 END',
  odd: "CASE hash(id) % 7 WHEN 0 THEN NULL WHEN 1 THEN 'nan'::DOUBLE WHEN 2 THEN '-inf'::DOUBLE WHEN 3 THEN -0.0::DOUBLE ELSE (hash(id) % 41)::DOUBLE - 20 END",
  lost: "CASE WHEN id < 6000 THEN 'nan'::FLOAT WHEN id < 12000 THEN NULL ELSE id::FLOAT END",
  unsigned: '18446744073709551615::UBIGINT - hash(id) % 1000',
  name: "'star ' || id",
} as const;

/** Writes them to a folder; what a query reads them by. */
export async function writeOddFiles(folder: string, database: Writer): Promise<string> {
  const rows = ODD_GROUPS * 2048;
  const list = Object.entries(ODD_COLUMNS).map(([name, sql]) => `${sql} AS ${name}`);
  const names = Array.from({ length: ODD_FILES }, (_, i) => `odd${i}.parquet`);
  for (const [i, name] of names.entries())
    await database.query(
      7_000_000 + i,
      `COPY (SELECT id, ${list.join(', ')} FROM range(${i * rows}, ${(i + 1) * rows}) AS r(id)) TO '${resolve(folder, name)}' (FORMAT parquet, ROW_GROUP_SIZE 2048)`,
    );
  return `hats([${names.map((name) => `'${name}'`).join(', ')}])`;
}
