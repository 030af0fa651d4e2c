import type { PyodideAPI } from 'pyodide';
import type { PyCallable, PyProxy } from 'pyodide/ffi';
import type { Carried } from '../wire/carried.ts';
import type { FromWidgets } from '../wire/commMessage.ts';
import type { Failure } from '../wire/failure.ts';
import type { Holdings } from '../wire/holdings.ts';
import { NotebookError } from '../wire/notebookError.ts';
import type { RunEvent } from '../wire/runEvent.ts';
import type { PythonBoot, PythonCompletions, PythonJob, PythonOutcome, PythonWorker } from './contract.ts';
import { askFromPython, type AskCatalogue } from './askCatalogue.ts';
import { carriedFromPython, carriedToPython, type CarriedOfPython } from './carriedPython.ts';
import { eventFromPython, widgetsFromPython, type PythonEvent, type WidgetsOfPython } from './eventFromPython.ts';
import { capMemory, memoryOf } from './capMemory.ts';
import { findBeside } from './findBeside.ts';
import { LateLibrary } from './lateLibrary.ts';
import { mountLocal } from './mountLocal.ts';
import type { OpenedPython } from './openPython.ts';
import { Packages } from './packages.ts';
import type { ReadPackage } from './readPackage.ts';
import { StreamPipe } from './streamPipe.ts';
import { recordOf } from '../../src/known/recordOf.ts';
import { buffersOf } from '../wire/ownBytes.ts';

type Emit = (event: RunEvent) => unknown;
type Open = (options: PythonBoot, emit: (event: RunEvent) => void) => Promise<OpenedPython>;
type Move = <T>(value: T, buffers: Transferable[]) => T;
type Cells = PyProxy &
  Readonly<
    Record<
      'run' | 'take' | 'forget' | 'complete' | 'receive' | 'holdings' | 'read_file' | 'preview_file' | 'put_files',
      PyCallable
    >
  >;
type Started = {
  readonly pyodide: PyodideAPI;
  readonly cells: Cells;
  readonly packages: Packages;
  readonly useReadersProxy: PyCallable;
};

/** The page is busy with a result just given. */
const FOLLOW_MS = 300;
const AS_OBJECTS = { dict_converter: Object.fromEntries, create_pyproxies: false };

/** Whether plain data holds what astropy alone has a type for. */
function mentionsAstropy(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  const { $skybook: mark, as } = recordOf(value);
  return mark === 'quantity' || (mark === 'moment' && as === 'Time') || Object.values(value).some(mentionsAstropy);
}

/** Gives Python a value for one call, and takes it back: what it has kept of it by then, it holds itself. */
async function lent<T>(pyodide: PyodideAPI, values: readonly unknown[], call: (...given: unknown[]) => T): Promise<T> {
  const given = values.map((value): unknown => pyodide.toPy(value));
  try {
    return await call(...given);
  } finally {
    for (const one of given) if (one instanceof pyodide.ffi.PyProxy) one.destroy();
  }
}

/** What Python gave, as its contract says, and takes it back. */
function taken(proxy: PyProxy): ReturnType<PyProxy['toJs']> {
  try {
    return proxy.toJs(AS_OBJECTS);
  } finally {
    proxy.destroy();
  }
}

/**
 * The worker's side of the contract. `open` starts Python, `reader` gives its packages from the site at an address,
 * `move` marks buffers to be moved instead of copied.
 */
