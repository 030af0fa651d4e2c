import type { SkyLayer, SkySpec } from '../../../workers/wire/sky.ts';
import type { Table } from '../../../workers/wire/table.ts';
import { MIME } from '../../../workers/wire/shown.ts';
import { carryJs } from '../carryValue.ts';
import { isPlainObject } from '../flatRows.ts';
import { shownValue } from './shownValue.ts';
import type { ShownValue } from './shownValue.ts';

type Style = { readonly name?: string; readonly color?: string };

/**
 * A layer as JavaScript cells write it: a table, a MOC (or its address), a region (STC-S, circle or vertices), or the
 * address of a FITS image. Degrees, ICRS.
 */
export type SkyLayerInput = Style &
  (
    | ({ readonly table: unknown } & Pick<Extract<SkyLayer, { kind: 'table' }>, 'ra' | 'dec' | 'size' | 'shape'>)
    | Pick<Extract<SkyLayer, { kind: 'moc' }>, 'moc' | 'opacity' | 'fill'>
    | Pick<Extract<SkyLayer, { kind: 'footprint' }>, 'region'>
    | Pick<Extract<SkyLayer, { kind: 'image' }>, 'image' | 'colormap' | 'stretch' | 'cuts' | 'opacity'>
  );

/**
 * The view that `sky` opens; `target` is a position in any usual form or a name that Sesame knows, `fov` the width in
 * degrees.
 */
export type SkyOptions = {
  readonly target?: string;
  readonly fov?: number;
  readonly survey?: string;
  readonly height?: number;
  readonly layers?: readonly unknown[];
};

function tableOf(value: unknown): Table {
  const carried = carryJs(value);
  if (carried.kind !== 'table') throw new TypeError('sky: a table is an Arrow table or an array of flat objects');
  return carried.table;
}

function isLayerInput(value: unknown): value is SkyLayerInput {
  return isPlainObject(value) && ('table' in value || 'moc' in value || 'region' in value || 'image' in value);
}

/**
 * The builtin `sky`: `sky(table, {ra, dec, color, …})`, `sky([layers], {…})` or `sky({target, fov, survey, layers})`.
 * A layer is a table or an object with `table`, `moc` or `region`. Throws `TypeError` on anything else.
 */
export function sky(first: unknown = {}, options: SkyOptions & Style & Record<string, unknown> = {}): ShownValue {
  const tables: Record<string, Table> = {};
  const layerOf = (input: unknown): SkyLayer => {
    if (!isLayerInput(input)) return layerOf({ table: input });
    if ('image' in input) return { ...input, kind: 'image' };
    if ('moc' in input) return { ...input, kind: 'moc' };
    if ('region' in input) return { ...input, kind: 'footprint' };
    const key = `table-${Object.keys(tables).length}`;
    tables[key] = tableOf(input.table);
    return { ...input, kind: 'table', table: key };
  };
  const isView = isPlainObject(first) && !isLayerInput(first);
  const { target, fov, survey, height, layers, ...style } = isView ? (first as typeof options) : options;
  const isList =
    Array.isArray(first) &&
    first.length > 0 &&
    first.every((item) => isLayerInput(item) || carryJs(item).kind === 'table');
  const own = isView ? [] : isList ? first : isLayerInput(first) ? [first] : [{ ...style, table: first }];
  const spec: SkySpec = {
    target,
    fovDeg: fov,
    survey,
    heightPx: height,
    layers: [...own, ...(layers ?? [])].map(layerOf),
  };
  return shownValue({ data: { [MIME.sky]: spec, 'text/plain': 'sky view' }, tables });
}
