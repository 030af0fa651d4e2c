import type { Extent } from '../../catalogue/plot/facts.ts';
import type { PlotAxis } from '../../catalogue/plot/plot.ts';

const PAD = 0.04;

type Scaled = Pick<PlotAxis, 'isLog'>;

const onScale = ({ isLog }: Scaled, value: number): number => (isLog ? Math.log(value) : value);
const offScale = ({ isLog }: Scaled, value: number): number => (isLog ? Math.exp(value) : value);

/** An extent with some room on both sides; one value alone has room of its own. */
export function padded(axis: Scaled, extent: Extent | undefined): Extent {
  const { from, to } = extent ?? (axis.isLog ? { from: 1, to: 10 } : { from: 0, to: 1 });
  const [low, high] = [onScale(axis, from), onScale(axis, to)];
  const room = high > low ? PAD * (high - low) : axis.isLog ? 1 : Math.abs(low) * PAD || 0.5;
  return { from: offScale(axis, low - room), to: offScale(axis, high + room) };
}

/** What of an extent is seen; `undefined` where nothing is. A single value has some width, so that it has a bin. */
export function seenOf(axis: Scaled, extent: Extent, seen: Extent): Extent | undefined {
  const own = extent.from < extent.to ? extent : padded(axis, extent);
  const [from, to] = [Math.max(own.from, seen.from), Math.min(own.to, seen.to)];
  return from < to ? { from, to } : undefined;
}

/** An extent moved by a part of its width, or made `factor` times as wide around its middle. */
export function moved(axis: Scaled, { from, to }: Extent, by: number, factor = 1): Extent {
  const [low, high] = [onScale(axis, from), onScale(axis, to)];
  const [middle, half] = [(low + high) / 2 + by * (high - low), ((high - low) / 2) * factor];
  return { from: offScale(axis, middle - half), to: offScale(axis, middle + half) };
}
