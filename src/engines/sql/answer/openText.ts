import type { Expression, SelectNode } from '../../../catalogue/split/tree.ts';
import { expressionsIn } from '../../../catalogue/split/walk.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { placePositions } from '../passes/placePositions.ts';
import { columnsNamed } from '../sources/columnsNamed.ts';
import { namedSources } from '../sources/namedSources.ts';
import { openQuery, type OpenQuery, type QueryOpening } from '../sources/openQuery.ts';
import type { Opened } from '../sources/opening.ts';
import { readQuery, type Query } from '../sources/readQuery.ts';
import { knownTo, schemaOf, type Compiling } from './compiling.ts';
import { queryPasses } from './queryPasses.ts';

/** Begins the names of tables that stand for sources. */
const SCAN = '__skybook_scan';

/** A SELECT whose text has been read, and its sources opened. */
export type OpenText = { readonly query: Query; readonly open: OpenQuery };

/**
 * Reads a SELECT and opens what it reads; `undefined` for a text that has no syntax tree. Fails with kind `fetch` or
 * `sql`.
 */
export async function openText(text: string, compiling: Compiling): Promise<OpenText | undefined> {
  const query = await readQuery(text, compiling);
  if (!query) return undefined;
  const readsSources = namedSources(query.statement, compiling, SCAN).named.length > 0;
  // Queries within it will be over what stands for sources, and for what was made of these.
  const statement = readsSources
    ? await columnsNamed(query.statement, asksQuery, compiling.coordinator)
    : query.statement;
  return { query, open: await openQuery({ statement }, openingFor(compiling, SCAN)) };
}

function asksQuery(item: Expression): boolean {
  return item.class !== 'STAR' && expressionsIn(item, (part) => part.class === 'SUBQUERY').length > 0;
}

/** What opening a query's sources needs: a query within the query has passes of its own. */
function openingFor(compiling: Compiling, prefix: string): QueryOpening {
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
  const { notes, ...placed } = placePositions(given.node, knownTo(given, compiling), compiling.timeZone);
  const passes = await queryPasses({ ...given, ...placed }, { prefix: `${name}_`, isResult: false }, compiling);
  const { sql, ...made } = passes;
  await schemaOf(compiling).emptyTable(name, sql);
  return {
    ...made,
    steps: [...made.steps, { kind: 'table', table: name, sql }],
    warnings: [...[...given.opened.values()].flatMap(({ warnings }) => warnings), ...notes],
  };
}
