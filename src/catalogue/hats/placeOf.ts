import { WHOLE_SKY, type Coverage } from '../coverage/coverage.ts';
import { rangeOf } from '../healpix/tree.ts';
import type { Partition } from './catalogue.ts';

/** Where a partition's rows lie; anywhere (`WHOLE_SKY` itself), for one without a pixel. */
export function placeOf({ order, pixel }: Pick<Partition, 'order' | 'pixel'>): Coverage {
  return order === undefined || pixel === undefined ? WHOLE_SKY : [rangeOf(order, BigInt(pixel))];
}
