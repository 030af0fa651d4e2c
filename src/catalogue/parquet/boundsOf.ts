import type { FileMetaData } from 'hyparquet';
import { WHOLE_SKY, type Coverage } from '../coverage/coverage.ts';
import { coverRegion } from '../region/coverRegion.ts';
import { itemAt } from '../../known/itemAt.ts';
import { sqlKey } from '../../../workers/wire/sqlKey.ts';

/**
 * A coverage that holds every row of files, by the statistics of their position columns; the whole sky where these do
 * not tell.
 */
export function boundsOf(
  files: readonly FileMetaData[],
  position: { readonly ra: string; readonly dec: string },
): Coverage {
  const [ra, dec] = [extremes(files, position.ra), extremes(files, position.dec)];
  if (!dec) return WHOLE_SKY;
  const inRa = ra && ra.min >= 0 && ra.max <= 360;
  return coverRegion({
    kind: 'zone',
    decMinDeg: Math.max(-90, dec.min - 1e-6),
    decMaxDeg: Math.min(90, dec.max + 1e-6),
    ...(inRa && { raMinDeg: Math.max(0, ra.min - 1e-6), raMaxDeg: Math.min(360, ra.max + 1e-6) }),
  });
}

function extremes(
  files: readonly FileMetaData[],
  column: string,
): { readonly min: number; readonly max: number } | undefined {
  const name = sqlKey(column);
  let [min, max] = [Infinity, -Infinity];
  for (const group of files.flatMap((file) => file.row_groups)) {
    const chunk = group.columns.find(
      (c) => c.meta_data?.path_in_schema.length === 1 && sqlKey(itemAt(c.meta_data.path_in_schema, 0)) === name,
    );
    const { min_value: low, max_value: high } = chunk?.meta_data?.statistics ?? {};
    if (typeof low !== 'number' || typeof high !== 'number') return undefined;
    min = Math.min(min, low);
    max = Math.max(max, high);
  }
  return min <= max ? { min, max } : undefined;
}
