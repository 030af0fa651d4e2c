import { identifier } from '../../../../workers/wire/quoted.ts';
import type { Coordinator } from '../program/coordinator.ts';
import type { Made } from '../program/made.ts';

/** What is made in the coordinator for one query, to be dropped when it is answered. */
export class Temporaries implements Made {
  readonly #coordinator: Pick<Coordinator, 'query' | 'dropFile'>;
  readonly #tables = new Set<string>();
  readonly #files = new Set<string>();

  constructor(coordinator: Pick<Coordinator, 'query' | 'dropFile'>) {
    this.#coordinator = coordinator;
  }

  /** Notes a table before it is made. */
  table(name: string): void {
    this.#tables.add(name);
  }

  /** Notes a file before it is put. */
  file(name: string): void {
    this.#files.add(name);
  }

  /** Drops all of it; what cannot be dropped went with its database. */
  async drop(): Promise<void> {
    const files = [...this.#files].map((name) => this.#coordinator.dropFile(name));
    const tables = [...this.#tables].map((name) => this.#coordinator.query(`DROP TABLE IF EXISTS ${identifier(name)}`));
    await Promise.allSettled([...files, ...tables]);
  }
}
