import { cross, dot, separation, type Vector } from '../healpix/sphere.ts';
import { crossesOddly, outlineOf, type Edge } from './outline.ts';
import type { Shape } from './shape.ts';

/** A polygon of great-circle arcs (see `outlineOf`); the other part of the sky where `complement` is set. */
export function polygon(vertices: readonly Vector[], complement = false): Shape {
  const { edges, crossings, farIsInside } = outlineOf(vertices);
  const inside = (p: Vector) => (crossesOddly(p, crossings) !== farIsInside) !== complement;
  const onBorder = (p: Vector, r: number) => edges.some((edge) => distanceTo(edge, p) <= r);
  return {
    sizeRadians: sizeOf(edges),
    contains: (p) => inside(p) || onBorder(p, 1e-15),
    overlap: (centre, r) => (onBorder(centre, r) ? 'partly' : inside(centre) ? 'inside' : 'outside'),
  };
}

function distanceTo({ a, b, normal }: Edge, p: Vector): number {
  const height = dot(p, normal);
  const foot: Vector = [p[0] - height * normal[0], p[1] - height * normal[1], p[2] - height * normal[2]];
  const beside = dot(cross(a, foot), normal) >= 0 && dot(cross(foot, b), normal) >= 0;
  return beside ? Math.abs(Math.asin(Math.max(-1, Math.min(1, height)))) : Math.min(separation(p, a), separation(p, b));
}

/** Half of the smallest height of the polygon over any of its edges, so that a sliver is covered finely. */
function sizeOf(edges: readonly Edge[]): number {
  const heights = edges.map(({ normal }) =>
    Math.max(...edges.map(({ a }) => Math.abs(Math.asin(Math.max(-1, Math.min(1, dot(a, normal))))))),
  );
  return Math.max(1e-9, Math.min(...heights) / 2);
}
