import type { Carried } from '../../../workers/wire/carried.ts';
import type { Held } from '../../../workers/wire/held.ts';
import { partMissing } from '../../../workers/wire/partMissing.ts';
import type { Exports, HoldingEngine, Job } from '../engine.ts';
import { aborted } from './aborted.ts';
import type { OpenSql } from './openSql.ts';

type Engine = OpenSql['engine'];

/** The engine of SQL cells in a page that may have none: its code comes when it is first wanted. */
export class LateSql implements HoldingEngine {
  readonly #load: () => Promise<OpenSql>;
  #opening: Promise<OpenSql> | undefined;
  #engine: Engine | undefined;

  /** What could not be loaded is asked for anew the next time. */
  constructor(load: () => Promise<OpenSql>) {
    this.#load = load;
  }

  /** Starts the databases, where a cell is about to need them; whoever runs one hears of a failure. */
  prepare(): void {
    void this.#opened().then(
      ({ engine }) => engine.prepare(),
      () => undefined,
    );
  }

  async run(job: Job): Promise<Exports> {
    if (!this.#engine) job.emit({ kind: 'progress', progress: { label: 'Starting the SQL engine' } });
    return (await this.#unlessStopped(job.signal)).run(job);
  }

  async take(held: Held): Promise<Carried> {
    return (await this.#opened()).engine.take(held);
  }

  card: Engine['card'] = async (address) => (await this.#opened()).engine.card(address);

  query: Engine['query'] = async (sql, tables, signal, emit) =>
    (await this.#unlessStopped(signal)).query(sql, tables, signal, emit);

  write: Engine['write'] = async (cells, signal) => (await this.#unlessStopped(signal)).write(cells, signal);

  rowsToSave: Engine['rowsToSave'] = async (held, signal) =>
    (await this.#unlessStopped(signal)).rowsToSave(held, signal);

  async *parquetOf(...[table, signal]: Parameters<Engine['parquetOf']>): ReturnType<Engine['parquetOf']> {
    yield* (await this.#unlessStopped(signal)).parquetOf(table, signal);
  }

  forget(names: readonly string[]): void {
    void this.#opening?.then(
      ({ engine }) => engine.forget(names),
      () => undefined,
    );
  }

  forgetServer(): void {
    this.#engine?.forgetServer();
  }

  knownColumns: Engine['knownColumns'] = (name) => this.#engine?.knownColumns(name);

  holdings: Engine['holdings'] = async () => this.#engine?.holdings();

  /** What may stand at a place of a cell that asks a service. */
  complete: OpenSql['tap']['complete'] = async (text, position) => (await this.#opened()).tap.complete(text, position);

  async #unlessStopped(signal: AbortSignal): Promise<Engine> {
    return (await Promise.race([this.#opened(), aborted(signal)])).engine;
  }

  #opened(): Promise<OpenSql> {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  async #open(): Promise<OpenSql> {
    try {
      const open = await this.#load();
      this.#engine = open.engine;
      return open;
    } catch (cause) {
      this.#opening = undefined;
      throw partMissing('The SQL engine', cause);
    }
  }
}
