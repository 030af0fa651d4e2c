import type { Column } from '../../../../workers/wire/column.ts';
import type { Provenance } from '../../../../workers/wire/provenance.ts';
import { unionOfSources } from '../../../../workers/wire/unionOfSources.ts';
import { present } from '../../../known/present.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/**
 * What is known of a table beside its columns: the value of another cell that it was made from, what the reader must
 * know of its rows, and where they came from.
 */
export type TableNotes = {
  readonly value?: unknown;
  readonly warnings?: readonly string[];
  readonly sources?: readonly Provenance[];
};

type KnownTable = Required<Omit<TableNotes, 'value'>> & {
  readonly version: number;
  readonly columns: readonly Column[];
  readonly value?: unknown;
};

/** What is known of the tables in the coordinator beside their rows. Names are SQL's: letter case does not count. */
export class Tables {
  readonly #entries = new Map<string, KnownTable>();
  readonly #told = new Map<string, string>();
  #lastVersion = 0;

  /** Notes what is known of a table; a new version. */
  set(name: string, columns: readonly Column[], { value, warnings = [], sources = [] }: TableNotes = {}): number {
    const version = ++this.#lastVersion;
    this.#entries.set(sqlKey(name), { version, columns, value, warnings, sources });
    return version;
  }

  get(name: string): KnownTable | undefined {
    return this.#entries.get(sqlKey(name));
  }

  /** Notes what the reader must know of a value that is no table. */
  tell(name: string, sentence: string | undefined): void {
    if (sentence === undefined) this.#told.delete(name);
    else this.#told.set(name, sentence);
  }

  /** What the reader must know of a table made from these. */
  warningsOf(names: readonly string[]): readonly string[] {
    const told = names.flatMap((name) =>
      [...(this.get(name)?.warnings ?? []), ...(this.#told.has(name) ? [present(this.#told.get(name))] : [])].map(
        (warning) => (/^(From |\$)/.test(warning) ? warning : `From ${name}: ${warning}`),
      ),
    );
    return [...new Set(told)];
  }

  /** Where the rows of a table made from these came from. */
  sourcesOf(names: readonly string[]): readonly Provenance[] {
    return unionOfSources(...names.map((name) => this.get(name)?.sources));
  }

  delete(name: string): void {
    this.#entries.delete(sqlKey(name));
    this.#told.delete(name);
  }

  /** The names that there are. */
  names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** Forgets all, as when the database is gone; the names there were. */
  clear(): readonly string[] {
    const names = this.names();
    this.#entries.clear();
    this.#told.clear();
    return names;
  }
}
