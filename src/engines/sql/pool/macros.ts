import { isNotebookError, NotebookError } from '../../../../workers/wire/notebookError.ts';
import { itemAt } from '../../../known/itemAt.ts';
import { present } from '../../../known/present.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

type Macro = { readonly sql: string; readonly needs: readonly string[]; making?: Promise<void>; isMade: boolean };

const NAME = /\bskybook_\w+/gi;

/** The names that these definitions (`CREATE OR REPLACE MACRO name(…) AS …`) give. */
export function macroNames(definitions: readonly string[]): readonly string[] {
  return definitions.map((sql) => itemAt(present(/MACRO (\w+)\(/.exec(sql)), 1));
}

/**
 * The macros of one database, each made when a statement first names it: most statements name none, and one that a
 * browser's WebAssembly cannot make (JavaScriptCore's breaks on some) must fail only the statements that need it.
 */
export class Macros {
  readonly #macros: ReadonlyMap<string, Macro>;
  readonly #make: (sql: string) => Promise<unknown>;

  /** `definitions` in an order in which each stands behind those it calls; `make` runs one. */
  constructor(definitions: readonly string[], make: (sql: string) => Promise<unknown>) {
    const names = macroNames(definitions);
    this.#make = make;
    this.#macros = new Map(
      definitions.map((sql, i) => [
        itemAt(names, i),
        { sql, needs: namedIn(sql).filter((name) => names.slice(0, i).includes(name)), isMade: false },
      ]),
    );
  }

  /**
   * Makes what a statement names and what that calls, where there is anything to be made. Fails with kind `sql` where
   * one of them cannot be.
   */
  readyFor(sql: string): Promise<void> | undefined {
    const missing = namedIn(sql).filter((name) => this.#macros.get(name)?.isMade === false);
    return missing.length > 0 ? this.#makeAll(missing) : undefined;
  }

  async #makeAll(names: readonly string[]): Promise<void> {
    for (const name of names) {
      const macro = present(this.#macros.get(name));
      await (macro.making ??= this.#makeOne(name, macro));
    }
  }

  async #makeOne(name: string, macro: Macro): Promise<void> {
    await this.#makeAll(macro.needs);
    await this.#make(macro.sql).catch((cause: unknown) => {
      if (isNotebookError(cause) && cause.failure.kind !== 'sql') throw cause;
      throw new NotebookError(
        {
          kind: 'sql',
          message: `This browser cannot make a function that the query needs (${name})`,
          detail: cause instanceof Error ? cause.message : String(cause),
          advice: 'Other queries run. This one does in Firefox and in Chromium’s kin.',
        },
        { cause },
      );
    });
    macro.isMade = true;
  }
}

function namedIn(sql: string): readonly string[] {
  return [...new Set(Array.from(sql.matchAll(NAME), ([name]) => sqlKey(name)))];
}
