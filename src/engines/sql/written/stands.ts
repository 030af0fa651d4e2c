import type { ColumnType } from '../../../../workers/sql/contract.ts';
import type { Column } from '../../../../workers/wire/column.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import type { Member } from '../pool/member.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/** Tables without rows that stand for those that cells would make, before the notebook's own of the same names. */
export class Stand {
  readonly #coordinator: Member;
  readonly #made = new Map<string, readonly Column[]>();

  constructor(coordinator: Member) {
    this.#coordinator = coordinator;
  }

  /** Makes one of its columns. */
  async put(name: string, types: readonly ColumnType[], columns: readonly Column[]): Promise<void> {
    const list = types.map((column) => `${identifier(column.name)} ${column.type}`).join(', ');
    await this.#coordinator.query(`CREATE OR REPLACE TEMP TABLE ${identifier(name)} (${list})`);
    const known = types.map((type, i) => ({ ...(columns.length === types.length && columns[i]), ...type }));
    this.#made.set(sqlKey(name), known);
  }

  /** What is known of one; `undefined` where there is none of the name. */
  columns(name: string): readonly Column[] | undefined {
    return this.#made.get(sqlKey(name));
  }

  types(name: string): Promise<readonly ColumnType[]> {
    return this.#coordinator.describe(`FROM ${identifier(name)}`);
  }

  describe(sql: string): Promise<readonly ColumnType[]> {
    return this.#coordinator.describe(sql);
  }

  /**
   * Runs a statement that makes or changes the table `made` on those that stand here alone: others of the notebook keep
   * theirs.
   */
  async run(text: string, made: string | undefined): Promise<void> {
    if (made === undefined) return;
    const temporary = text.replace(
      /^(\s*create\s+)(?:or\s+replace\s+)?(?:temp(?:orary)?\s+)?table\s+(?:if\s+not\s+exists\s+)?/i,
      '$1OR REPLACE TEMP TABLE ',
    );
    if (temporary === text) return;
    await this.#coordinator.query(temporary);
    this.#made.set(sqlKey(made), await this.types(made));
  }

  /** Takes all of them away. */
  async drop(): Promise<void> {
    for (const name of this.#made.keys())
      await this.#coordinator.query(`DROP TABLE IF EXISTS temp.${identifier(name)}`).catch(() => undefined);
  }
}
