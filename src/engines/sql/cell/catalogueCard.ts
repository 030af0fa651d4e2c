import { escaped } from '../../../format/escaped.ts';
import type { SkySpec } from '../../../../workers/wire/sky.ts';
import { MIME } from '../../../../workers/wire/shown.ts';
import type { Shown } from '../../../../workers/wire/shown.ts';
import { coverageOf, skyFraction, WHOLE_SKY } from '../../../catalogue/coverage/coverage.ts';
import { mocToJson } from '../../../catalogue/coverage/mocText.ts';
import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import { wordsOf } from '../../../catalogue/hats/properties.ts';
import { placeOf } from '../../../catalogue/hats/placeOf.ts';
import { bytesText } from '../../../format/bytesText.ts';
import { countText } from '../../../known/countText.ts';

/** What is told of a catalogue before any of its rows is read. */
export type CatalogueCard = Pick<
  Catalogue,
  'name' | 'url' | 'product' | 'rows' | 'bytes' | 'position' | 'otherPosition' | 'healpix' | 'columns'
> & {
  readonly partitions: number;
  /** Least and greatest HEALPix order of its partitions; absent where they have no place. */
  readonly orders?: readonly [least: number, greatest: number];
  /** Where its partitions are, as a MOC in JSON (IVOA MOC 2.0 §4.3.3); absent where they have no place. */
  readonly moc?: Readonly<Record<string, readonly number[]>>;
  readonly skyFraction?: number;
  readonly margins: readonly string[];
  readonly indexes: readonly string[];
  /** The columns that its publisher has read where nobody names any (`hats_cols_default`). */
  readonly defaultColumns?: readonly string[];
  /** HEALPix orders of its maps of counts, `skymap.fits` and those beside it. */
  readonly skyMapOrders?: readonly string[];
};

/** The mime type of a card; its HTML form stands beside it. */
export const CARD_MIME = 'application/vnd.skybook.catalogue+json';

export function catalogueCard(catalogue: Catalogue): CatalogueCard {
  const { name, url, product, rows, bytes, position, otherPosition, healpix, columns, partitions } = catalogue;
  const placed = partitions
    .map(placeOf)
    .filter((place) => place !== WHOLE_SKY)
    .flat();
  const coverage = placed.length > 0 ? coverageOf(placed) : undefined;
  const p = catalogue.properties;
  const defaultColumns = wordsOf(p.hats_cols_default);
  const skyMapOrders = [...new Set([p.hats_skymap_order, p.hats_skymap_alt_orders].flatMap(wordsOf))];
  return {
    name,
    url,
    product,
    rows,
    bytes,
    position,
    otherPosition,
    healpix,
    columns,
    partitions: partitions.length,
    ...(placed.length > 0 && { orders: ordersOf(partitions) }),
    ...(coverage && { moc: mocToJson(coverage), skyFraction: skyFraction(coverage) }),
    margins: catalogue.margins.map((margin) => `${margin.name}`),
    indexes: catalogue.indexes.map(({ column }) => column),
    ...(defaultColumns.length > 0 && { defaultColumns }),
    ...(skyMapOrders.length > 0 && { skyMapOrders }),
  };
}

function ordersOf(partitions: Catalogue['partitions']): readonly [number, number] {
  const orders = partitions.flatMap(({ order }) => (order === undefined ? [] : [order]));
  return orders.reduce<readonly [number, number]>(
    ([least, greatest], order) => [Math.min(least, order), Math.max(greatest, order)],
    [29, 0],
  );
}

/** What a cell shows of a card: the card, and its coverage on the sky. */
export function shownCard(card: CatalogueCard): readonly Shown[] {
  const layers: SkySpec['layers'] = card.moc ? [{ kind: 'moc', moc: card.moc, name: card.name, opacity: 0.3 }] : [];
  const sky: SkySpec = { fovDeg: 360, layers, heightPx: 260 };
  return [
    { data: { [CARD_MIME]: card, 'text/html': cardHtml(card) } },
    ...(card.moc ? [{ data: { [MIME.sky]: sky } }] : []),
  ];
}

function cardHtml({
  name,
  url,
  product,
  rows,
  bytes,
  position,
  otherPosition,
  healpix,
  partitions,
  orders,
  columns,
  skyFraction: fraction,
  margins,
  indexes,
  defaultColumns = [],
  skyMapOrders = [],
}: CatalogueCard): string {
  const withNotes = (note: 'unit' | 'ucd', words: string) => {
    const count = columns.filter((column) => column[note]).length;
    return count > 0 ? [`${count} with ${words}`] : [];
  };
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Rows', rows === undefined ? undefined : countText(rows)],
    ['Partitions', `${countText(partitions)}${orders ? `, HEALPix order ${[...new Set(orders)].join(' to ')}` : ''}`],
    ['Columns', [countText(columns.length), ...withNotes('unit', 'a unit'), ...withNotes('ucd', 'a UCD')].join(', ')],
    ['Size', bytes === undefined ? undefined : bytesText(bytes)],
    ['Sky covered', fraction === undefined ? undefined : `${(100 * fraction).toPrecision(3)} %`],
    ['Position', position && `${position.ra}, ${position.dec} (ICRS degrees)`],
    ['Position', otherPosition && `${otherPosition.ra}, ${otherPosition.dec} (not in ICRS degrees)`],
    ['Spatial index', healpix && `${healpix.column}, order ${healpix.order}`],
    ['Margins', margins.join(', ') || undefined],
    ['Indexed columns', indexes.join(', ') || undefined],
    ['Columns by default', defaultColumns.join(', ') || undefined],
    ['Maps of counts', skyMapOrders.length > 0 ? `HEALPix order ${skyMapOrders.join(', ')}` : undefined],
    ['Address', url],
  ];
  const lines = facts.flatMap(([term, value]) =>
    value === undefined ? [] : [`<tr><th scope="row">${term}</th><td>${escaped(value)}</td></tr>`],
  );
  return `<table class="catalogue-card"><caption>${escaped(name)} (${product})</caption><tbody>${lines.join('')}</tbody></table>`;
}
