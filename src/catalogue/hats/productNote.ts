import type { Catalogue } from './catalogue.ts';

/** What a table of HATS that is no catalogue of objects or sources is, in a sentence; none for those that are. */
export function productNote({ name, product, properties: p }: Pick<Catalogue, 'name' | 'product' | 'properties'>) {
  const primary = p.hats_primary_table_url || 'its catalogue';
  switch (product) {
    case 'margin': {
      const width = p.hats_margin_threshold ? `within ${p.hats_margin_threshold}″ ` : '';
      return `${name} is a margin: rows ${width}outside each partition of ${primary}, not the catalogue itself.`;
    }
    case 'index':
      return `${name} is an index: values of ${p.hats_index_column || 'a column'} and the partitions of ${primary} that hold them.`;
    case 'association':
      return `${name} is an association: pairs of ${rowsOf(primary, p.hats_col_assn_primary)} and ${rowsOf(p.hats_assn_join_table_url || 'another', p.hats_col_assn_join)}.`;
    case 'map':
      return `${name} is a map: values of places of the sky, not of sources.`;
    default:
      return undefined;
  }
}

function rowsOf(catalogue: string, column: string | undefined): string {
  return `rows of ${catalogue}${column ? ` (${column})` : ''}`;
}
