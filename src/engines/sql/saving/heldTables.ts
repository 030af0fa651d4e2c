import { tableFromIPC } from 'apache-arrow';
import type { Carried } from '../../../../workers/wire/carried.ts';
import type { Held } from '../../../../workers/wire/held.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import type { Databases } from '../pool/databases.ts';
import { leavingColumns, leavingSql } from '../pool/leavingSql.ts';
import type { Pool } from '../pool/pool.ts';
import { tableGone } from '../tables/tableGone.ts';
import { Tables } from '../tables/tables.ts';
import { heldRows, type RowsToSave } from './heldRows.ts';

const KEPT_UNNAMED = 3;

/** The tables that cells have made, as long as the coordinator holds them, and their ways out of the engine. */
export class HeldTables {
  /** What is known of them. */
  readonly tables = new Tables();
  readonly #databases: Databases;
  #unnamed: readonly string[] = [];

  constructor(databases: Databases) {
    this.#databases = databases;
  }

  /** All rows of a table, for another engine. Fails with kind `engine-lost` when it is gone. */
  async take(held: Held): Promise<Carried> {
    const { known, pool } = await this.#find(held);
    const types = await pool.coordinator.describe(`FROM ${identifier(held.name)}`);
    const ipc = await pool.coordinator.query(leavingSql(types, `FROM ${identifier(held.name)}`));
    const rows = tableFromIPC(ipc).numRows;
    return {
      kind: 'table',
      table: {
        ipc,
        rows,
        totalRows: rows,
        columns: leavingColumns(types, known.columns),
        name: held.name,
        warnings: known.warnings,
        sources: known.sources,
      },
    };
  }

  /** All rows of a table, to be saved in pieces. Fails with kind `engine-lost` when it is gone. */
  async rowsToSave(held: Held, signal: AbortSignal): Promise<RowsToSave> {
    const { known, pool } = await this.#find(held);
    const { columns, warnings, sources } = known;
    return heldRows(pool.coordinator, held.name, columns, { name: held.name, warnings, sources }, signal);
  }

  /** Results without a name can be saved whole as long as they are among the newest; those with a plot stay. */
  keepUnnamed(name: string): void {
    const all = [name, ...this.#unnamed.filter((other) => other !== name)];
    this.#unnamed = all.slice(0, KEPT_UNNAMED);
    this.forget(all.slice(KEPT_UNNAMED));
  }

  forget(names: readonly string[]): void {
    for (const name of names) {
      if (!this.tables.get(name)) continue;
      this.tables.delete(name);
      void this.#databases.awake?.then(({ coordinator }) => coordinator.dropRelation(name)).catch(() => undefined);
    }
  }

  async #find({
    name,
    version,
  }: Held): Promise<{ readonly known: NonNullable<ReturnType<Tables['get']>>; pool: Pool }> {
    const known = this.tables.get(name);
    const { awake } = this.#databases;
    if (!awake || known?.version !== version) throw tableGone(name);
    return { known, pool: await awake };
  }
}
