import type { Table as ArrowTable } from 'apache-arrow';
import type { Shown } from '../../../workers/wire/shown.ts';
import type { SkyLayer, SkySpec } from '../../../workers/wire/sky.ts';
import { arrowOfTable } from '../../engines/arrowMetadata.ts';
import { javascriptTable } from '../../engines/javascriptTable.ts';
import { positionsOf } from './positions.ts';
import type { Positions } from './positions.ts';
import { parseStcs } from './stcs.ts';
import type { StcsRegion } from './stcs.ts';
import { itemAt } from '../../known/itemAt.ts';
import { writtenMoc } from './writtenMoc.ts';
import { countText } from '../../known/countText.ts';

/** More points than this make panning slow; a larger table is sampled. */
export const MOST_POINTS = 100_000;

const COLORS = ['#ffcf4d', '#4dd0ff', '#ff7eb6', '#6fdc8c', '#ff9f5a', '#b69cff'];

const SHAPES = ['circle', 'square', 'cross', 'plus', 'rhomb', 'triangle'];
const STRETCHES = ['linear', 'sqrt', 'log', 'asinh', 'pow2'];

/** A word of a layer's style. Aladin puts some of them into HTML, so that only what one is made of may pass. */
function styled(what: string, value: string, isOne: (value: string) => boolean): string {
  if (typeof value !== 'string' || !isOne(value))
    throw new RangeError(`the sky has no ${what} “${String(value).slice(0, 60)}”`);
  return value;
}

const colorOf = (value: string): string => styled('colour', value, (color) => /^[#\w(),.%\s/+-]+$/.test(color));

type Drawable = { readonly name: string; readonly color: string };

/** The tables and images that a sky's layers name. */
export type Beside = Pick<Shown, 'tables' | 'buffers'>;

/** A layer ready to be drawn. */
export type ReadyLayer =
  | (Drawable & {
      readonly kind: 'table';
      readonly arrow: ArrowTable;
      readonly positions: Positions;
      readonly size: number;
      readonly shape: string;
    })
  | (Drawable & Pick<Extract<SkyLayer, { kind: 'moc' }>, 'kind' | 'moc' | 'opacity' | 'fill'>)
  | (Drawable & Omit<Extract<SkyLayer, { kind: 'image' }>, 'name'> & { readonly bytes?: Uint8Array })
  | (Drawable & { readonly kind: 'regions'; readonly regions: readonly StcsRegion[] });

function regionsOf(region: Extract<SkyLayer, { kind: 'footprint' }>['region']): readonly StcsRegion[] {
  if (typeof region === 'string') return parseStcs(region);
  if ('raDeg' in region) return [{ kind: 'circle', ...region }];
  return [{ kind: 'polygon', vertices: region }];
}

function readyLayer(layer: SkyLayer, index: number, { tables, buffers }: Beside): ReadyLayer {
  const color = colorOf(('color' in layer ? layer.color : undefined) ?? itemAt(COLORS, index % COLORS.length));
  if (layer.kind === 'moc') return { ...layer, moc: writtenMoc(layer.moc), name: layer.name ?? 'coverage', color };
  if (layer.kind === 'image') {
    if (layer.colormap !== undefined) styled('colour map', layer.colormap, (name) => /^\w+$/.test(name));
    if (layer.stretch !== undefined) styled('stretch', layer.stretch, (name) => STRETCHES.includes(name));
    return { ...layer, name: layer.name ?? 'image', color, bytes: buffers?.[layer.image] };
  }
  if (layer.kind === 'footprint')
    return { kind: 'regions', name: layer.name ?? 'footprint', color, regions: regionsOf(layer.region) };
  const table = tables?.[layer.table];
  if (!table) throw new RangeError(`the sky has no table \`${layer.table}\``);
  const arrow = arrowOfTable(table);
  return {
    kind: 'table',
    name: layer.name ?? table.name ?? 'table',
    color,
    arrow,
    positions: positionsOf(javascriptTable(table), layer, MOST_POINTS),
    size: layer.size ?? 9,
    shape: styled('shape', layer.shape ?? 'circle', (name) => SHAPES.includes(name)),
  };
}

/** The layers of a sky with their tables read and regions parsed. Throws in words on a layer that cannot be drawn. */
export function readyLayers(spec: SkySpec, beside: Beside): readonly ReadyLayer[] {
  return spec.layers.map((layer, index) => readyLayer(layer, index, beside));
}

/**
 * What the legend says of a layer beside its name: how many points, how many of them are drawn, how many have no
 * position.
 */
export function layerNote(layer: ReadyLayer): string {
  if (layer.kind === 'image') return layer.note ?? '';
  if (layer.kind !== 'table') return '';
  const { rows, total, skipped } = layer.positions;
  const drawn =
    rows.length < total ? `${countText(rows.length)} of ${countText(total)} positions drawn` : countText(total);
  return skipped > 0 ? `${drawn}; ${countText(skipped)} without a position` : drawn;
}
