import { cross, dot, separation, unit, type Vector } from '../healpix/sphere.ts';
import type { Shape } from './shape.ts';

type Edge = { readonly a: Vector; readonly b: Vector; readonly normal: Vector; readonly middle: Vector };

/** A polygon of great-circle arcs, convex or concave; the smaller part of the sky, or the larger where `complement` is set. */
export function polygon(vertices: readonly Vector[], complement = false): Shape {
  const edges = edgesOf(vertices);
  if (edges.length < 3) throw new RangeError('A polygon needs three different vertices.');
  const leftIsInside = areaOnTheLeft(edges) <= 2 * Math.PI !== complement;
  const inside = (p: Vector) => isOnTheLeft(p, edges) === leftIsInside;
  const onBorder = (p: Vector, r: number) => edges.some((edge) => distanceTo(edge, p) <= r);
  return {
    sizeRadians: sizeOf(edges),
    contains: (p) => inside(p) || onBorder(p, 1e-15),
    overlap: (centre, r) => (onBorder(centre, r) ? 'partly' : inside(centre) ? 'inside' : 'outside'),
  };
}

function edgesOf(vertices: readonly Vector[]): Edge[] {
  const distinct = vertices.filter((v, i) => separation(v, vertices[(i + 1) % vertices.length]!) > 1e-13);
  return distinct.map((a, i) => {
    const b = distinct[(i + 1) % distinct.length]!;
    return { a, b, normal: unit(cross(a, b)), middle: unit([a[0] + b[0], a[1] + b[1], a[2] + b[2]]) };
  });
}

/** Area in steradians to the left of the border as it is walked (Gauss–Bonnet: 2π less the turns). */
function areaOnTheLeft(edges: readonly Edge[]): number {
  const turns = edges.map((edge, i) => {
    const next = edges[(i + 1) % edges.length]!;
    return Math.atan2(dot(edge.b, cross(edge.normal, next.normal)), dot(edge.normal, next.normal));
  });
  return 2 * Math.PI - turns.reduce((sum, turn) => sum + turn, 0);
}

/** Whether `p` is left of the border: the side of one edge, swapped by each other edge on the way to that edge's middle. */
function isOnTheLeft(p: Vector, edges: readonly Edge[]): boolean {
  let best = edges[0]!;
  for (const edge of edges) if (Math.abs(dot(p, edge.normal)) > Math.abs(dot(p, best.normal))) best = edge;
  const way = cross(p, best.middle);
  let left = dot(p, best.normal) > 0;
  for (const edge of edges) if (edge !== best && crosses(p, best.middle, way, edge)) left = !left;
  return left;
}

function crosses(p: Vector, q: Vector, way: Vector, edge: Edge): boolean {
  // A vertex exactly on the way counts as one fixed side, so that it is crossed once or not at all.
  const a = dot(edge.a, way) >= 0;
  const b = dot(edge.b, way) >= 0;
  if (a === b) return false;
  const meeting = cross(way, edge.normal);
  const x: Vector = dot(meeting, edge.middle) < 0 ? [-meeting[0], -meeting[1], -meeting[2]] : meeting;
  return dot(cross(p, x), way) >= 0 && dot(cross(x, q), way) > 0;
}

function distanceTo({ a, b, normal }: Edge, p: Vector): number {
  const height = dot(p, normal);
  const foot: Vector = [p[0] - height * normal[0], p[1] - height * normal[1], p[2] - height * normal[2]];
  const beside = dot(cross(a, foot), normal) >= 0 && dot(cross(foot, b), normal) >= 0;
  return beside ? Math.abs(Math.asin(Math.max(-1, Math.min(1, height)))) : Math.min(separation(p, a), separation(p, b));
}

/** Half of the smallest height of the polygon over any of its edges, so that a sliver is covered finely. */
function sizeOf(edges: readonly Edge[]): number {
  const heights = edges.map(({ normal }) => Math.max(...edges.map(({ a }) => Math.abs(Math.asin(Math.max(-1, Math.min(1, dot(a, normal))))))));
  return Math.max(1e-9, Math.min(...heights) / 2);
}
