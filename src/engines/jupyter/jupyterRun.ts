import { checkRunning } from '../../../workers/wire/checkRunning.ts';
import { stopped } from '../../../workers/wire/stopped.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { JupyterEvent, JupyterPort } from '../../notebook/jupyterPort.ts';
import { recordOf } from '../../known/recordOf.ts';
import type { Elsewhere, Hearing, Ours, Told, Work } from './elsewhere.ts';

/** Escapes of a terminal's colours, in which IPython writes tracebacks. */
const COLOUR = /\u001b\[[\d;]{0,20}m/g;

const INTERRUPT_MS = 2500;
/** What will not be interrupted is left to itself. */
const GIVES_UP_MS = 10_000;

/** The reader's Jupyter server by the shell's port; a kernel of it is given our functions when it is new. */
export class JupyterRun implements Elsewhere {
  readonly #port: JupyterPort;
  readonly #prelude: () => string | Promise<string>;
  readonly #onLost: () => void;
  #turn: Promise<unknown> = Promise.resolve();
  #host = '';
  #isReady = false;
  #isStillAtIt = false;
  #hasDropped = false;
  #lastShare = 0;

  /** `prelude` is Python for a new kernel; `onLost` is told when one is gone with what it held, or is another. */
  constructor(port: JupyterPort, prelude: () => string | Promise<string>, onLost: () => void) {
    this.#port = port;
    this.#prelude = prelude;
    this.#onLost = onLost;
  }

  run(work: Work, kind: 'sql' | 'python', hearing: Hearing): Promise<string> {
    const turn = this.#turn.then(() => this.#run(work, kind, hearing));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #run({ sent, does }: Work, kind: 'sql' | 'python', hearing: Hearing): Promise<string> {
    const { signal, onProgress } = hearing;
    checkRunning(signal);
    onProgress({ label: 'Connecting to your Jupyter server' });
    const { host, isFresh } = await this.#port.connectJupyter().catch((error: unknown) => {
      throw new NotebookError(
        { kind: 'fetch', message: error instanceof Error ? error.message : String(error) },
        { cause: error },
      );
    });
    if (isFresh) this.#lose();
    if (this.#host === '') {
      this.#host = host;
      void this.#port.jupyterGone().then(
        () => this.#lose(),
        () => undefined,
      );
    }
    if (!this.#isReady) await this.#prepare(kind, hearing);
    onProgress({
      label: this.#isStillAtIt ? `${host} has not ended yet what you stopped: waiting for it` : `Running on ${host}`,
    });
    for (const [name, bytes] of sent) await untilStopped(this.#port.sendToJupyter(name, bytes.slice()), signal);
    checkRunning(signal);
    if ('code' in does) {
      const made = callOf('made', JSON.stringify(does.made));
      await this.#hear(await this.#port.executeOnJupyter(does.code, made), kind, hearing);
    } else await this.#do(does, kind, hearing);
    return host;
  }

  #lose(): void {
    if (this.#host !== '') this.#onLost();
    this.#host = '';
    this.#isReady = false;
  }

  /** Half of it would be of no use: it is not stopped. */
  async #prepare(kind: 'sql' | 'python', hearing: Hearing): Promise<void> {
    const silent = { ...hearing, signal: new AbortController().signal, onStream: () => undefined };
    await this.#hear(await this.#port.executeOnJupyter(await this.#prelude()), kind, silent);
    this.#isReady = true;
    checkRunning(hearing.signal);
  }

  async #do({ work, given = [] }: Ours, kind: 'sql' | 'python', hearing: Hearing): Promise<void> {
    // It gives much in shares, each once the last one is here.
    for (let isMore = await this.#share([work, ...given], kind, hearing); isMore;)
      isMore = await this.#share(['go_on'], kind, hearing);
  }

  /** Whether more is to be had. What was on its way when the connection broke is asked for again. */
  async #share(
    words: readonly (string | readonly string[])[],
    kind: 'sql' | 'python',
    hearing: Hearing,
  ): Promise<boolean> {
    const share = ++this.#lastShare;
    let failure: unknown;
    for (let asked = words; ; asked = ['tell_again']) {
      this.#hasDropped = false;
      const named = asked.map((one) => JSON.stringify(one)).join(', ');
      try {
        const told = await this.#told(callOf('do', `${named}, share=${share}`), kind, hearing);
        told.held.forEach(hearing.onTold);
        return told.isMore;
      } catch (error) {
        failure ??= error;
        if (!this.#hasDropped || hearing.signal.aborted) throw failure;
      }
    }
  }

  /** What a run of our code tells, once all of it is here; how far it is, at once. */
  async #told(code: string, kind: 'sql' | 'python', hearing: Hearing) {
    const held: Told[] = [];
    let told = 0;
    let isWhole = false;
    let isMore = false;
    const onTold: Hearing['onTold'] = (one) => {
      if (one.data.kind === 'end') {
        isWhole = one.data.told === told;
        isMore = one.data.isMore === true;
      } else if (one.data.kind === 'progress') hearing.onTold(one);
      else held.push(one);
      told++;
    };
    await this.#hear(await this.#port.executeOnJupyter(code), kind, { ...hearing, onTold });
    if (!isWhole)
      throw new NotebookError({
        kind: 'fetch',
        message: `Something of what ${this.#host} sent was lost on the way`,
        advice: 'Run the cell again. A server drops what is more than its iopub limits.',
      });
    return { held, isMore };
  }

  async #hear(run: number, kind: 'sql' | 'python', hearing: Hearing): Promise<void> {
    const { signal } = hearing;
    const halted = Promise.withResolvers<never>();
    halted.promise.catch(() => undefined);
    let again: ReturnType<typeof setInterval> | undefined;
    let giveUp: ReturnType<typeof setTimeout> | undefined;
    // Where the server cannot be asked to stop, nobody waits for what it does.
    let asked = Promise.resolve();
    let isAsking = false;
    const interrupt = (): void => {
      if (isAsking) return;
      isAsking = true;
      asked = this.#port
        .interruptJupyter()
        .catch(() => halted.reject(stopped()))
        .finally(() => (isAsking = false));
    };
    // What runs may take an interrupt for something of its own.
    const stop = (): void => {
      interrupt();
      again = setInterval(interrupt, INTERRUPT_MS);
      giveUp = setTimeout(() => {
        this.#isStillAtIt = true;
        halted.reject(stopped());
      }, GIVES_UP_MS);
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    let failure: NotebookError | undefined;
    try {
      for (let isOver = false; !isOver;)
        for (const event of await Promise.race([this.#port.hearFromJupyter(run), halted.promise])) {
          isOver ||= event.kind === 'done' || event.kind === 'lost';
          if (isOver) this.#isStillAtIt = false;
          failure = this.#take(event, kind, hearing) ?? failure;
        }
    } finally {
      clearInterval(again);
      clearTimeout(giveUp);
      // One that is still on its way would strike what runs next.
      if (signal.aborted) await Promise.race([asked, halted.promise.catch(() => undefined)]);
      signal.removeEventListener('abort', stop);
    }
    checkRunning(signal);
    if (failure) throw failure;
  }

  #take(event: JupyterEvent, kind: 'sql' | 'python', hearing: Hearing): NotebookError | undefined {
    switch (event.kind) {
      case 'stream':
        hearing.onStream(event.stream, event.text);
        return undefined;
      case 'shown':
        hearing.onShown(event.data);
        return undefined;
      case 'told':
        hearing.onTold({ data: recordOf(JSON.parse(event.json)), ...(event.bytes && { bytes: event.bytes }) });
        return undefined;
      case 'error':
        return failed(event, kind);
      case 'lost':
        this.#lose();
        return new NotebookError({ kind: 'engine-lost', message: event.message });
      case 'away':
        this.#hasDropped = true;
        hearing.onProgress({
          label: `The connection to ${this.#host} has dropped: waiting for it${event.isRefused ? ', which refuses this page now. If it has another token, stop this cell and write that into Settings' : ''}`,
        });
        return undefined;
      case 'back':
        hearing.onProgress({ label: `Running on ${this.#host}` });
        return undefined;
      case 'done':
        return undefined;
    }
  }
}