export function serve(
  open: Open,
  reader: (siteUrl: string) => ReadPackage,
  move: Move = (value) => value,
): PythonWorker {
  let started: Promise<Started> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let emit: (event: RunEvent) => void = () => undefined;
  const pipe = new StreamPipe((event) => emit(event));
  let toldOfWidgets = 0;

  const post = (event: PythonEvent): void => {
    if (event.kind === 'stream') {
      pipe.write(event.stream, event.text);
      return;
    }
    pipe.flush();
    const given = eventFromPython(event);
    emit(given.kind === 'shown' && toldOfWidgets > 0 ? { ...given, behind: toldOfWidgets } : given);
  };

  const start = async (
    options: PythonBoot,
    ask: AskCatalogue,
    onWidgets: (told: FromWidgets) => void,
  ): Promise<Started> => {
    const { pyodide, packages: held, library } = await open(options, (event) => emit(event));
    capMemory(pyodide);
    const toPage = (event: PyProxy): void => post(event.toJs(AS_OBJECTS));
    const toWidgets = (told: PyProxy): void => {
      const event: WidgetsOfPython = told.toJs(AS_OBJECTS);
      const given = widgetsFromPython(event);
      toldOfWidgets++;
      onWidgets(
        'buffers' in given
          ? move(
              given,
              given.buffers.map(({ buffer }) => buffer),
            )
          : given,
      );
    };
    // What C code prints has no cell's stream to go through.
    for (const [name, set] of [
      ['stdout', pyodide.setStdout],
      ['stderr', pyodide.setStderr],
    ] as const) {
      const decoder = new TextDecoder();
      set({ write: (bytes) => (pipe.write(name, decoder.decode(bytes, { stream: true })), bytes.length) });
    }
    const read = reader(options.siteUrl);
    const packages = new Packages(pyodide, read, library && new LateLibrary(pyodide, library, read));
    const tellSought = (url: string) => emit({ kind: 'progress', progress: { label: `Looking for ${url}` } });
    const sought =
      options.beside === undefined
        ? undefined
        : findBeside(pyodide, options.beside, (url) => read.beside(url), tellSought);
    packages.adopt(held);
    const fetch = (module: string): Promise<void> => {
      const done = packages.fetch(module, (event) => emit(event));
      // Python does not always wait for it.
      done.catch(() => undefined);
      return done;
    };
    const bring = (module: string): void => packages.bring(module);
    const load = (names: PyProxy): Promise<readonly string[]> =>
      packages.loadNamed(names.toJs(AS_OBJECTS), (event) => emit(event));
    const cells: Cells = pyodide
      .pyimport('skybook._page.start')
      .start(
        toPage,
        pyodide.toPy(packages.modules()),
        pyodide.toPy(packages.hostedModules()),
        pyodide.toPy(packages.versions()),
        fetch,
        bring,
        load,
        askFromPython(ask),
        (path: string) => sought?.get(path),
        globalThis.navigator?.language ?? 'C',
        toWidgets,
      );
    const { use_readers_proxy: useReadersProxy }: Readonly<Record<'use_readers_proxy', PyCallable>> =
      pyodide.pyimport('skybook.web.proxy');
    return { pyodide, cells, packages, useReadersProxy };
  };

  /** Runs `work` with its events going to `onEvent`, and waits until the last of them has arrived. */
  const told = async <T>(onEvent: Emit, work: () => Promise<T>): Promise<T> => {
    const sent: unknown[] = [];
    emit = (event) => sent.push(onEvent(event));
    try {
      return await work();
    } finally {
      pipe.flush();
      emit = () => undefined;
      await Promise.allSettled(sent);
    }
  };

  const python = (): Promise<Started> => {
    if (!started) throw new NotebookError({ kind: 'engine-lost', message: 'Python has not been started' });
    return started;
  };

  const run = async (job: PythonJob, onEvent: Emit): Promise<PythonOutcome> =>
    told(onEvent, async () => {
      const { pyodide, cells, packages, useReadersProxy } = await python();
      const needsAstropy = Object.values(job.inputs).some(
        (input) =>
          'carried' in input &&
          (input.carried.kind === 'table' ||
            (input.carried.kind === 'array' && (input.carried.unit || input.carried.mask)) ||
            (input.carried.kind === 'plain' && mentionsAstropy(input.carried.value))),
      );
      const needsNumpy = Object.values(job.inputs).some(
        (input) => 'carried' in input && input.carried.kind === 'array',
      );
      await packages.loadFor(
        `${job.text}${needsAstropy ? '\nimport astropy' : ''}${needsNumpy ? '\nimport numpy' : ''}`,
        (event) => emit(event),
      );
      const inputs = Object.fromEntries(
        Object.entries(job.inputs).map(([name, input]) => [
          name,
          'carried' in input ? { carried: carriedToPython(input.carried) } : input,
        ]),
      );
      emit({ kind: 'progress', progress: { label: 'Running' } });
      useReadersProxy(job.proxy);
      const { cellId, text, defines, above, stars, hidden, unbound, requires, live } = job;
      const told = {
        cellId,
        text,
        inputs,
        defines,
        private: job.private,
        above,
        stars,
        hidden,
        unbound,
        requires,
        live,
      };
      return taken(await lent(pyodide, [told], (given) => cells.run(given)));
    });

  /** Brings what is behind the packages in memory, once their first results are drawn. */
  const follow = (): void => {
    void python()
      .then(({ packages }) => packages.follow())
      // What then needs it tries again, and tells.
      .catch(() => undefined);
  };

  /** Has `work` wait for what Python does already. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  return {
    async boot(options, onEvent, ask, onWidgets) {
      await told(onEvent, () => (started ??= start(options, ask, onWidgets)));
    },
    run(job, onEvent) {
      const mine = inTurn(() => run(job, onEvent));
      void turn.then(() => setTimeout(follow, FOLLOW_MS));
      return mine;
    },
    tellWidget(message, onEvent) {
      return inTurn(() =>
        told(onEvent, async () => {
          const { pyodide, cells } = await python();
          await lent(pyodide, [message], (given) => void cells.receive(given));
        }),
      );
    },
    async take(name, version, changed = {}): Promise<Carried> {
      const { pyodide, cells } = await python();
      const found = await lent(pyodide, [changed], (given) => cells.take(name, version, given));
      const { carried, failure }: { readonly carried?: CarriedOfPython; readonly failure?: Failure } = taken(found);
      if (failure) throw new NotebookError(failure);
      if (!carried)
        throw new NotebookError({ kind: 'engine-lost', message: `${name} is gone`, advice: 'Run its cell again.' });
      const given = carriedFromPython(carried);
      return given.kind === 'table' ? move(given, buffersOf(given.table.ipc)) : given;
    },
    async forget(names, cellId) {
      const { pyodide, cells } = await python();
      await lent(pyodide, [names], (gone) => void cells.forget(gone, cellId));
    },
    async mountLocal(files) {
      mountLocal((await python()).pyodide, files);
    },
    async putFiles(files) {
      const { pyodide, cells } = await python();
      await lent(pyodide, [files], (given) => void cells.put_files(given));
    },
    async holdings(): Promise<Holdings> {
      const { pyodide, cells } = await python();
      const held: Omit<Holdings, 'engine' | 'memoryBytes'> = Object(taken(Object(cells.holdings())));
      return { engine: 'Python', memoryBytes: memoryOf(pyodide).buffer.byteLength, ...held };
    },
    async readFile(path): Promise<Uint8Array> {
      const { cells } = await python();
      const bytes: Uint8Array = Object(taken(Object(cells.read_file(path))));
      return bytes;
    },
    async previewFile(path): Promise<string> {
      const { cells } = await python();
      return String(cells.preview_file(path));
    },
    async complete(text, position): Promise<PythonCompletions> {
      const { cells } = await python();
      // Python counts code points, an editor UTF-16 units.
      const found: PythonCompletions = taken(cells.complete(text, Array.from(text.slice(0, position)).length));
      return { ...found, from: Array.from(text).slice(0, found.from).join('').length };
    },
  };
}
