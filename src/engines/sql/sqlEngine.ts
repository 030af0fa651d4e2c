import type { Carried } from '../../../workers/wire/carried.ts';
import { holdingsOf } from './pool/holdingsOf.ts';
import { isHeld, type Held } from '../../../workers/wire/held.ts';
import { isNotebookError, NotebookError } from '../../../workers/wire/notebookError.ts';
import type { RunEvent } from '../../../workers/wire/runEvent.ts';
import { analyseSql } from '../../parse/sql/analyseSql.ts';
import type { JupyterLine } from '../../parse/jupyterLine.ts';
import { readPlotLine, type PlotLine } from '../../parse/sql/plotLine.ts';
import type { Exports, HoldingEngine, Job } from '../engine.ts';
import type { ReadSettings } from '../readSettings.ts';
import type { ReadTable } from '../tableReader.ts';
import { TapFormats } from '../tap/tapFormats.ts';
import { allowedBytes } from '../../parse/sql/allowedBytes.ts';
import { aborted } from './aborted.ts';
import { checkRunning } from '../../../workers/wire/checkRunning.ts';
import { bindInputs } from './tables/bindInputs.ts';
import { catalogueCard, type CatalogueCard } from './cell/catalogueCard.ts';
import { limitTop } from '../../parse/sql/limitTop.ts';
import { othersForms } from '../../parse/sql/othersForms.ts';
import { asksAbout } from '../../parse/sql/asksAbout.ts';
import { readCellText } from '../../parse/sql/readCellText.ts';
import { Databases } from './pool/databases.ts';
import type { Pool } from './pool/pool.ts';
import { PatientRead } from '../../store/patientRead.ts';
import { Traffic } from './bytes/traffic.ts';
import { Allowance } from './parts/allowance.ts';
import { MemoryStore } from './bytes/memoryStore.ts';
import { FilesThere } from '../jupyter/filesThere.ts';
import { LocalFiles } from '../localFiles.ts';
import { absolute, localAddress } from './address/localAddress.ts';
import { readLocal } from './bytes/readLocal.ts';
import { readServer } from './bytes/readServer.ts';
import { SERVER } from './address/serverAddress.ts';
import type { FileBytes, TableToSave } from '../../catalogue/save/tableToSave.ts';
import { runCell } from './cell/runCell.ts';
import { exportsOf } from './cell/exportsOf.ts';
import { answerElsewhere } from './cell/answerElsewhere.ts';
import { offering } from './cell/offering.ts';
import { runTap, type TapCell } from './cell/runTap.ts';
import type { RowsToSave } from './saving/heldRows.ts';
import { HeldTables } from './saving/heldTables.ts';
import { parquetOf } from './saving/parquetOf.ts';
import { firstRows } from './cell/firstRows.ts';
import { LatePlans } from './cell/latePlans.ts';
import { forgetAt, reachBy, type Reach } from './reach.ts';
import type { SqlEngineOptions } from './sqlEngineOptions.ts';
import { statementsOf } from './statement/statements.ts';
import { TakenReadings } from './tables/takenReadings.ts';
import { writeCells, type CellToWrite, type WrittenOrNot } from './written/writeCells.ts';
import { itemAt } from '../../known/itemAt.ts';

const MEMORY_BYTES = 1.2 * 2 ** 30;
const MEMORY_STORE_BYTES = 128 * 2 ** 20;

/** SQL cells: DuckDB in workers, tables of other cells, and catalogues read in parts by byte range. */
export class SqlEngine implements HoldingEngine {
  readonly #options: SqlEngineOptions;
  readonly #settings: ReadSettings;
  readonly #reach: Reach;
  readonly #network: PatientRead;
  readonly #traffic = new Traffic();
  readonly #databases: Databases;
  readonly #held: HeldTables;
  readonly #readings = new TakenReadings();
  readonly #formats = new TapFormats();
  #turn: Promise<unknown> = Promise.resolve();
  #lastAnswer = 0;
  /** Of what runs now. */
  #signal = new AbortController().signal;

