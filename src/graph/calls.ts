import { findCycles } from './cycles.ts';
import type { Definers } from './definers.ts';
import type { Link } from './link.ts';
import type { Node } from './node.ts';

/**
 * In order of the document: a cell that takes names of another stands also after the cells above it that define what
 * functions there read, since it may call them.
 */
export function followCalls(nodes: readonly Node[], links: Map<string, Link>, definers: Definers): void {
  const calls = new Map(nodes.map(({ id, analysis }) => [id, analysis.calls ?? []]));
  for (const { id, language, analysis } of nodes) {
    if (language !== 'python') continue;
    const { inputs, makers, ...rest } = links.get(id)!;
    const [given, from] = [new Map(inputs), new Map(makers)];
    const kept = new Set(analysis.rebound);
    // A map that grows is gone through to its end.
    for (const [, maker] of from) {
      for (const name of calls.get(maker) ?? []) {
        if (from.has(name) || !definers.ordered(name) || (analysis.defines.includes(name) && !kept.has(name))) continue;
        const nearest = definers.nearest(name, id, false);
        if (nearest === undefined || (nearest === maker && maker === id)) continue;
        given.set(name, definers.variable(name, nearest));
        from.set(name, nearest);
      }
    }
    if (from.size > makers.size)
      links.set(id, { ...rest, inputs: given, makers: from, sources: new Set([...rest.sources, ...from.values()]) });
  }
}

/**
 * In order of names: functions of cells that need each other only as they are called do not keep each other from being
 * made; who takes a name of such a cell stands after all that its functions read.
 */
export function looseCalls(nodes: readonly Node[], links: Map<string, Link>): void {
  const late = new Map(nodes.map(({ id, analysis }) => [id, new Set(analysis.late)]));
  const loosened = new Map<string, ReadonlyMap<string, readonly [variable: string, maker: string]>>();
  for (const cycle of findCycles(new Map([...links].map(([id, link]) => [id, link.sources])))) {
    const group = new Set(cycle);
    for (const id of cycle) {
      const link = links.get(id)!;
      const loose = [...link.makers].filter(([name, maker]) => late.get(id)!.has(name) && group.has(maker));
      if (loose.length === 0) continue;
      loosened.set(id, new Map(loose.map(([name, maker]) => [name, [link.inputs.get(name)!, maker]])));
      links.set(id, without(link, new Set(loose.map(([name]) => name))));
    }
  }
  for (const [id, link] of links) {
    const heirs = [...link.makers.values()].flatMap((maker) => [...(loosened.get(maker) ?? [])]);
    const more = heirs.filter(([name, [, maker]]) => !link.makers.has(name) && !reaches(links, maker, id));
    if (more.length === 0) continue;
    links.set(id, {
      ...link,
      inputs: new Map([...link.inputs, ...more.map(([name, [variable]]) => [name, variable] as const)]),
      makers: new Map([...link.makers, ...more.map(([name, [, maker]]) => [name, maker] as const)]),
      sources: new Set([...link.sources, ...more.map(([, [, maker]]) => maker)]),
    });
  }
}

function without(link: Link, names: ReadonlySet<string>): Link {
  const inputs = new Map([...link.inputs].filter(([name]) => !names.has(name)));
  const makers = new Map([...link.makers].filter(([name]) => !names.has(name)));
  return { ...link, inputs, makers, sources: new Set([...makers.values(), ...link.starCells]) };
}

/** Whether a cell is another, or depends on it. */
function reaches(links: ReadonlyMap<string, Link>, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const id of seen) for (const source of links.get(id)?.sources ?? []) seen.add(source);
  return seen.has(to);
}
