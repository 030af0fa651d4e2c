import type { Table } from '../../../workers/wire/table.ts';
import { ofTable } from '../../catalogue/save/ofTable.ts';
import { toVoTable } from '../../catalogue/save/toVoTable.ts';
import { wholeFile } from '../../catalogue/save/wholeFile.ts';

/** What is asked of a TAP service: the ADQL, the most rows, and tables sent along by their names in `TAP_UPLOAD`. */
export type TapQuery = {
  readonly adql: string;
  readonly maxRows?: number;
  /** The form of the answer, as the service names it; its own choice where none is given. */
  readonly format?: string;
  readonly uploads: ReadonlyMap<string, Table>;
};

/** The parameters of a query (IVOA TAP 1.1 §2.7); with uploads as `multipart/form-data`, inline (§2.7.5). */
export async function queryForm({ adql, maxRows, format, uploads }: TapQuery): Promise<URLSearchParams | FormData> {
  const fields: readonly (readonly [string, string])[] = [
    ['REQUEST', 'doQuery'],
    ['LANG', 'ADQL'],
    ['QUERY', adql],
    ...(format === undefined ? [] : [['RESPONSEFORMAT', format] as const]),
    ...(maxRows === undefined ? [] : [['MAXREC', String(maxRows)] as const]),
  ];
  if (uploads.size === 0) return new URLSearchParams(Object.fromEntries(fields));
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  form.append('UPLOAD', [...uploads.keys()].map((name, i) => `${name},param:upload${i}`).join(';'));
  const files = await Promise.all(
    [...uploads.values()].map((table) => wholeFile(toVoTable(ofTable({ ...table, sources: [] })))),
  );
  files.forEach((file, i) =>
    form.append(`upload${i}`, new Blob([file], { type: 'application/x-votable+xml' }), `upload${i}.xml`),
  );
  return form;
}
