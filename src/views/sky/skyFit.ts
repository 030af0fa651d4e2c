import type { SkySpec } from '../../../workers/wire/sky.ts';
import { centreOf } from '../../catalogue/healpix/centre.ts';
import { extentOf } from './extent.ts';
import type { Position } from './readPosition.ts';
import type { ReadyLayer } from './skyLayers.ts';
import { itemAt } from '../../known/itemAt.ts';

/** Where the sky opens: a centre and a width in ICRS degrees. */
export type SkyFit = { readonly raDeg: number; readonly decDeg: number; readonly fovDeg: number };

const SAMPLE = 5000;

/** How much sky is shown around a single position. */
const SINGLE_FOV_DEG = 10;

function* pointsOf(layer: ReadyLayer): Generator<readonly [number, number]> {
  if (layer.kind === 'table') {
    const { raDeg, decDeg } = layer.positions;
    const step = Math.max(1, Math.floor(raDeg.length / SAMPLE));
    for (let i = 0; i < raDeg.length; i += step) yield [itemAt(raDeg, i), itemAt(decDeg, i)];
  } else if (layer.kind === 'regions') {
    for (const region of layer.regions) {
      if (region.kind === 'polygon') yield* region.vertices;
      else yield [region.raDeg, region.decDeg];
      if (region.kind !== 'circle') continue;
      for (const sign of [-1, 1])
        yield [region.raDeg, Math.max(-90, Math.min(90, region.decDeg + sign * region.radiusDeg))];
    }
  } else if (layer.kind === 'image') {
    yield* layer.corners ?? [];
  } else if (typeof layer.moc !== 'string') {
    for (const [order, pixels] of Object.entries(layer.moc)) {
      const step = Math.max(1, Math.floor(pixels.length / SAMPLE));
      for (let i = 0; i < pixels.length; i += step) yield centreOf(Number(order), BigInt(itemAt(pixels, i)));
    }
  }
}

/**
 * A view that holds all that the layers draw, with a margin; what the spec says goes first, and a target that has been
 * found.
 */
export function skyFit(spec: SkySpec, layers: readonly ReadyLayer[], target?: Position): SkyFit {
  function* points() {
    for (const layer of layers) yield* pointsOf(layer);
  }
  const cap = extentOf(points());
  const raDeg = target?.raDeg ?? cap?.raDeg ?? 0;
  const decDeg = target?.decDeg ?? cap?.decDeg ?? 0;
  const radius = target === undefined ? (cap?.radiusDeg ?? 180) : Infinity;
  const fit = radius > 70 && radius < Infinity ? 360 : radius === Infinity ? 60 : 2.5 * radius || SINGLE_FOV_DEG;
  return { raDeg, decDeg, fovDeg: spec.fovDeg ?? fit };
}
