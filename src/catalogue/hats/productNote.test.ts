import { expect, it } from 'vitest';
import type { Catalogue } from './catalogue.ts';
import { productNote } from './productNote.ts';

const ASSOCIATION = {
  hats_primary_table_url: 'gaia',
  hats_col_assn_primary: 'source_id',
  hats_assn_join_table_url: 'ztf',
  hats_col_assn_join: 'objectid',
};
const cases: readonly (readonly [Catalogue['product'], Catalogue['properties'], string | undefined])[] = [
  ['object', {}, undefined],
  ['source', {}, undefined],
  ['files', {}, undefined],
  [
    'margin',
    { hats_primary_table_url: 'gaia', hats_margin_threshold: '10.0' },
    't is a margin: rows within 10.0″ outside each partition of gaia, not the catalogue itself.',
  ],
  ['margin', {}, 't is a margin: rows outside each partition of its catalogue, not the catalogue itself.'],
  [
    'index',
    { hats_primary_table_url: 'gaia', hats_index_column: 'source_id' },
    't is an index: values of source_id and the partitions of gaia that hold them.',
  ],
  ['association', ASSOCIATION, 't is an association: pairs of rows of gaia (source_id) and rows of ztf (objectid).'],
  ['map', {}, 't is a map: values of places of the sky, not of sources.'],
];

it.each(cases)('names a table of the kind %s with %j', (product, properties, expected) => {
  expect(productNote({ name: 't', product, properties })).toBe(expected);
});
