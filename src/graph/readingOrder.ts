import type { Language } from '../notebook/cell.ts';
import type { Link } from './link.ts';
import type { Node } from './node.ts';
import { present } from '../known/present.ts';

/** How far a cell above must be: done with all (`settled`), or with taking its values (`taken`). */
export type Until = 'settled' | 'taken';

/**
 * Cells that others stand after though they need nothing of them: by their ids, whom each waits for, if it is about to
 * run.
 */
export type ReadingOrder = ReadonlyMap<string, ReadonlyMap<string, Until>>;

/** A value that another language reads, and the cells of its own language that name it and may change it in place. */
export type Shared = {
  readonly variable: string;
  readonly readers: readonly string[];
  readonly changers: readonly string[];
};

/** Text reads values as JavaScript does; it changes none. */
const changes = (language: Language): boolean => language !== 'markdown';

/** The values that cells of other languages than their own read, in document order. */
export function sharedValues(nodes: readonly Node[], links: ReadonlyMap<string, Link>): readonly Shared[] {
  const owners = new Map(
    nodes.flatMap(({ id, language }) =>
      [...(links.get(id)?.gives.values() ?? [])].map((variable) => [variable, { id, language }] as const),
    ),
  );
  const usersOf = new Map<string, Node[]>();
  for (const node of nodes)
    for (const variable of new Set(links.get(node.id)?.inputs.values()))
      if (usersOf.get(variable)?.push(node) === undefined) usersOf.set(variable, [node]);
  return [...owners].flatMap(([variable, owner]) => {
    const users = usersOf.get(variable) ?? [];
    const readers = users.filter(({ language }) => language !== owner.language);
    const changers = users.filter(
      ({ id, language }) => language === owner.language && changes(language) && id !== owner.id,
    );
    return readers.length > 0 && changers.length > 0
      ? [{ variable, readers: readers.map(({ id }) => id), changers: changers.map(({ id }) => id) }]
      : [];
  });
}

/**
 * Who waits for whom so that a value read by another language is that of its place in the document: readers for the
 * cells above that name the value in its own language and may change it, and those for the readers above them. Where
 * cells need each other the other way round, nobody waits.
 */
export function readingOrder(
  nodes: readonly Node[],
  links: ReadonlyMap<string, Link>,
  shared: readonly Shared[],
): ReadingOrder {
  const place = new Map(nodes.map(({ id }, index) => [id, index]));
  const order = new Map<string, Map<string, Until>>();
  const waitsFor = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return [...(links.get(from)?.sources ?? []), ...(order.get(from)?.keys() ?? [])].some((next) =>
      waitsFor(next, to, seen),
    );
  };
  for (const { readers, changers } of shared) {
    for (const reader of readers) {
      for (const changer of changers) {
        const [above, below, until] =
          present(place.get(changer)) < present(place.get(reader))
            ? [changer, reader, 'settled' as const]
            : [reader, changer, 'taken' as const];
        const known = order.get(below)?.get(above);
        if (known === 'settled' || (known === undefined && waitsFor(above, below))) continue;
        order.set(below, (order.get(below) ?? new Map<string, Until>()).set(above, until));
      }
    }
  }
  return order;
}
