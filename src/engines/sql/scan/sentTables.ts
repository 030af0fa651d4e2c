import { identifier } from '../../../../workers/wire/quoted.ts';
import type { Member } from '../pool/member.ts';
import type { SentTable } from '../parts/readyPass.ts';
import { castList } from './mergeParts.ts';

type Database = Pick<Member, 'query' | 'putTable'>;

/** Brings small tables to each database that needs them, once. */
export class SentTables {
  readonly #tables: readonly SentTable[];
  readonly #sent = new Map<Database, Promise<void>>();

  /** The coordinator, from where they come, has them. */
  constructor(tables: readonly SentTable[], coordinator?: Database) {
    this.#tables = tables;
    if (coordinator) this.#sent.set(coordinator, Promise.resolve());
  }

  to(member: Database): Promise<void> {
    const known = this.#sent.get(member) ?? this.#send(member);
    this.#sent.set(member, known);
    return known;
  }

  /** Drops them where they were brought. */
  async drop(coordinator: Database): Promise<void> {
    const others = [...this.#sent.keys()].filter((member) => member !== coordinator);
    const dropped = others.flatMap((member) =>
      this.#tables.map(({ table }) => member.query(`DROP TABLE IF EXISTS ${identifier(table)}`)),
    );
    await Promise.allSettled(dropped);
  }

  async #send(member: Database): Promise<void> {
    for (const { table, ipc, types } of this.#tables) {
      const arrived = identifier(`${table}_arrived`);
      await member.query(`DROP TABLE IF EXISTS ${arrived}`);
      await member.putTable(`${table}_arrived`, ipc);
      await member.query(`CREATE OR REPLACE TABLE ${identifier(table)} AS SELECT ${castList(types)} FROM ${arrived}`);
      await member.query(`DROP TABLE ${arrived}`);
    }
  }
}
