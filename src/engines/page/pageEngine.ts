import { stopped } from '../../../workers/wire/stopped.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { isHeld } from '../../../workers/wire/held.ts';
import type { Held } from '../../../workers/wire/held.ts';
import type { Carry, Engine, Exports, Job } from '../engine.ts';
import type { ReadSettings } from '../readSettings.ts';
import type { SiteParts } from '../siteParts.ts';
import type { RunBuiltin, ViewBuiltin } from '../../parse/builtinNames.ts';
import { pageBuiltins } from './builtins.ts';
import type { Builtin } from './builtins.ts';
import { cellFetch } from './cellFetch.ts';
import { CellModules, type CellModule } from './cellModules.ts';
import type { Controls } from './controls.ts';
import { input } from './input.ts';
import { javascriptFailure } from './javascriptFailure.ts';
import { LoopWatch } from './loopWatch.ts';
import { sharesThread } from './sharesThread.ts';
import { takeCarried } from './takeCarried.ts';
import { recordOf } from '../../known/recordOf.ts';

/**
 * What the page engine is given: the way to bring values out of other engines, and builtins that belong to later rooms.
 */
export type PageEngineOptions = {
  readonly carry: Carry;
  readonly parts: Pick<SiteParts, 'module'>;
  /** Beside the engine's own. */
  readonly builtins?: Readonly<Partial<Record<ViewBuiltin, Builtin>>>;
  readonly settings?: ReadSettings;
  /** Remembers where the reader leaves what cells show with `view`. */
  readonly controls?: Pick<Controls, 'watch'>;
  readonly modules?: (fetch: typeof globalThis.fetch) => CellModules;
};

type Program = NonNullable<Job['analysis']['program']>;

const LANGUAGE = { python: 'Python', sql: 'SQL', jupyter: 'your Jupyter server' } as const;

/** Aborted when what a run shows goes. */
function goes({ signal, outdated = signal }: Job): AbortSignal {
  return outdated;
}

function isGenerator(value: unknown): value is AsyncGenerator | Generator {
  const { next, return: end } = recordOf(value);
  return typeof next === 'function' && typeof end === 'function';
}

/**
 * Runs JavaScript and Markdown cells in the page itself, where the DOM is. Code that never yields cannot be stopped
 * there: a loop hangs the notebook's frame until the shell removes it, or, in browsers where the shell would hang too,
 * until its check ends it.
 */
export class PageEngine implements Engine {
  readonly whenOutdated = 'ends unless unwanted';
  readonly #carry: Carry;
  readonly #builtins: Readonly<Record<string, Builtin | undefined>>;
  readonly #modules: CellModules;
  readonly #controls: Pick<Controls, 'watch'> | undefined;
  readonly #taken = new WeakMap<Held, Promise<unknown>>();

  constructor(options: PageEngineOptions) {
    this.#carry = options.carry;
    this.#controls = options.controls;
    this.#builtins = { ...pageBuiltins(options.parts), ...options.builtins };
    const {
      modules = (fetch) =>
        new CellModules(fetch, undefined, sharesThread(navigator.userAgent) ? new LoopWatch() : undefined),
    } = options;
    this.#modules = modules(cellFetch(options.settings));
  }

  async run(job: Job): Promise<Exports> {
    const { program } = job.analysis;
    if (!program) return {};
    const stoppedRun = new Promise<never>((_, reject) => {
      const stop = () => reject(stopped());
      if (job.signal.aborted) stop();
      job.signal.addEventListener('abort', stop, { once: true });
    });
    const cell = this.#modules.get(job.cell.id, program);
    try {
      return await Promise.race([this.#run(job, program, cell), stoppedRun]);
    } catch (thrown) {
      throw javascriptFailure(thrown, (error) => cell.placeOf(error));
    }
  }

  /** Values of the page are freed by the garbage collector alone. */
  forget(): void {}

  async #run(job: Job, program: Program, cell: CellModule): Promise<Exports> {
    const [start, ...inputs] = await Promise.all([cell.start, ...program.inputs.map((name) => this.#input(name, job))]);
    if (job.signal.aborted) return {};
    job.onTaken?.();
    const run = { signal: job.signal, ended: false };
    const value = await (async () => start(run)(...inputs.map((it) => it.value)))().finally(() => (run.ended = true));
    if (program.autodisplay && !job.cell.hidden) await this.#display(job, value);
    return job.analysis.defines.length > 0
      ? Object.fromEntries(job.analysis.defines.map((name) => [name, recordOf(value)[name]]))
      : {};
  }

  async #display(job: Job, value: unknown): Promise<void> {
    if (value === undefined || job.signal.aborted) return;
    if (!isGenerator(value)) {
      job.emit({ kind: 'value', value });
      return;
    }
    const end = goes(job);
    const stop = () => void value.return(undefined);
    if (end.aborted) return stop();
    end.addEventListener('abort', stop, { once: true });
    for (let step = await value.next(); !step.done && !end.aborted; step = await value.next()) {
      job.emit({ kind: 'clear' });
      job.emit({ kind: 'value', value: await step.value });
      // At most one value a frame, so that a generator without waits leaves the page alive.
      await new Promise((resolve) =>
        document.visibilityState === 'visible' ? requestAnimationFrame(resolve) : setTimeout(resolve, 100),
      );
    }
  }

  /** In an object, so that `invalidation` can be a promise that is not awaited. */
  async #input(name: string, job: Job): Promise<{ readonly value: unknown }> {
    if (job.inputs.has(name)) return { value: await this.#take(job.inputs.get(name), name) };
    const display = (value: unknown): unknown => {
      if (!job.signal.aborted) job.emit({ kind: 'value', value });
      return value;
    };
    const own: Readonly<Record<RunBuiltin, () => unknown>> = {
      display: () => display,
      view: () => this.#view(job, display),
      invalidation: () =>
        new Promise<void>((resolve) => {
          if (goes(job).aborted) resolve();
          goes(job).addEventListener('abort', () => resolve(), { once: true });
        }),
    };
    const ofRun = new Map<string, () => unknown>(Object.entries(own)).get(name);
    if (ofRun) return { value: ofRun() };
    const builtin = Object.hasOwn(this.#builtins, name) ? this.#builtins[name] : undefined;
    if (builtin) return { value: await builtin() };
    if (name in globalThis) return { value: Reflect.get(globalThis, name) };
    throw new NotebookError({ kind: 'name', message: `\`${name}\` is not defined` });
  }

  #view(job: Job, display: (value: unknown) => unknown): (element: EventTarget) => AsyncGenerator {
    let shown = 0;
    return (element) => {
      if (element instanceof EventTarget) this.#controls?.watch(job.cell, shown++, element);
      return input(display(element) as EventTarget);
    };
  }

  #take(value: unknown, name: string): unknown {
    if (!isHeld(value)) return value;
    const taken =
      this.#taken.get(value) ??
      this.#carry(value).then((carried) => takeCarried(carried, name, LANGUAGE[value.engine]));
    this.#taken.set(value, taken);
    taken.catch(() => this.#taken.delete(value));
    return taken;
  }
}
