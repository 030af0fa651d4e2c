import { Runtime, type Module, type Observer, type Variable } from '@observablehq/runtime';
import { NotebookError } from '../../workers/wire/notebookError.ts';
import { exported, type Made } from './made.ts';
import { mainName } from './mainName.ts';
import { stillName } from './stillName.ts';

/** The cells and their names, as variables of the reactive runtime. */
export class Variables {
  readonly #runtime = new Runtime(null, (name) => {
    throw new NotebookError({ kind: 'name', message: `No cell defines ${name}` });
  });
  readonly #module: Module = this.#runtime.module();
  readonly #mains = new Map<string, Variable>();
  /** Of each cell, the names it gives, as the runtime knows them. */
  readonly #names = new Map<string, Map<string, { readonly as: string; readonly variables: readonly Variable[] }>>();

  readonly #flow: (id: string, value: unknown) => unknown;

  /** `flow` gives of a cell's value that changes by itself a generator of its values, and any other as it is. */
  constructor(flow: (id: string, value: unknown) => unknown) {
    this.#flow = flow;
  }

  /** Has the runtime run a cell anew, once its inputs are there, and then what depends on it. */
  define(
    id: string,
    inputs: readonly string[],
    run: (invalidation: Promise<void>, values: readonly unknown[]) => Promise<Made>,
    observer: Observer,
  ): void {
    const main = this.#mains.get(id) ?? this.#module.variable(observer);
    this.#mains.set(id, main);
    main.define(
      mainName(id),
      ['invalidation', ...inputs],
      (invalidation: Promise<void>, ...values: readonly unknown[]) => run(invalidation, values),
    );
  }

  /** Has a cell give these names and no others: each with the runtime's name for it. */
  give(id: string, gives: ReadonlyMap<string, string>): void {
    const names = this.#names.get(id) ?? new Map<string, { as: string; variables: readonly Variable[] }>();
    this.#names.set(id, names);
    for (const [name, { as, variables }] of names) {
      if (gives.get(name) === as) continue;
      for (const variable of variables) variable.delete();
      names.delete(name);
    }
    for (const [name, as] of gives) {
      if (names.has(name)) continue;
      const given = (as: string, value: (made: Made) => unknown) =>
        this.#module.variable().define(as, [mainName(id)], value);
      const variables = [
        given(as, (made) => this.#flow(id, exported(made, name))),
        given(stillName(as), (made) => exported(made, name)),
      ];
      names.set(name, { as, variables });
    }
  }

  /** Takes a cell from the runtime. */
  remove(id: string): void {
    this.give(id, new Map());
    this.#names.delete(id);
    this.#mains.get(id)?.delete();
    this.#mains.delete(id);
  }

  dispose(): void {
    this.#runtime.dispose();
  }
}
