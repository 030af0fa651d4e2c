import type { CommMessage, FromWidgets } from '../../../workers/wire/commMessage.ts';
import type { CatalogueQuestion } from '../../../workers/wire/catalogueQuestion.ts';
import type { PythonCompletions, PythonInput, PythonWorker } from '../../../workers/python/contract.ts';
import type { Carried } from '../../../workers/wire/carried.ts';
import { isHeld, type Held } from '../../../workers/wire/held.ts';
import type { LiveState } from '../../../workers/wire/live.ts';
import { isNotebookError, NotebookError } from '../../../workers/wire/notebookError.ts';
import type { RunEvent } from '../../../workers/wire/runEvent.ts';
import { callable, type Connection } from '../connect.ts';
import type { Exports, HoldingEngine, Job } from '../engine.ts';
import { HalfDone } from '../halfDone.ts';
import { present } from '../../known/present.ts';
import { BehindWidgets } from './behindWidgets.ts';
import type { PythonEngineOptions } from './pythonEngineOptions.ts';
import type { Running } from './running.ts';

/** A cell that has run for as long, or the page after one, is not disturbed by the start of a second Python. */
const PROVIDE_AFTER_MS = 5000;

const COMPLETE_WITHIN_MS = 300;
/** Python's own name for tables that were shown in part. */
const SHOWN_WHOLE = '__shown';

/**
 * Python cells: one Python in a worker, started when a first cell runs. Stopping a cell ends the worker and starts
 * another.
 */
export class PythonEngine implements HoldingEngine {
  readonly whenOutdated = 'ends';
  readonly #options: PythonEngineOptions;
  /** Names that Python keeps, with the cells that made them. */
  readonly #kept = new Map<string, Set<string>>();
  #running: Running | undefined;
  /** A Python that waits, without values. */
  #spare: Running | undefined;
  #emit: (event: RunEvent) => void = () => undefined;
  #signal = AbortSignal.abort();

