import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { JupyterEvent, JupyterPort } from '../../notebook/jupyterPort.ts';
import { recordOf } from '../../known/recordOf.ts';
import type { Elsewhere, Hearing, Work } from './elsewhere.ts';

/** Escapes of a terminal's colours, in which IPython writes tracebacks. */
const COLOUR = /\u001b\[[\d;]{0,20}m/g;

const INTERRUPT_MS = 700;

/** The reader's Jupyter server by the shell's port; a kernel of it is given our functions when it is new. */
export class JupyterRun implements Elsewhere {
  readonly #port: JupyterPort;
  readonly #prelude: () => string;
  readonly #onLost: () => void;
  #turn: Promise<unknown> = Promise.resolve();

  /** `prelude` is Python for a new kernel; `onLost` is told when one is gone with what it held. */
  constructor(port: JupyterPort, prelude: () => string, onLost: () => void) {
    this.#port = port;
    this.#prelude = prelude;
    this.#onLost = onLost;
  }

  run(work: Work, kind: 'sql' | 'python', hearing: Hearing): Promise<string> {
    const turn = this.#turn.then(() => this.#run(work, kind, hearing));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #run({ sent, code }: Work, kind: 'sql' | 'python', hearing: Hearing): Promise<string> {
    const { signal, onProgress } = hearing;
    checkRunning(signal);
    onProgress({ label: 'Connecting to your Jupyter server' });
    const { host, isFresh } = await this.#port.connectJupyter().catch((error: unknown) => {
      throw new NotebookError(
        { kind: 'fetch', message: error instanceof Error ? error.message : String(error) },
        { cause: error },
      );
    });
    if (isFresh)
      await this.#hear(await this.#port.executeOnJupyter(this.#prelude()), kind, {
        ...hearing,
        onStream: () => undefined,
      });
    onProgress({ label: `Running on ${host}` });
    for (const [name, bytes] of sent) await this.#port.sendToJupyter(name, bytes.slice());
    checkRunning(signal);
    await this.#hear(await this.#port.executeOnJupyter(code), kind, hearing);
    return host;
  }

  async #hear(run: number, kind: 'sql' | 'python', hearing: Hearing): Promise<void> {
    const { signal } = hearing;
    let again: ReturnType<typeof setInterval> | undefined;
    const interrupt = () => void this.#port.interruptJupyter().catch(() => undefined);
    // One that comes before the kernel has begun ends nothing.
    const stop = (): void => {
      interrupt();
      again = setInterval(interrupt, INTERRUPT_MS);
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    let failure: NotebookError | undefined;
    try {
      for (let isOver = false; !isOver;)
        for (const event of await this.#port.hearFromJupyter(run)) {
          isOver ||= event.kind === 'done' || event.kind === 'lost';
          failure = this.#take(event, kind, hearing) ?? failure;
        }
    } finally {
      clearInterval(again);
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
        this.#onLost();
        return new NotebookError({ kind: 'engine-lost', message: event.message });
      case 'done':
        return undefined;
    }
  }
}

function failed(
  { name, message, traceback }: Extract<JupyterEvent, { kind: 'error' }>,
  kind: 'sql' | 'python',
): NotebookError {
  if (name === 'ModuleNotFoundError')
    return new NotebookError({
      kind,
      message: `${name}: ${message}`,
      advice:
        'It has to be installed on the server, as by  pip install duckdb pyarrow astropy astropy-healpix fsspec aiohttp .',
    });
  return new NotebookError({
    kind,
    message: kind === 'sql' ? message : `${name}: ${message}`,
    detail: traceback.join('\n').replaceAll(COLOUR, ''),
  });
}

function checkRunning(signal: AbortSignal): void {
  if (signal.aborted) throw new NotebookError({ kind: 'cancelled', message: 'Stopped' });
}
