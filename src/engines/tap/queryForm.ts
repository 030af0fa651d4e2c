import type { Table } from '../../../workers/wire/table.ts';
import { toVoTable } from '../../catalogue/save/toVoTable.ts';

/** What is asked of a TAP service: the ADQL, the most rows, and tables sent along by their names in `TAP_UPLOAD`. */
export type TapQuery = { readonly adql: string; readonly maxRows?: number; readonly uploads: ReadonlyMap<string, Table> };

/** The parameters of a query (IVOA TAP 1.1 §2.7); with uploads as `multipart/form-data`, inline (§2.7.5). */
export function queryForm({ adql, maxRows, uploads }: TapQuery): URLSearchParams | FormData {
  const fields = [['REQUEST', 'doQuery'], ['LANG', 'ADQL'], ['QUERY', adql], ...(maxRows === undefined ? [] : [['MAXREC', String(maxRows)]])] as [string, string][];
  if (uploads.size === 0) return new URLSearchParams(fields);
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  form.append('UPLOAD', [...uploads.keys()].map((name, i) => `${name},param:upload${i}`).join(';'));
  [...uploads.values()].forEach((table, i) => form.append(`upload${i}`, new Blob([toVoTable(table) as Uint8Array<ArrayBuffer>], { type: 'application/x-votable+xml' }), `upload${i}.xml`));
  return form;
}
