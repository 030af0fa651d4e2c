import type { ColumnType } from '../../../../workers/sql/contract.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { identifier, stringLiteral } from '../../../../workers/wire/quoted.ts';
import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import { DISTANCE_COLUMN } from '../../../catalogue/xmatch/matchSql.ts';
import { matchColumns } from '../../../catalogue/xmatch/matchColumns.ts';
import type { Opening } from './opening.ts';
import type { MatchSide, MatchSource } from '../program/source.ts';

/**
 * Makes the empty table that stands for a catalogue in a query, with the types DuckDB gives its columns: of the file
 * that holds its schema.
 */
export async function makeScanTable(table: string, catalogue: Catalogue, opening: Opening): Promise<void> {
  const { coordinator, footers, files, temporaries } = opening;
  temporaries.table(table);
  const url = catalogue.schemaFile;
  // A catalogue may have been told without its files; what reads them then says which is absent.
  const file =
    url === undefined
      ? undefined
      : await footers.file(url).catch((error: unknown) => {
          if (catalogue.columns.length === 0) throw error;
          return undefined;
        });
  if (!file) return makeFromColumns(table, catalogue, opening);
  await files.open(coordinator, [{ footer: async () => file }]);
  const rows = `read_parquet(${stringLiteral(files.nameOf(file.url))}, hive_partitioning = false)`;
  await coordinator.query(`CREATE OR REPLACE TABLE ${identifier(table)} AS SELECT * FROM ${rows} LIMIT 0`);
}

async function makeFromColumns(
  table: string,
  { name, url, columns }: Catalogue,
  { coordinator }: Opening,
): Promise<void> {
  const list = columns.map((column) => `${identifier(column.name)} ${column.type}`).join(', ');
  if (list === '') {
    throw new NotebookError({
      kind: 'fetch',
      message: `${name} has neither columns nor files with rows.`,
      detail: url,
    });
  }
  await coordinator.query(`CREATE OR REPLACE TABLE ${identifier(table)} (${list})`);
}

/** Makes the empty table that stands for a cross-match in a query. */
export async function makeMatchTable({ table, left, right }: MatchSource, opening: Opening): Promise<void> {
  const { coordinator, temporaries } = opening;
  temporaries.table(table);
  const types = { left: await typesOf(left, opening), right: await typesOf(right, opening) };
  const columns = matchColumns(left.columns, right.columns).map(({ side, source, column }) => {
    const type = types[side].find(({ name }) => name === source)?.type;
    return `${identifier(column.name)} ${type}`;
  });
  const list = [...columns, `${DISTANCE_COLUMN} DOUBLE`].join(', ');
  await coordinator.query(`CREATE OR REPLACE TABLE ${identifier(table)} (${list})`);
}

async function typesOf(side: MatchSide, opening: Opening): Promise<readonly ColumnType[]> {
  if (side.kind === 'catalogue') await makeScanTable(side.table, side.catalogue, opening);
  return opening.coordinator.describe(`FROM ${identifier(side.table)}`);
}
