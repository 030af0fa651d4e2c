import type { Failure } from '../../workers/wire/failure.ts';
import type { Language } from '../notebook/cell.ts';
import { findCycles } from './cycles.ts';
import { Definers } from './definers.ts';
import type { Node } from './node.ts';
import { itemAt } from '../known/itemAt.ts';
import { present } from '../known/present.ts';

/** What a cell takes from others, and why it cannot run where it cannot. */
export type Link = {
  /** The cell's own spelling of a needed name → the runtime's name of what another cell defines. */
  readonly inputs: ReadonlyMap<string, string>;
  /** Cells whose `import *` may give names that no cell defines. */
  readonly starCells: readonly string[];
  /** Cells this one depends on directly. */
  readonly sources: ReadonlySet<string>;
  /**
   * Names that the cell gives to others, with the runtime's name of each: all it defines but for imports that a cell
   * above makes too.
   */
  readonly gives: ReadonlyMap<string, string>;
  readonly failure?: Failure;
};

/**
 * Links all cells by their names; `nodes` stand in document order and a cell is called by its place in it, from 1.
 * `inOrder`: where Python cells alone define a name, each reader takes the nearest definition above it; else a name
 * belongs to one cell.
 */
export function linkCells(nodes: readonly Node[], inOrder = false): ReadonlyMap<string, Link> {
  const definers = new Definers(nodes, inOrder);
  const starCells = nodes
    .filter(({ language, analysis }) => language === 'python' && analysis.stars.length > 0)
    .map(({ id }) => id);
  const links = new Map(nodes.map((node) => [node.id, linkCell(node, starCells, definers)]));
  for (const cycle of findCycles(new Map([...links].map(([id, link]) => [id, link.sources])))) {
    const places = definers.places(cycle).toSorted((a, b) => a - b);
    for (const id of cycle) {
      const link = present(links.get(id));
      if (!link.failure) links.set(id, { ...link, failure: circular(places.join(', ')) });
    }
  }
  return links;
}

/** Whether a cell would run the same under two links. */
export function sameLink(a: Link | undefined, b: Link): boolean {
  const parts = (link: Link) =>
    JSON.stringify([link.failure?.message, [...link.inputs], link.starCells, [...link.gives]]);
  return a !== undefined && parts(a) === parts(b);
}

function linkCell(node: Node, allStarCells: readonly string[], definers: Definers): Link {
  const { id, language, analysis } = node;
  const inputs = new Map<string, string>();
  const sources = new Set<string>();
  let needsStars = false;
  let failure = analysis.failure;
  const defined = new Set(analysis.defines);
  const stars = language === 'python' ? allStarCells.filter((other) => other !== id) : [];
  const elsewhere = (name: string) =>
    definers.ordered(name)
      ? definers.nearest(name, id, false) !== undefined
      : definers.of(name).some((other) => other !== id);
  const optional = [
    ...(analysis.builtins ?? []),
    ...(analysis.rebound ?? []).filter((name) => definers.ordered(name)),
  ].filter(elsewhere);
  for (const name of [...analysis.needs, ...optional]) {
    const known = definers.has(name) ? name : language === 'sql' ? sameLetters(name, definers) : undefined;
    const makers = known === undefined ? [] : makersFor(known, id, defined.has(known), definers);
    if (makers.length > 0) {
      inputs.set(name, definers.variable(known!, itemAt(makers, 0)));
      for (const maker of makers) sources.add(maker);
      if (defined.has(name) && !definers.ordered(name))
        failure ??= changesAnother(name, itemAt(definers.places(makers), 0), definers.inPython(name));
    } else if (language === 'python' && analysis.stars.length > 0) {
      continue;
    } else {
      needsStars = true;
      if (stars.length === 0)
        failure ??= defined.has(name) ? changedBeforeDefined(name) : unknown(name, language, definers);
    }
  }
  const starCells = needsStars ? stars : [];
  for (const star of starCells) sources.add(star);
  const gives = new Map<string, string>();
  for (const name of analysis.defines) {
    const all = definers.of(name);
    const single = definers.ordered(name) || all.length === 1;
    if (single || all[0] === id || !definers.sameImport(name)) gives.set(name, definers.variable(name, id));
    if (!single && !definers.sameImport(name))
      failure ??= definedTwice(name, definers.places(all), definers.inPython(name));
  }
  return { inputs, starCells, sources, gives, ...(failure && { failure }) };
}

/** Of definitions that exclude each other, those that a reader of their name is said to depend on. */
const MOST_MAKERS = 20;

/** The cells that a name comes from: one, but for definitions that exclude each other. */
function makersFor(name: string, id: string, definesIt: boolean, definers: Definers): readonly string[] {
  if (definers.ordered(name)) {
    const nearest = definers.nearest(name, id, !definesIt);
    return nearest === undefined ? [] : [nearest];
  }
  const others = definers
    .of(name)
    .slice(0, MOST_MAKERS + 1)
    .filter((other) => other !== id);
  return others.slice(0, definers.sameImport(name) ? 1 : MOST_MAKERS);
}

/** SQL names ignore case, other languages' do not: the one definition that differs from `name` in case alone. */
function sameLetters(name: string, definers: Definers): string | undefined {
  const found = definers.likeLetters(name);
  return found.length === 1 ? found[0] : undefined;
}

function unknown(name: string, language: Language, definers: Definers): Failure {
  const what = language === 'sql' ? `No cell makes a table or value called ${name}` : `No cell defines ${name}`;
  const [near] = definers.likeLetters(name);
  return {
    kind: 'name',
    message: what,
    advice: near ? `Did you mean ${near}?` : 'Check the spelling, or add a cell that defines it.',
  };
}

const REORDER = 'Let cells run in order, as in Jupyter';

function definedTwice(name: string, places: readonly number[], inPython: boolean): Failure {
  return {
    kind: 'name',
    message: `${name} is defined more than once: in cells ${places.join(', ')}`,
    advice:
      'A name belongs to one cell. Rename all but one; in Python a name that begins with _ stays private to its cell.',
    ...(inPython && { reorder: REORDER }),
  };
}

function changesAnother(name: string, owner: number, inPython: boolean): Failure {
  return {
    kind: 'name',
    message: `${name} belongs to cell ${owner} and cannot be changed here`,
    advice: `Give the changed value a name of its own, or change it in cell ${owner}.`,
    ...(inPython && { reorder: REORDER }),
  };
}

function changedBeforeDefined(name: string): Failure {
  return {
    kind: 'name',
    message: `${name} is changed before it has a value`,
    advice: 'Give it a value first in this cell.',
  };
}

function circular(places: string): Failure {
  return {
    kind: 'name',
    message: `Cells ${places} need each other, so none can run first`,
    advice: 'Break the circle: move what they share to a cell of its own.',
  };
}
