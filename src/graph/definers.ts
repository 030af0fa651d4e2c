import type { Node } from './node.ts';

/** Which cells define which names, and who is taken where several do. */
export class Definers {
  readonly #ids = new Map<string, string[]>();
  readonly #nodes: ReadonlyMap<string, Node>;
  readonly #place: ReadonlyMap<string, number>;
  readonly #inOrder: boolean;

  /** `nodes` stand in document order; `inOrder` lets several Python cells define a name. */
  constructor(nodes: readonly Node[], inOrder: boolean) {
    this.#nodes = new Map(nodes.map((node) => [node.id, node]));
    this.#place = new Map(nodes.map(({ id }, index) => [id, index + 1]));
    this.#inOrder = inOrder;
    for (const { id, analysis } of nodes) {
      for (const name of analysis.defines) this.#ids.set(name, [...(this.#ids.get(name) ?? []), id]);
    }
  }

  has(name: string): boolean {
    return this.#ids.has(name);
  }

  names(): Iterable<string> {
    return this.#ids.keys();
  }

  /** Ids of the cells that define a name, in document order. */
  of(name: string): readonly string[] {
    return this.#ids.get(name) ?? [];
  }

  /** Places of these cells in the document, from 1. */
  places(ids: readonly string[]): readonly number[] {
    return ids.map((id) => this.#place.get(id)!);
  }

  /** Whether the order of the document tells which definition of a name counts. */
  ordered(name: string): boolean {
    return this.#inOrder && this.inPython(name);
  }

  /** Whether Python cells alone define a name. */
  inPython(name: string): boolean {
    return this.of(name).every((id) => this.#nodes.get(id)!.language === 'python');
  }

  /** The nearest definition above a cell; where there is none, and `below` allows it, the first one below. */
  nearest(name: string, reader: string, below: boolean): string | undefined {
    const at = this.#place.get(reader)!;
    const above = this.of(name).findLast((id) => this.#place.get(id)! < at);
    return above ?? (below ? this.of(name).find((id) => id !== reader) : undefined);
  }

  /** The runtime's name of what a cell defines. */
  variable(name: string, id: string): string {
    return this.ordered(name) ? `${name} of cell ${id}` : name;
  }

  /** Whether all cells that define a name import the same thing, which is then no second definition. */
  sameImport(name: string): boolean {
    const sources = new Set(this.of(name).map((id) => importOf(this.#nodes.get(id)!, name)));
    return sources.size === 1 && !sources.has(undefined);
  }
}

function importOf({ analysis: { importedAs = {} } }: Node, name: string): string | undefined {
  return Object.hasOwn(importedAs, name) ? importedAs[name] : undefined;
}
