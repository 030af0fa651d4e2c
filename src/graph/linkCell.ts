import type { Definers } from './definers.ts';
import type { Link } from './link.ts';
import {
  changedBeforeDefined,
  changesAnother,
  definedByMany,
  definedTwice,
  privateName,
  unknownName,
} from './linkFailures.ts';
import type { Node } from './node.ts';
import { itemAt } from '../known/itemAt.ts';

/** The Python cells with `from … import *`, and those of them that bring a `plot` in the place of Skybook's. */
export type StarCells = { readonly all: readonly string[]; readonly withPlot: readonly string[] };

/** What a cell takes from others. */
export function linkCell(node: Node, starring: StarCells, definers: Definers): Link {
  const { id, language, analysis } = node;
  const inPython = language === 'python';
  const inputs = new Map<string, string>();
  const makers = new Map<string, string>();
  const sources = new Set<string>();
  let needsStars = false;
  let failure = analysis.failure;
  const defined = new Set(analysis.defines);
  const late = new Set(analysis.late);
  const stars = inPython ? definers.others(starring.all, id) : [];
  const onlyBelow = new Map<string, string>();
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
    const found = known === undefined ? [] : makersFor(known, node, definers);
    if (known !== undefined && found.length > 0) {
      inputs.set(name, definers.variable(known, itemAt(found, 0)));
      makers.set(name, itemAt(found, 0));
      for (const maker of found) sources.add(maker);
      if (definers.each(known)) failure ??= definedByMany(name, definers.places(definers.of(known)));
      else if (defined.has(name) && !definers.ordered(name))
        failure ??= changesAnother(name, itemAt(definers.places(found), 0), definers.inPython(name));
    } else if (inPython && analysis.stars.length > 0) {
      continue;
    } else {
      needsStars = true;
      const below = known === undefined || !inPython ? undefined : definers.of(known).find((other) => other !== id);
      if (below !== undefined) onlyBelow.set(name, below);
      if (stars.length > 0 || (inPython && definers.forgives(late.has(name)))) continue;
      failure ??= defined.has(name)
        ? changedBeforeDefined(name)
        : unknownName(name, language, definers.likeLetters(name)[0]);
    }
  }
  const mayPlot = inPython && analysis.stars.length === 0 && analysis.builtins?.includes('plot') && !inputs.has('plot');
  const withPlot = mayPlot ? definers.others(starring.withPlot, id) : [];
  const starCells = needsStars ? stars : withPlot;
  for (const star of starCells) sources.add(star);
  const gives = new Map<string, string>();
  for (const name of analysis.defines) {
    const all = definers.of(name);
    if (definers.each(name) || (!definers.ordered(name) && !all.includes(id))) continue;
    const single = definers.ordered(name) || all.length === 1;
    if (single || all[0] === id || !definers.sameImport(name)) gives.set(name, definers.variable(name, id));
    if (!single && !definers.sameImport(name)) failure ??= definedTwice(name, definers.places(all));
  }
  failure ??= privateElsewhere(node, definers);
  return {
    inputs,
    makers,
    onlyBelow,
    starCells,
    sources,
    gives,
    private: own(node, definers),
    ...(failure && { failure }),
  };
}

/** Of definitions that exclude each other, those that a reader of their name is said to depend on. */
const MOST_MAKERS = 20;

/** The cells that a name comes from: one, but for definitions that exclude each other. */
function makersFor(name: string, { id, language }: Node, definers: Definers): readonly string[] {
  if (definers.ordered(name)) {
    // A cell of Python stands after no cell below, whatever that defines.
    const nearest = definers.nearest(name, id, language !== 'python');
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

/** The names of a cell that several cells bind, each for itself. */
function own({ language, analysis }: Node, definers: Definers): readonly string[] {
  if (language !== 'python') return [];
  return [
    ...analysis.defines.filter((name) => definers.each(name)),
    ...(analysis.underscored?.defines ?? []).filter((name) => definers.underscored(name).length > 1),
  ];
}

function privateElsewhere({ id, analysis }: Node, definers: Definers): Link['failure'] {
  for (const name of analysis.underscored?.needs ?? []) {
    const owner = definers.underscored(name).find((other) => other !== id);
    if (owner !== undefined) return privateName(name, itemAt(definers.places([owner]), 0));
  }
  return undefined;
}