  constructor(options: SqlEngineOptions) {
    this.#options = options;
    this.#settings = options.settings ?? (async () => ({}));
    const { local = new LocalFiles() } = options;
    this.#network = new PatientRead(options.read);
    const { elsewhere } = options;
    const there = elsewhere && new FilesThere(elsewhere, () => this.#signal);
    const read = readLocal(local, readServer(there, this.#traffic.limited(this.#network.read)));
    const { store = Promise.resolve(new MemoryStore(MEMORY_STORE_BYTES)) } = options;
    this.#reach = reachBy(read, local, store);
    local.onAdd((name) => forgetAt(localAddress(name), this.#reach));
    this.#databases = new Databases({
      start: options.start,
      size: async () => (await this.#settings()).sqlWorkers,
      memoryBytes: MEMORY_BYTES,
      onLost: () => this.#tellLost(),
    });
    this.#held = new HeldTables(this.#databases);
  }

  /** Starts the databases, where a cell is about to need them; whoever runs one hears of a failure. */
  prepare(): void {
    void this.#databases.opened().catch(() => undefined);
  }

  async run(job: Job): Promise<Exports> {
    return this.#inTurn(() => this.#run(job), job.signal);
  }

  take(held: Held): Promise<Carried> {
    return this.#held.take(held);
  }

  /** What is known of a catalogue, or of Parquet files, before any row is read. Fails with kind `fetch`. */
  async card(address: string | readonly string[]): Promise<CatalogueCard> {
    const urls = [address].flat().map((url) => absolute(url, this.#options));
    return catalogueCard(await this.#reach.catalogues.open(typeof address === 'string' ? itemAt(urls, 0) : urls));
  }

  /** The rows of one query, which may read `tables` beside catalogues; nothing of it stays. Fails as `run` does. */
  async query(
    sql: string,
    tables: Readonly<Record<string, Carried>>,
    signal: AbortSignal,
    emit: (event: RunEvent) => void,
  ): Promise<Carried> {
    const output = `__skybook_answer_${++this.#lastAnswer}`;
    const cell: Job['cell'] = { id: output, language: 'sql', text: sql, output, pinned: true, hidden: true };
    const job: Job = { cell, analysis: analyseSql(sql, output), inputs: new Map(Object.entries(tables)), signal, emit };
    const work = () => this.#run(job, async (value) => value as Carried);
    try {
      const { [output]: held } = await this.#inTurn(work, signal);
      if (!isHeld(held)) throw new NotebookError({ kind: 'sql', message: 'This is no query: it gives no rows.' });
      return await this.take(held);
    } finally {
      this.forget([output, ...Object.keys(tables)]);
    }
  }

  /**
   * Cells as work for another DuckDB, by their ids, in the order in which they would run; no catalogue's rows are read.
   */
  async write(cells: readonly CellToWrite[], signal: AbortSignal): Promise<ReadonlyMap<string, WrittenOrNot>> {
    return this.#inTurn(async () => {
      this.#signal = signal;
      const pool = await this.#databases.opened();
      return writeCells(cells, {
        ...this.#surroundings(pool, signal),
        tables: this.#held.tables,
        carry: this.#options.carry,
      });
    }, signal);
  }

  /** All rows of a table, to be saved in pieces. Fails with kind `engine-lost` when it is gone. */
  rowsToSave(held: Held, signal: AbortSignal): Promise<RowsToSave> {
    return this.#held.rowsToSave(held, signal);
  }

  /** The rows of a table of another engine as Parquet files to be joined. */
  async *parquetOf(table: TableToSave, signal: AbortSignal): FileBytes {
    const pool = await this.#databases.opened();
    yield* parquetOf(table, pool.member(pool.size - 1), signal);
  }

  forget(names: readonly string[]): void {
    this.#held.forget(names);
  }

  /** The reader's Jupyter server is another, or has other files now. */
  forgetServer(): void {
    forgetAt(SERVER, this.#reach);
  }

  /** The columns of a catalogue by its address, or of a table by its name, where they are known: nothing is read. */
  knownColumns = (name: string) =>
    this.#held.tables.get(name)?.columns ?? this.#reach.catalogues.known(name, this.#options.siteUrl);

  /** What the databases hold; `undefined` while they sleep. */
  holdings = async () => this.#databases.awake && holdingsOf(await this.#databases.awake, this.#held.tables.names());

  /** Works after what was asked before. */
  #inTurn<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return Promise.race([turn, aborted(signal)]);
  }

  async #run(job: Job, carry = this.#options.carry): Promise<Exports> {
    const progress = (label: string, done?: number, total?: number) =>
      job.emit({
        kind: 'progress',
        progress: { label, done, total, unit: total === undefined ? undefined : 'partitions' },
      });
    this.#signal = job.signal;
    const asWritten = readCellText(job.cell.text);
    const { tap, jupyter } = asWritten;
    const plain = othersForms(asWritten);
    const cell = limitTop(plain);
    const plans = new LatePlans(job);
    this.#network.serve({ signal: job.signal, onWaiting: progress, onBack: () => progress('Running') });
    try {
      checkRunning(job.signal);
      if (tap) return await this.#runTap(job, { ...asWritten, tap });
      if (jupyter && !asksAbout(job.cell.text)) return await this.#runElsewhere(job, jupyter);
      if (!this.#databases.awake) progress('Starting the SQL engine');
      const pool = await this.#databases.opened();
      const { coordinator } = pool;
      const { tables } = this.#held;
      const { literals, sources: ofNeeds } = await bindInputs(job, asWritten.parameters, {
        ...{ coordinator, tables, carry: (value) => this.#readings.carry(value, carry) },
      });
      job.onTaken?.();
      const allowed = allowedBytes(job.cell.text, (await this.#settings()).askAboveBytes);
      this.#traffic.begin(allowed);
      const plot = readPlotLine(job.cell.text);
      const statements = statementsOf(cell, (name) => literals.get(name) ?? `$${name}`);
      const output = job.cell.output ?? `__skybook_shown_${job.cell.id}`;
      const ran = await runCell(statements, {
        ...this.#surroundings(pool, job.signal),
        job: { ...job, emit: (event) => plans.emit(event) },
        output,
        plot,
        tables,
        ofNeeds,
        isAdql: cell !== plain,
        isThere: jupyter !== undefined,
        allowance: new Allowance(allowed, () => this.#traffic.fetchedBytes),
        onPlan: (plan) => plans.add(plan),
        onRows: firstRows(job, () => plans.end()),
        known: (name) => tables.get(name)?.columns,
        onProgress: progress,
      });
      this.#keepUnnamed(job, plot, output);
      return await exportsOf(job, coordinator, tables, ran);
    } catch (error) {
      plans.show();
      // A kernel of the reader's server holds nothing of the databases here.
      if (!jupyter && isNotebookError(error) && error.failure.kind === 'engine-lost') this.#databases.lose();
      throw offering(error, await this.#settings());
    } finally {
      plans.end();
      this.#network.serve(undefined);
    }
  }

  /** What stages of a query need of the engine; who runs one says what may be read, and hears of it. */
  #surroundings(pool: Pool, signal: AbortSignal) {
    const { siteUrl } = this.#options;
    const silent = (): void => undefined;
    return {
      ...{ ...this.#reach, pool, signal, siteUrl, takeRead: () => this.#traffic.take() },
      ...{ allowance: new Allowance(0, () => 0), memoryBytes: MEMORY_BYTES, readTable: this.#readTable(signal) },
      ...{ onPlan: silent, onRows: silent, onSource: silent, onProgress: silent },
    };
  }

  /** The database starts while the service works, and only for a table that other cells can name. */
  async #runTap(job: Job, cell: TapCell): Promise<Exports> {
    const pool = job.analysis.defines.length > 0 ? this.#databases.opened() : undefined;
    pool?.catch(() => undefined);
    await runTap(job, cell, {
      tables: this.#held.tables,
      pool,
      carry: this.#options.carry,
      readTable: this.#readTable(job.signal),
      formats: this.#formats,
      proxy: (await this.#settings()).proxy,
    });
    return pool ? exportsOf(job, (await pool).coordinator, this.#held.tables) : {};
  }

  async #runElsewhere(job: Job, line: JupyterLine): Promise<Exports> {
    const pool = await this.#databases.opened();
    const { carry, elsewhere } = this.#options;
    const writing = { ...this.#surroundings(pool, job.signal), tables: this.#held.tables, carry };
    const name = await answerElsewhere(job, line, elsewhere, writing);
    if (name !== undefined) this.#keepUnnamed(job, readPlotLine(job.cell.text), name);
    return exportsOf(job, pool.coordinator, this.#held.tables);
  }

  /** A result without a name gives way to newer ones; one that a plot counts stays until its cell runs again. */
  #keepUnnamed({ cell }: Job, plot: PlotLine | undefined, table: string): void {
    if (cell.output === undefined && !plot) this.#held.keepUnnamed(table);
  }

  #readTable(signal: AbortSignal): ReadTable {
    return (format, bytes, url, asked) => this.#options.readTable(format, bytes, url, { signal, ...asked });
  }

  #tellLost(): void {
    const names = this.#held.tables.clear();
    if (names.length > 0) this.#options.onLost(names);
  }
}
