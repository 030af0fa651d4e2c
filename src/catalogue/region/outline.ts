import { cross, dot, separation, unit, vectorAt, positionOf, type Vector } from '../healpix/sphere.ts';
import { itemAt } from '../../known/itemAt.ts';

/** A side of a polygon: the shorter great-circle arc from `a` to `b`; the normal points to its left. */
export type Edge = { readonly a: Vector; readonly b: Vector; readonly normal: Vector; readonly middle: Vector };

/**
 * What the way from a position `p` to a far point needs to know of a side: it crosses it where `from·p ≥ 0`, `to·p < 0`
 * and `normal·p < 0`.
 */
export type Crossing = { readonly from: Vector; readonly to: Vector; readonly normal: Vector };

/**
 * A polygon's border, and a far point from where one can count: a position is inside if the way there crosses the
 * border an odd number of times, or an even number where the far point is inside.
 */
export type Outline = {
  readonly edges: readonly Edge[];
  readonly crossings: readonly Crossing[];
  readonly farIsInside: boolean;
  /** A cap that holds the polygon; absent for one that reaches beyond a hemisphere. */
  readonly cap?: { readonly centre: Vector; readonly radiusRadians: number };
};

/**
 * The outline of a polygon, convex or concave. The inside is the part away from the far side of the sky, or for a
 * polygon that fits into no hemisphere the smaller part. Throws a `RangeError` for a border that is not definite.
 */
export function outlineOf(vertices: readonly Vector[]): Outline {
  const edges = edgesOf(vertices);
  if (edges.length < 3) throw new RangeError('A polygon needs three different vertices.');
  if (edges.some(({ a, b }) => separation(a, b) > Math.PI - 1e-9))
    throw new RangeError(
      'Two neighbouring vertices of the polygon are opposite each other on the sky: the side between them could run anywhere. Put a vertex between them.',
    );
  const middle = unit(edges.reduce<Vector>((sum, { a }) => [sum[0] + a[0], sum[1] + a[1], sum[2] + a[2]], [0, 0, 0]));
  const radius = edges.reduce((most, { a }) => Math.max(most, separation(middle, a)), 0);
  if (radius < Math.PI / 2 - 1e-6) {
    const far = beside(middle);
    return {
      edges,
      crossings: edges.map((edge) => crossingTo(far, edge)),
      farIsInside: false,
      cap: { centre: middle, radiusRadians: radius },
    };
  }
  // Any point will do that is well off the border; it is told by the way to it from beside a side.
  const far = vectorAt(
    ...scattered.reduce((best, next) => (clearance(next, edges) > clearance(best, edges) ? next : best)),
  );
  const crossings = edges.map((edge) => crossingTo(far, edge));
  const { middle: on, normal } = itemAt(edges, 0);
  const left = unit([on[0] + 1e-7 * normal[0], on[1] + 1e-7 * normal[1], on[2] + 1e-7 * normal[2]]);
  return { edges, crossings, farIsInside: areaOnTheLeft(edges) <= 2 * Math.PI !== crossesOddly(left, crossings) };
}

/** Whether the way from a position to the far point crosses the border an odd number of times. */
export function crossesOddly(p: Vector, crossings: readonly Crossing[]): boolean {
  return (
    crossings.filter(({ from, to, normal }) => dot(from, p) >= 0 && dot(to, p) < 0 && dot(normal, p) < 0).length % 2 ===
    1
  );
}

function edgesOf(vertices: readonly Vector[]): Edge[] {
  const distinct = vertices.filter((v, i) => separation(v, itemAt(vertices, (i + 1) % vertices.length)) > 1e-13);
  return distinct.map((a, i) => {
    const b = itemAt(distinct, (i + 1) % distinct.length);
    const sum: Vector = [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
    // Twice a × b; the difference of near vertices is exact, their product is not.
    return { a, b, normal: unit(cross([a[0] - b[0], a[1] - b[1], a[2] - b[2]], sum)), middle: unit(sum) };
  });
}

function crossingTo(far: Vector, { a, b, normal }: Edge): Crossing {
  const isLeft = dot(normal, far) > 0;
  return isLeft
    ? { from: cross(far, a), to: cross(far, b), normal }
    : { from: cross(far, b), to: cross(far, a), normal: [-normal[0], -normal[1], -normal[2]] };
}

/** A direction at right angles to another, along none that vertices are likely to have. */
function beside(middle: Vector): Vector {
  const east = vectorAt(positionOf(middle)[0] + 90, 0);
  const north = cross(middle, east);
  const [e, n] = [Math.cos(1), Math.sin(1)];
  return unit([e * east[0] + n * north[0], e * east[1] + n * north[1], e * east[2] + n * north[2]]);
}

/** Positions all over the sky, along a spiral. */
const scattered: readonly (readonly [number, number])[] = Array.from({ length: 200 }, (_, i) => [
  (i * 137.50776) % 360,
  (Math.asin((2 * i + 1) / 200 - 1) * 180) / Math.PI,
]);

function clearance([ra, dec]: readonly [number, number], edges: readonly Edge[]): number {
  const p = vectorAt(ra, dec);
  return edges.reduce(
    (least, { normal, a, b }) => Math.min(least, Math.abs(dot(p, normal)), separation(p, a), separation(p, b)),
    Infinity,
  );
}

/** Area in steradians to the left of the border as it is walked (Gauss–Bonnet: 2π less the turns). */
function areaOnTheLeft(edges: readonly Edge[]): number {
  const turns = edges.map((edge, i) => {
    const next = itemAt(edges, (i + 1) % edges.length);
    return Math.atan2(dot(edge.b, cross(edge.normal, next.normal)), dot(edge.normal, next.normal));
  });
  return 2 * Math.PI - turns.reduce((sum, turn) => sum + turn, 0);
}
