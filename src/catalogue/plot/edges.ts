/** Bins of equal width from `from` to `to`, both included, of logarithms where `isLog`. */
export type Edges = { readonly from: number; readonly to: number; readonly count: number; readonly isLog: boolean };

/** The bins of one axis, or of two. */
export type Bins = { readonly x: Edges; readonly y?: Edges };

/** What each bin holds, row by row of the picture from below: rows, and the mean colour of those that have one. */
export type Counts = {
  readonly counts: Float64Array;
  readonly means?: Float64Array;
};

const along = ({ isLog }: Edges, value: number): number => (isLog ? Math.log(value) : value);

/** The beginning of the bins on their scale, and how many bins a unit of it is. */
export function scaleOf(edges: Edges): { readonly start: number; readonly perUnit: number } {
  const start = along(edges, edges.from);
  return { start, perUnit: edges.count / (along(edges, edges.to) - start) };
}

/** The border below bin `i`. */
export function borderOf(edges: Edges, i: number): number {
  if (i === edges.count) return edges.to;
  const { start, perUnit } = scaleOf(edges);
  const value = start + i / perUnit;
  return edges.isLog ? Math.exp(value) : value;
}

/** How many bins there are in all. */
export function binsIn({ x, y }: Bins): number {
  return x.count * (y?.count ?? 1);
}
