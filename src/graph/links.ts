import type { Failure } from '../../workers/wire/failure.ts';
import type { Language } from '../notebook/cell.ts';
import type { Analysis } from '../parse/analysis.ts';
import { findCycles } from './cycles.ts';

/** A cell as the graph links it. */
export type Node = { readonly id: string; readonly language: Language; readonly analysis: Analysis };

/** What a cell takes from others, and why it cannot run where it cannot. */
export type Link = {
  /** The cell's own spelling of a needed name → the name another cell defines. */
  readonly inputs: ReadonlyMap<string, string>;
  /** Cells whose `import *` may give names that no cell defines. */
  readonly starCells: readonly string[];
  /** Cells this one depends on directly. */
  readonly sources: ReadonlySet<string>;
  /** Names that the cell gives to others: all it defines but for imports that a cell above makes too. */
  readonly gives: readonly string[];
  readonly failure?: Failure;
};

/** Links all cells by their names; `nodes` stand in document order and a cell is called by its place in it, from 1. */
export function linkCells(nodes: readonly Node[]): ReadonlyMap<string, Link> {
  const definers = findDefiners(nodes);
  const place = new Map(nodes.map((node, index) => [node.id, index + 1]));
  const links = new Map(nodes.map((node) => [node.id, linkCell(node, nodes, definers, place)]));
  for (const cycle of findCycles(new Map([...links].map(([id, link]) => [id, link.sources])))) {
    const places = cycle.map((id) => place.get(id)).sort((a, b) => a! - b!);
    for (const id of cycle) {
      const link = links.get(id)!;
      if (!link.failure) links.set(id, { ...link, failure: circular(places.join(', ')) });
    }
  }
  return links;
}

/** Whether a cell would run the same under two links. */
export function sameLink(a: Link | undefined, b: Link): boolean {
  const parts = (link: Link) => JSON.stringify([link.failure?.message, [...link.inputs], link.starCells, link.gives]);
  return a !== undefined && parts(a) === parts(b);
}

/** Name → ids of the cells that define it, in document order. */
function findDefiners(nodes: readonly Node[]): ReadonlyMap<string, readonly string[]> {
  const definers = new Map<string, string[]>();
  for (const { id, analysis } of nodes) {
    for (const name of analysis.defines) definers.set(name, [...(definers.get(name) ?? []), id]);
  }
  return definers;
}

function linkCell(
  node: Node,
  nodes: readonly Node[],
  definers: ReadonlyMap<string, readonly string[]>,
  place: ReadonlyMap<string, number>,
): Link {
  const { id, language, analysis } = node;
  const inputs = new Map<string, string>();
  const sources = new Set<string>();
  const starCells = new Set<string>();
  let failure = analysis.failure;
  const shadowed = (analysis.builtins ?? []).filter((name) => definers.get(name)?.some((other) => other !== id));
  for (const name of [...analysis.needs, ...shadowed]) {
    const known = definers.has(name) ? name : language === 'sql' ? sameLetters(name, definers) : undefined;
    const others = known === undefined ? [] : definers.get(known)!.filter((other) => other !== id);
    if (others.length > 0) {
      inputs.set(name, known!);
      for (const other of sameImport(name, definers.get(known!)!, nodes) ? others.slice(0, 1) : others) sources.add(other);
      if (analysis.defines.includes(name)) failure ??= changesAnother(name, place.get(others[0]!)!);
    } else if (language === 'python' && analysis.stars.length > 0) {
      continue;
    } else {
      const stars = language === 'python' ? nodes.filter((other) => other.id !== id && other.language === 'python' && other.analysis.stars.length > 0) : [];
      if (stars.length === 0) failure ??= analysis.defines.includes(name) ? changedBeforeDefined(name) : unknown(name, language, nodes);
      for (const star of stars) {
        starCells.add(star.id);
        sources.add(star.id);
      }
    }
  }
  const gives: string[] = [];
  for (const name of analysis.defines) {
    const all = definers.get(name)!;
    if (all[0] === id || !sameImport(name, all, nodes)) gives.push(name);
    if (all.length > 1 && !sameImport(name, all, nodes)) failure ??= definedTwice(name, all.map((other) => place.get(other)!));
  }
  return { inputs, starCells: [...starCells], sources, gives, ...(failure && { failure }) };
}

/** Whether all these cells bind the name by importing the same thing, which is then no second definition. */
function sameImport(name: string, ids: readonly string[], nodes: readonly Node[]): boolean {
  const sources = new Set(nodes.filter(({ id }) => ids.includes(id)).map(({ analysis: { importedAs = {} } }) => (Object.hasOwn(importedAs, name) ? importedAs[name] : undefined)));
  return sources.size === 1 && !sources.has(undefined);
}

/** SQL names ignore case, other languages' do not: the one definition that differs from `name` in case alone. */
function sameLetters(name: string, definers: ReadonlyMap<string, unknown>): string | undefined {
  const found = [...definers.keys()].filter((other) => other.toLowerCase() === name.toLowerCase());
  return found.length === 1 ? found[0] : undefined;
}

function unknown(name: string, language: Language, nodes: readonly Node[]): Failure {
  const what = language === 'sql' ? `No cell makes a table or value called ${name}` : `No cell defines ${name}`;
  const near = nodes.flatMap((node) => node.analysis.defines).find((other) => other.toLowerCase() === name.toLowerCase());
  return { kind: 'name', message: what, advice: near ? `Did you mean ${near}?` : 'Check the spelling, or add a cell that defines it.' };
}

function definedTwice(name: string, places: readonly number[]): Failure {
  return {
    kind: 'name',
    message: `${name} is defined more than once: in cells ${places.join(', ')}`,
    advice: 'A name belongs to one cell. Rename all but one; in Python a name that begins with _ stays private to its cell.',
  };
}

function changesAnother(name: string, owner: number): Failure {
  return {
    kind: 'name',
    message: `${name} belongs to cell ${owner} and cannot be changed here`,
    advice: `Give the changed value a name of its own, or change it in cell ${owner}.`,
  };
}

function changedBeforeDefined(name: string): Failure {
  return { kind: 'name', message: `${name} is changed before it has a value`, advice: 'Give it a value first in this cell.' };
}

function circular(places: string): Failure {
  return {
    kind: 'name',
    message: `Cells ${places} need each other, so none can run first`,
    advice: 'Break the circle: move what they share to a cell of its own.',
  };
}