  constructor(options: PythonEngineOptions) {
    this.#options = options;
    options.comms?.connect((message, onEvent) => this.#tellWidget(message, onEvent));
  }

  /** Starts Python, where a cell is about to need it. */
  prepare(): void {
    this.#started();
  }

  /** Has a Python ready before it is known whether a cell will need it. */
  prepareAhead(): void {
    if (!this.#running) this.#spare ??= this.#begin();
  }

  async run(job: Job): Promise<Exports> {
    setTimeout(() => this.#provide(), PROVIDE_AFTER_MS);
    let stop: () => void = () => undefined;
    const stopped = new Promise<never>((_, reject) => {
      stop = () => {
        reject(
          new NotebookError({
            kind: 'cancelled',
            message: 'Stopped',
            advice: 'What Python held is gone with it: cells marked stale run again when you ask.',
          }),
        );
        this.#lose();
        this.#started();
      };
    });
    job.signal.throwIfAborted();
    job.signal.addEventListener('abort', stop, { once: true });
    this.#emit = job.emit;
    this.#signal = job.signal;
    try {
      return await Promise.race([this.#run(job), stopped]);
    } catch (error) {
      if (isNotebookError(error) && error.failure.kind !== 'engine-lost') throw error;
      this.#lose();
      if (isNotebookError(error)) throw error;
      throw new NotebookError(
        {
          kind: 'engine-lost',
          message: 'Python broke down',
          detail: String(error),
          advice: 'Run the cells again. If it happens once more, take fewer rows: the memory of a page is limited.',
        },
        { cause: error },
      );
    } finally {
      job.signal.removeEventListener('abort', stop);
      this.#emit = () => undefined;
    }
  }

  async take(held: Held): Promise<Carried> {
    if (!this.#running || !(held.name === SHOWN_WHOLE || this.#kept.has(held.name)))
      throw new NotebookError({
        kind: 'engine-lost',
        message: held.name === SHOWN_WHOLE ? 'The rows of this table are gone' : `${held.name} is gone`,
        advice: 'Run its cell again.',
      });
    return this.#running.connection.worker.take(held.name, held.version, held.live && this.#changed(this.#running));
  }

  forget(names: readonly string[], cellId: string): void {
    const known = names.filter((name) => this.#kept.get(name)?.delete(cellId));
    for (const name of known) if (present(this.#kept.get(name)).size === 0) this.#kept.delete(name);
    if (known.length > 0) this.#running?.connection.worker.forget(known, cellId).catch(() => undefined);
  }

  /** What may stand at a place of a cell, from the values that are there; `undefined` while Python sleeps or works. */
  async complete(text: string, position: number): Promise<PythonCompletions | undefined> {
    if (!this.#running || this.#kept.size === 0) return undefined;
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, COMPLETE_WITHIN_MS));
    return Promise.race([this.#running.connection.worker.complete(text, position).catch(() => undefined), late]);
  }

  /** The worker that runs, to be asked what it holds; `undefined` while Python sleeps. */
  get worker(): PythonWorker | undefined {
    return this.#running?.connection.worker;
  }

  /** Lets the values of a name go, whichever cells made them; what needs it runs them again. */
  free(name: string): void {
    const cells = [...(this.#kept.get(name) ?? [])];
    for (const cellId of cells) this.forget([name], cellId);
    if (cells.length > 0) this.#options.onLost([name]);
  }

  async #run(job: Job): Promise<Exports> {
    const inputs = this.#inputs(job);
    // The shell answers while Python starts.
    const settings = this.#options.settings?.();
    settings?.catch(() => undefined);
    const running = await this.#awake();
    const { connection } = running;
    await this.#mountLocal(running);
    await (running.folder ??= this.#fillFolder(running));
    const given = await inputs;
    await this.#options.comms?.settled();
    job.onTaken?.();
    const { underscored } = job.analysis;
    const { live } = this.#options;
    const begun = live?.begin(job.cell);
    const { made, failure, folder } = await connection.worker.run(
      {
        cellId: job.cell.id,
        text: job.analysis.python ?? job.cell.text,
        inputs: given,
        defines: [...job.analysis.defines, ...(underscored?.defines ?? [])],
        private: job.private ?? [],
        above: job.above,
        unbound: Object.fromEntries(job.unbound ?? []),
        stars: job.analysis.stars.length > 0,
        hidden: job.cell.hidden ?? false,
        requires: this.#options.requires?.() ?? [],
        live: begun && { ...begun, changed: this.#changed(running) },
        proxy: (await settings)?.proxy,
      },
      callable((event: RunEvent) =>
        running.behindWidgets.pass(event, (given) => {
          job.emit(given);
          this.#options.comms?.heed(given);
        }),
      ),
    );
    if (begun) live?.settle(begun.run);
    const told = folder && this.#options.folder?.changed(folder, (path) => connection.worker.readFile(path));
    if (told !== undefined) job.emit({ kind: 'stream', stream: 'stderr', text: told });
    for (const { name } of made) this.#kept.set(name, (this.#kept.get(name) ?? new Set()).add(job.cell.id));
    const exports = Object.fromEntries(
      made.map(({ name, version, type, live: owned }): [string, Held] => [
        name,
        { held: true, engine: 'python', name, version, type, ...(owned && { live: { ...owned, change: 0 } }) },
      ]),
    );
    if (failure) throw new HalfDone(failure, exports);
    return exports;
  }

  /** Python that answers: in place of one that was ended unnoticed while it waited, another is started. */
  async #awake(): Promise<Running> {
    const running = this.#started();
    try {
      await running.ready;
      if (running.hasWaited) await running.connection.worker.forget([], '');
      running.hasWaited = false;
      return running;
    } catch (error) {
      if (!running.hasWaited) throw error;
      if (this.#running === running) this.#lose();
    }
    const another = this.#started();
    await another.ready;
    return another;
  }

  /** What the reader has set since Python was last told of it. */
  #changed(running: Running): Readonly<Record<string, LiveState>> {
    const { states = {}, change = 0 } = this.#options.live?.since(running.change) ?? {};
    running.change = change;
    return states;
  }

  /** A widget outlives the Python that has made it only as what it looks like. */
  async #tellWidget(message: CommMessage, onEvent: (event: RunEvent) => void): Promise<void> {
    const running = this.#running;
    const inTurn = callable((event: RunEvent) => running?.behindWidgets.pass(event, onEvent));
    await running?.connection.worker.tellWidget(message, inTurn);
  }

  /** Brings the files that the reader has chosen since Python's last cell. */
  async #mountLocal(running: Running): Promise<void> {
    const { local } = this.#options;
    if (!local || local.version === running.local) return;
    running.local = local.version;
    await running.connection.worker.mountLocal(local.files());
  }

  async #fillFolder({ kept, connection }: Running): Promise<void> {
    const files = (await kept) ?? [];
    if (files.length > 0) await connection.worker.putFiles(files);
  }

  async #inputs({ inputs }: Job): Promise<Readonly<Record<string, PythonInput>>> {
    const given = Array.from(inputs, async ([name, value]): Promise<[string, PythonInput]> => {
      if (isHeld(value) && value.engine === 'python') return [name, { version: value.version }];
      return [name, { carried: await this.#options.carry(value) }];
    });
    return Object.fromEntries(await Promise.all(given));
  }

  #started(): Running {
    if (this.#running) return this.#running;
    const running = this.#spare ?? this.#begin();
    running.hasWaited = running.isReady;
    this.#spare = undefined;
    this.#running = running;
    running.kept = this.#options.folder?.kept();
    running.kept?.catch(() => undefined);
    // Whoever runs a cell sees the failure; the next one starts anew.
    running.ready.catch(() => {
      if (this.#running === running) this.#lose();
    });
    return running;
  }

  /** Starts a worker, which tells nothing until it is the one that runs. */
  #begin(): Running {
    const { siteUrl, start, ask, imports, beside } = this.#options;
    const isUsed = (): boolean => this.#running?.connection === connection;
    const behindWidgets = new BehindWidgets();
    const connection: Connection<PythonWorker> = start(() => {
      if (isUsed()) this.#lose();
      else if (this.#spare?.connection === connection) this.#spare = undefined;
    });
    const ready = connection.worker.boot(
      { siteUrl, modules: imports(), ...(beside !== undefined && { beside }) },
      callable((event: RunEvent) => isUsed() && this.#emit(event)),
      callable((question: CatalogueQuestion) => ask(question, this.#signal, this.#emit)),
      callable((told: FromWidgets) => behindWidgets.take(() => isUsed() && this.#options.comms?.receive(told))),
    );
    const begun: Running = { connection, ready, behindWidgets, local: 0, change: 0, isReady: false, hasWaited: false };
    ready.then(
      () => (begun.isReady = true),
      () => {
        if (isUsed()) return;
        connection.end();
        if (this.#spare?.connection === connection) this.#spare = undefined;
      },
    );
    return begun;
  }

  /** Has another Python ready, for when this one is stopped. */
  #provide(): void {
    if (this.#spare || !this.#running || !this.#options.hasRoom?.()) return;
    this.#spare = this.#begin();
  }

  #lose(): void {
    const running = this.#running;
    if (!running) return;
    this.#running = undefined;
    running.connection.end();
    this.#options.comms?.lost();
    const names = [...this.#kept.keys()];
    this.#kept.clear();
    if (names.length > 0) this.#options.onLost(names);
  }
}
