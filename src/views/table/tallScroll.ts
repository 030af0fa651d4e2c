/** Browsers clip elements taller than this (Firefox near 17.8 million pixels, Chromium near 33.5 million). */
const TALLEST_PX = 8_000_000;

/** How the rows of a table of any length stand behind a scroll bar: one to one, or scaled where they are too many. */
export type TallScroll = {
  /** Height of the scrolled content, in pixels. */
  readonly contentPx: number;
  /** The first visible row, with its fraction, at a scroll offset in pixels. */
  rowAt(offsetPx: number): number;
  offsetAt(row: number): number;
  readonly scaled: boolean;
};

/** The scroll mapping for `rows` rows of `rowPx` each in a view of `viewPx`. */
export function tallScroll(rows: number, rowPx: number, viewPx: number): TallScroll {
  const truePx = rows * rowPx;
  const contentPx = Math.min(truePx, TALLEST_PX);
  const lastTop = Math.max(0, rows - viewPx / rowPx);
  const travelPx = Math.max(0, contentPx - viewPx);
  const scaled = truePx > TALLEST_PX;
  if (!scaled)
    return { contentPx, scaled, rowAt: (px) => Math.min(px / rowPx, lastTop), offsetAt: (row) => row * rowPx };
  return { contentPx, scaled, rowAt: (px) => (px / travelPx) * lastTop, offsetAt: (row) => (row / lastTop) * travelPx };
}
