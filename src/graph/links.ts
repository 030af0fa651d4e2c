import { findCycles } from './cycles.ts';
import { Definers } from './definers.ts';
import { followCalls, looseCalls } from './calls.ts';
import type { Link } from './link.ts';
import { linkCell } from './linkCell.ts';
import { present } from '../known/present.ts';
import { circular } from './linkFailures.ts';
import { inOrderOf, type Node } from './node.ts';

/** Modules whose `*` has a `plot` of its own. */
const WITH_PLOT: ReadonlySet<string> = new Set(['pylab', 'matplotlib.pylab', 'matplotlib.pyplot']);

/**
 * Links all cells by their names; `nodes` stand in document order and a cell is called by its place in it, from 1.
 * `inOrder`: where Python cells alone define a name, each reader takes the nearest definition above it; else a name
 * that another cell reads belongs to one cell.
 */
export function linkCells(nodes: readonly Node[], inOrder = false): ReadonlyMap<string, Link> {
  const all = inOrder ? nodes.map(inOrderOf) : nodes;
  const definers = new Definers(all, inOrder);
  const starring = all.filter(({ language, analysis }) => language === 'python' && analysis.stars.length > 0);
  const stars = {
    all: starring.map(({ id }) => id),
    withPlot: starring.filter(({ analysis }) => analysis.stars.some((name) => WITH_PLOT.has(name))).map(({ id }) => id),
  };
  const links = new Map(all.map((node) => [node.id, linkCell(node, stars, definers)]));
  if (inOrder) followCalls(all, links, definers);
  else looseCalls(all, links);
  for (const cycle of cyclesOf(links)) {
    const places = definers.places(cycle).toSorted((a, b) => a - b);
    for (const id of cycle) {
      const link = present(links.get(id));
      if (!link.failure) links.set(id, { ...link, failure: circular(places) });
    }
  }
  return links;
}

function cyclesOf(links: ReadonlyMap<string, Link>): readonly (readonly string[])[] {
  return findCycles(new Map([...links].map(([id, link]) => [id, link.sources])));
}
