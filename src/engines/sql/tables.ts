import type { Column } from '../../../workers/wire/column.ts';

type Entry = { readonly version: number; readonly columns: readonly Column[]; readonly source?: unknown; readonly warnings: readonly string[] };

/** What is known of the tables in the coordinator beside their rows. Names are SQL's: letter case does not count. */
export class Tables {
  readonly #entries = new Map<string, Entry>();
  #lastVersion = 0;

  /** Notes a table's columns and what the reader must know of its rows; a new version. `source` is the value of another cell that it was made from. */
  set(name: string, columns: readonly Column[], source?: unknown, warnings: readonly string[] = []): number {
    const version = ++this.#lastVersion;
    this.#entries.set(name.toLowerCase(), { version, columns, source, warnings });
    return version;
  }

  get(name: string): Entry | undefined {
    return this.#entries.get(name.toLowerCase());
  }

  /** What the reader must know of a table made from these. */
  warningsOf(names: readonly string[]): readonly string[] {
    const told = names.flatMap((name) => (this.get(name)?.warnings ?? []).map((warning) => (warning.startsWith('From ') ? warning : `From ${name}: ${warning}`)));
    return [...new Set(told)];
  }

  delete(name: string): void {
    this.#entries.delete(name.toLowerCase());
  }

  /** Forgets all, as when the database is gone; the names there were. */
  clear(): readonly string[] {
    const names = [...this.#entries.keys()];
    this.#entries.clear();
    return names;
  }
}