/** A call of our code in the kernel, with constants of Python. */
function callOf(name: string, given: string): string {
  return `__import__("skybook_elsewhere.kernel", fromlist=["${name}"]).${name}(${given})`;
}

function failed(
  { name, message, traceback }: Extract<JupyterEvent, { kind: 'error' }>,
  kind: 'sql' | 'python',
): NotebookError {
  if (name === 'ModuleNotFoundError') {
    const [, module = ''] = /'([\w-]+)/.exec(message) ?? [];
    const advice = `It has to be installed on the server: type  pip install ${packagesOf(module)}  there.`;
    return new NotebookError({ kind, message: `${name}: ${message}`, ...(module !== '' && { advice }) });
  }
  return new NotebookError({
    kind,
    message: kind === 'sql' ? message : `${name}: ${message}`,
    detail: traceback.join('\n').replaceAll(COLOUR, ''),
  });
}

const OURS = ['duckdb', 'pyarrow', 'astropy', 'astropy-healpix', 'fsspec', 'aiohttp'];

/** What to install where a module is missing there: of those that our code needs, all at once. */
function packagesOf(module: string): string {
  const own = module.replaceAll('_', '-');
  if (OURS.includes(own)) return OURS.join(' ');
  return /^(?:dask|distributed|cloudpickle)$/.test(own) ? 'dask distributed' : own;
}

/** Resolves with what is waited for, or once the cell is stopped. */
function untilStopped(done: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve();
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    done.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
