import { TIME_MACROS } from '../../../catalogue/time/timeMacros.ts';
import type { ReadTable } from '../../tableReader.ts';
import type { Column } from '../../../../workers/wire/column.ts';
import type { Provenance } from '../../../../workers/wire/provenance.ts';
import { GEOMETRY_MACROS } from '../../../catalogue/adql/geometryMacros.ts';
import { MERGE_MACROS, PARTIAL_MACROS } from '../../../catalogue/split/aggregates/mergeMacros.ts';
import type { Functions } from '../../../catalogue/split/query.ts';
import type { SelectNode } from '../../../catalogue/split/tree.ts';
import { visit } from '../../../catalogue/split/walk.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import type { AddressBase } from '../bytes/localAddress.ts';
import type { Catalogues } from '../bytes/catalogues.ts';
import type { Member } from '../pool/member.ts';
import type { Temporaries } from '../pool/temporaries.ts';
import type { Program } from '../program/program.ts';
import { openQuery, type OpenQuery, type QueryOpening } from '../sources/openQuery.ts';
import type { Opened } from '../sources/opening.ts';
import type { OpenText } from '../sources/openText.ts';
import { findPasses, type Naming } from './findPasses.ts';
import { placePositions } from './placePositions.ts';
import type { KnownTables } from './relation.ts';
import { resultColumns } from './resultColumns.ts';
import type { Schema } from './schema.ts';

/** What making a program needs. */
export type Compiling = AddressBase & {
  readonly coordinator: Member;
  readonly functions: Functions;
  readonly catalogues: Catalogues;
  readonly temporaries: Temporaries;
  /** Reads files of tables away from the page. */
  readonly readTable: ReadTable;
  readonly isAdql?: boolean;
  /** What is known of the notebook's tables. */
  readonly known: KnownTables;
  readonly onProgress: (label: string) => void;
  /** Told where the rows of a query come from. */
  readonly onSource: (source: Provenance) => void;
};

/** What every database must know that runs a part of a program. */
const MACROS = [...GEOMETRY_MACROS, ...TIME_MACROS, ...PARTIAL_MACROS, ...MERGE_MACROS];

/** The program of a query whose sources are open. Fails with DuckDB's words on a wrong query. */
export async function compile({ query, open: given }: OpenText, compiling: Compiling): Promise<Program> {
  const { coordinator } = compiling;
  const { notes: warnings, ...open } = placedQuery(given, compiling);
  const opened = [...open.opened.values()];
  const inputs = inputsOf(open.node, compiling);
  if (opened.every(({ sources, steps }) => sources.length + steps.length === 0)) {
    const isAsWritten = query.isAsWritten && opened.length === 0 && open.node === given.node;
    const sql = isAsWritten ? query.text : await coordinator.sqlOf(open.node);
    // A wrong query fails when it is run, with its own places.
    const types = await coordinator.describe(sql).catch(() => []);
    const columns = notedColumns(open, types, compiling);
    return { macros: MACROS, inputs, sources: [], fetched: fetchedOf(open), steps: [], sql, columns, warnings };
  }
  const made = opened.flatMap(({ steps }) => steps);
  const { types, steps, sql } = await passesOf(open, { prefix: '__skybook_', isResult: true }, compiling);
  const columns = notedColumns(open, types, compiling);
  return {
    ...{ macros: MACROS, inputs, sources: sourcesOf(open), fetched: fetchedOf(open) },
    ...{ steps: [...made, ...steps], sql, columns, warnings },
  };
}

/** The columns of a query whose sources are open. */
export async function columnsOf(open: OpenQuery, compiling: Compiling): Promise<readonly Column[]> {
  const { coordinator } = compiling;
  return notedColumns(open, await coordinator.describe(await coordinator.sqlOf(open.node)), compiling);
}

function notedColumns(
  { node, opened }: OpenQuery,
  types: Parameters<typeof resultColumns>[0],
  { known }: Compiling,
): readonly Column[] {
  return resultColumns(types, node, (table) => opened.get(table)?.columns ?? known(table));
}

/** A query whose geometry takes columns for what they are; and what the reader must know of that. */
function placedQuery(
  { node, opened }: OpenQuery,
  { known }: Compiling,
): OpenQuery & { readonly notes: readonly string[] } {
  return { opened, ...placePositions(node, (table) => opened.get(table)?.columns ?? known(table)) };
}

/** What opening a query's sources needs: a query within the query has a program of its own. */
export function openingFor(compiling: Compiling, prefix = '__skybook_scan'): QueryOpening {
  const { known, coordinator } = compiling;
  return {
    ...compiling,
    prefix,
    columnsOf: async (table: string) => known(table) ?? (await coordinator.describe(`FROM ${identifier(table)}`)),
    stepsFor: (name: string, node: SelectNode) => stepsFor(name, node, compiling),
  };
}

/**
 * The steps that make a table of a query within a query; its own sources need names beside those of the query around
 * it.
 */
async function stepsFor(name: string, node: SelectNode, compiling: Compiling): Promise<Opened> {
  const given = await openQuery({ statement: { node, named_param_map: [] } }, openingFor(compiling, `${name}_scan`));
  const { notes: warnings, ...open } = placedQuery(given, compiling);
  const { types, steps, sql } = await passesOf(open, { prefix: `${name}_`, isResult: false }, compiling);
  await schemaOf(compiling).emptyTable(name, sql);
  const made = [...open.opened.values()].flatMap((source) => source.steps);
  return {
    columns: notedColumns(open, types, compiling),
    sources: sourcesOf(open),
    steps: [...made, ...steps, { kind: 'table', table: name, sql }],
    fetched: fetchedOf(open),
    warnings: [...[...open.opened.values()].flatMap((source) => source.warnings), ...warnings],
  };
}

function passesOf({ node, opened }: OpenQuery, naming: Naming, compiling: Compiling): ReturnType<typeof findPasses> {
  const tables = [...opened].flatMap(([table, { sources }]) =>
    sources.some((source) => source.table === table) ? [table] : [],
  );
  return findPasses(node, tables, naming, schemaOf(compiling));
}

function sourcesOf({ opened }: OpenQuery): Program['sources'] {
  return [...opened.values()].flatMap(({ sources }) => sources);
}

function fetchedOf({ opened }: OpenQuery): Program['fetched'] {
  return [...opened.values()].flatMap(({ fetched = [] }) => fetched);
}

function schemaOf({ coordinator, functions, temporaries }: Compiling): Schema {
  return {
    functions,
    describe: (sql) => coordinator.describe(sql),
    sqlOf: (node) => coordinator.sqlOf(node),
    emptyTable: (name, sql) => {
      temporaries.table(name);
      return coordinator.emptyTable(name, sql);
    },
  };
}

/** The tables of the notebook that a query names. */
function inputsOf(node: SelectNode, { known }: Compiling): readonly string[] {
  const names = new Set<string>();
  visit(node, (part) => {
    if (part.type === 'BASE_TABLE' && known(String(part.table_name))) names.add(String(part.table_name));
    return undefined;
  });
  return [...names];
}
