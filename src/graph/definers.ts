import type { Analysis } from '../parse/analysis.ts';
import type { Node } from './node.ts';
import { itemAt } from '../known/itemAt.ts';
import { present } from '../known/present.ts';
import { sqlKey } from '../../workers/wire/sqlKey.ts';

/** Which cells define which names, and who is taken where several do. */
export class Definers {
  readonly #ids = new Map<string, string[]>();
  /** Names as SQL compares them. */
  readonly #letters = new Map<string, string[]>();
  /** Python's names that begin with `_`, where each cell has its own. */
  readonly #underscored = new Map<string, string[]>();
  readonly #inPython = new Map<string, boolean>();
  readonly #sameImport = new Map<string, boolean>();
  readonly #nodes: ReadonlyMap<string, Node>;
  readonly #place: ReadonlyMap<string, number>;
  readonly #inOrder: boolean;

  /** `nodes` stand in document order; `inOrder` lets several Python cells define a name. */
  constructor(nodes: readonly Node[], inOrder: boolean) {
    this.#nodes = new Map(nodes.map((node) => [node.id, node]));
    this.#place = new Map(nodes.map(({ id }, index) => [id, index + 1]));
    this.#inOrder = inOrder;
    for (const { id, analysis } of nodes) {
      if (inOrder && analysis.failure) continue;
      for (const name of analysis.defines) if (inOrder || !changes(analysis, name)) added(this.#ids, name, id);
      for (const name of analysis.underscored?.defines ?? []) added(this.#underscored, name, id);
    }
    // In order, a cell that cannot be read gives its names only where no other does.
    if (inOrder) {
      const sound = new Set(this.#ids.keys());
      for (const { id, analysis } of nodes)
        for (const name of analysis.failure ? analysis.defines : []) if (!sound.has(name)) added(this.#ids, name, id);
    }
    for (const name of this.#ids.keys()) added(this.#letters, sqlKey(name), name);
  }

  has(name: string): boolean {
    return this.#ids.has(name);
  }

  /** The names that SQL does not tell from one, in document order: itself, and what differs in letters’ case alone. */
  likeLetters(name: string): readonly string[] {
    return this.#letters.get(sqlKey(name)) ?? [];
  }

  /** Ids of the cells that define a name, in document order. */
  of(name: string): readonly string[] {
    return this.#ids.get(name) ?? [];
  }

  /** Ids of the Python cells that bind a name that begins with `_`. */
  underscored(name: string): readonly string[] {
    return this.#underscored.get(name) ?? [];
  }

  /** Whether each of the cells that define a name has it for itself: Python cells, of names that belong to no one. */
  each(name: string): boolean {
    return !this.#inOrder && this.of(name).length > 1 && this.inPython(name) && !this.sameImport(name);
  }

  /** Whether a Python cell may name what no cell that counts defines: where only functions do, and in order. */
  forgives(late: boolean): boolean {
    return late || this.#inOrder;
  }

  /** Those of these cells, other than the reader, that may give it names: all, or in order those above it. */
  others(ids: readonly string[], reader: string): readonly string[] {
    const at = present(this.#place.get(reader));
    return ids.filter((id) => id !== reader && (!this.#inOrder || present(this.#place.get(id)) < at));
  }

  /** Places of these cells in the document, from 1. */
  places(ids: readonly string[]): readonly number[] {
    return ids.map((id) => present(this.#place.get(id)));
  }

  /** Whether the order of the document tells which definition of a name counts. */
  ordered(name: string): boolean {
    return this.#inOrder && this.inPython(name);
  }

  /** Whether Python cells alone define a name. */
  inPython(name: string): boolean {
    return remembered(this.#inPython, name, () =>
      this.of(name).every((id) => present(this.#nodes.get(id)).language === 'python'),
    );
  }

  /** The nearest definition above a cell; where there is none, and `below` allows it, the first one below. */
  nearest(name: string, reader: string, below: boolean): string | undefined {
    const ids = this.of(name);
    const at = present(this.#place.get(reader));
    let [low, high] = [0, ids.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (present(this.#place.get(itemAt(ids, middle))) < at) low = middle + 1;
      else high = middle;
    }
    return ids[low - 1] ?? (below ? ids.find((id) => id !== reader) : undefined);
  }

  /** The runtime's name of what a cell defines. */
  variable(name: string, id: string): string {
    return this.ordered(name) ? `${name} of cell ${id}` : name;
  }

  /** Whether all cells that define a name import the same thing, which is then no second definition. */
  sameImport(name: string): boolean {
    return remembered(this.#sameImport, name, () => {
      const sources = new Set(this.of(name).map((id) => importOf(present(this.#nodes.get(id)), name)));
      return sources.size === 1 && !sources.has(undefined);
    });
  }
}

/** Whether a cell changes a name that another must have defined. */
function changes({ defines, needs }: Analysis, name: string): boolean {
  return needs.includes(name) && defines.includes(name);
}

function added(lists: Map<string, string[]>, key: string, item: string): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function remembered(known: Map<string, boolean>, name: string, find: () => boolean): boolean {
  const found = known.get(name) ?? find();
  known.set(name, found);
  return found;
}

function importOf({ analysis: { importedAs = {} } }: Node, name: string): string | undefined {
  return Object.hasOwn(importedAs, name) ? importedAs[name] : undefined;
}
