import { findPasses, type Naming } from '../passes/findPasses.ts';
import { resultColumns } from '../passes/resultColumns.ts';
import type { Program } from '../program/program.ts';
import type { OpenQuery } from '../sources/openQuery.ts';
import { knownTo, schemaOf, type Compiling } from './compiling.ts';

/** A program but for what every database must know, what it reads beside its sources, and its warnings. */
export type QueryPasses = Pick<Program, 'sources' | 'fetched' | 'steps' | 'sql' | 'columns'>;

/**
 * The passes of a query whose sources are open, behind the steps that these need; `naming` says how what they make
 * is named. Fails with DuckDB's words on a wrong query.
 */
export async function queryPasses(open: OpenQuery, naming: Naming, compiling: Compiling): Promise<QueryPasses> {
  const opened = [...open.opened.values()];
  const tables = [...open.opened].flatMap(([table, { sources }]) =>
    sources.some((source) => source.table === table) ? [table] : [],
  );
  const { types, steps, sql } = await findPasses(open.node, tables, naming, schemaOf(compiling));
  return {
    sources: opened.flatMap(({ sources }) => sources),
    fetched: opened.flatMap(({ fetched = [] }) => fetched),
    steps: [...opened.flatMap((source) => source.steps), ...steps],
    sql,
    columns: resultColumns(types, open.node, knownTo(open, compiling)),
  };
}
