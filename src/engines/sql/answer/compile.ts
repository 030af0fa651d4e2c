import type { SelectNode } from '../../../catalogue/split/tree.ts';
import { visit } from '../../../catalogue/split/walk.ts';
import { placePositions } from '../passes/placePositions.ts';
import { resultColumns } from '../passes/resultColumns.ts';
import { OWN_MACROS } from '../program/ownMacros.ts';
import type { Program } from '../program/program.ts';
import type { OpenQuery } from '../sources/openQuery.ts';
import type { Query } from '../sources/readQuery.ts';
import { knownTo, type Compiling } from './compiling.ts';
import type { OpenText } from './openText.ts';
import { queryPasses, type QueryPasses } from './queryPasses.ts';

/**
 * The program of a query whose sources are open; its geometry takes columns for what they are. Fails with DuckDB's
 * words on a wrong query.
 */
export async function compile({ query, open }: OpenText, compiling: Compiling): Promise<Program> {
  const { notes: warnings, node } = placePositions(open.node, knownTo(open, compiling), compiling.timeZone);
  const placed = { ...open, node };
  const isOfTables = [...open.opened.values()].every(({ sources, steps }) => sources.length + steps.length === 0);
  const isAsWritten = query.isAsWritten && open.opened.size === 0 && node === open.node;
  return {
    ...{ macros: OWN_MACROS, inputs: inputsOf(node, compiling), warnings },
    ...(isOfTables
      ? await ofTables(placed, isAsWritten ? query : undefined, compiling)
      : await queryPasses(placed, { prefix: '__skybook_', isResult: true }, compiling)),
  };
}

/** A query over tables that are there is its own answer, in its own text where that can stay. */
async function ofTables(open: OpenQuery, asWritten: Query | undefined, compiling: Compiling): Promise<QueryPasses> {
  const { coordinator } = compiling;
  const sql = asWritten?.text ?? (await coordinator.sqlOf(open.node));
  // A wrong query fails when it is run, with its own places.
  const types = await coordinator.describe(sql).catch(() => []);
  const fetched = [...open.opened.values()].flatMap((opened) => opened.fetched ?? []);
  const columns = resultColumns(types, open.node, knownTo(open, compiling));
  return { sources: [], fetched, steps: [], sql, columns };
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
