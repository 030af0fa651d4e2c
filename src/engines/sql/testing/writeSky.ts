import { resolve } from 'node:path';
import { SKY, SKY_PIECE, SKY_PIECES } from './randomSky.ts';

const NAMES = Array.from({ length: SKY_PIECES }, (_, i) => `sky${i}.parquet`);

/** The files of `sky` as `hats()` is given them, in a list. */
export const SKY_FILES = NAMES.map((name) => `'${name}'`).join(', ');

/** Makes `sky` and what stands beside it in a database, and writes its pieces to a folder. */
export async function writeSky(
  folder: string,
  database: { query(id: number, sql: string): Promise<unknown> },
): Promise<void> {
  let id = 0;
  for (const sql of SKY) await database.query(++id, sql);
  for (const [i, name] of NAMES.entries()) {
    const file = resolve(folder, name);
    await database.query(++id, `COPY (FROM sky WHERE ${SKY_PIECE} = ${i}) TO '${file}' (FORMAT parquet)`);
  }
}
