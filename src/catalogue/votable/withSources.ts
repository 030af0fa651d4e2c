import type { Provenance } from '../../../workers/wire/provenance.ts';
import type { Table } from '../../../workers/wire/table.ts';
import { SOURCE_INFO } from '../save/sourceInfos.ts';
import type { Info } from '../../../workers/tables/votable/info.ts';
import { originOfInfos } from './originOfInfos.ts';
import type { FileTable } from '../../../workers/tables/fileTable.ts';

/** What was asked for a VOTable, and when it came. */
export type AskedSource = Pick<
  Provenance,
  'service' | 'protocol' | 'url' | 'query' | 'retrievedAt' | 'version' | 'job'
>;

/** The table with its sources: this answer with what it states, and those that a file saved by Skybook names. */
export function withSources({ infos, title, isTruncated, ...table }: FileTable, asked: AskedSource): Table {
  const saved = infos.filter(({ name }) => name === SOURCE_INFO.toLowerCase()).flatMap(savedSource);
  const stated = (...names: readonly string[]) => infos.find(({ name, value }) => names.includes(name) && value)?.value;
  const query = asked.query ?? stated('query', 'sql_query', 'adql_query', 'request');
  const origin = saved.length > 0 ? {} : originOfInfos(infos, title);
  return {
    ...table,
    sources: [
      { ...asked, ...(query !== undefined && saved.length === 0 && { query }), rows: table.rows, isTruncated, origin },
      ...saved,
    ],
  };
}

function savedSource({ value }: Info): readonly Provenance[] {
  try {
    const source: Provenance = JSON.parse(value);
    return typeof source.service === 'string' &&
      typeof source.url === 'string' &&
      typeof source.retrievedAt === 'string'
      ? [{ ...source, isTruncated: source.isTruncated === true, origin: source.origin ?? {} }]
      : [];
  } catch {
    return [];
  }
}
