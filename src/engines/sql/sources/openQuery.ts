import { baseTable, select, STAR } from '../../../catalogue/split/nodes.ts';
import type { SelectNode } from '../../../catalogue/split/tree.ts';
import type { AddressBase } from '../address/localAddress.ts';
import type { KeptQueries } from '../statement/kept.ts';
import { namedSources } from './namedSources.ts';
import type { Opened, Opening } from './opening.ts';
import type { Query } from './readQuery.ts';
import { openSource } from './openSource.ts';
import { usedSources } from './usedSources.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/** A query over tables: those that stand for what its FROM named, and what is known of these. */
export type OpenQuery = { readonly node: SelectNode; readonly opened: ReadonlyMap<string, Opened> };

/** What opening a query needs: as for a source, where a query within the query may use the names of its WITH. */
export type QueryOpening = Omit<Opening, 'withQuery' | 'stepsFor'> &
  AddressBase & {
    /** The cell's text has what only ADQL has. */
    readonly isAdql?: boolean;
    /** The zone that times are read and shown in; UTC where none is named. */
    readonly timeZone?: string;
    /** What macros read of catalogues. */
    readonly kept?: KeptQueries;
    /** Begins the names of the tables that stand for its sources. */
    readonly prefix: string;
    readonly onProgress: (label: string) => void;
    stepsFor(name: string, node: SelectNode): ReturnType<Opening['stepsFor']>;
  };

/** Opens what a query reads, without reading rows of catalogues. Fails with kind `fetch` or `sql`. */
export async function openQuery({ statement }: Pick<Query, 'statement'>, opening: QueryOpening): Promise<OpenQuery> {
  const { tree, named } = usedSources(namedSources(statement, opening, opening.prefix));
  const opened = new Map<string, Opened>();
  if (named.length > 0) opening.onProgress('Opening the catalogue');
  for (const { table, spec } of named) {
    if ('url' in spec) opening.names.standsFor(table, [spec.url].flat().join(', '));
    opened.set(
      table,
      await openSource(table, spec, {
        ...opening,
        stepsFor: (name, node) => opening.stepsFor(name, { ...node, cte_map: joinedCtes(node, statement.node) }),
        withQuery: (name) => withQuery(statement.node, name),
      }),
    );
  }
  return { node: tree.node, opened };
}

function joinedCtes(inner: SelectNode, outer: SelectNode): SelectNode['cte_map'] {
  return { map: [...outer.cte_map.map, ...inner.cte_map.map] };
}

/** `SELECT * FROM name`, for a name of the statement's WITH. */
function withQuery({ cte_map: ctes }: SelectNode, name: string): SelectNode | undefined {
  const found = ctes.map.some(({ key }) => sqlKey(key) === sqlKey(name));
  return found ? select([STAR], baseTable(name)) : undefined;
}
