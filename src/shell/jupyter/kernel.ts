import type { JupyterEvent } from '../../notebook/jupyterPort.ts';
import { AFTER, afterOf } from './afterOf.ts';
import { checkServer } from './checkServer.ts';
import { eventOf } from './eventOf.ts';
import { packed, PROTOCOL, unpacked, type KernelMessage } from './frames.ts';
import { Hastening } from './hastening.ts';
import type { JupyterServer } from './jupyterServer.ts';
import { interruptKernel, kernelsOf, socketOf, startKernel } from './kernelApi.ts';
import { LastingSocket } from './lastingSocket.ts';
import { RunOfKernel } from './runOfKernel.ts';

/** Of what larger messages the server would close the socket (Tornado's limit is 10 MiB). */
const PIECE_BYTES = 4 * 2 ** 20;
/** Of a table that goes there, before the kernel's side has taken some of it. */
const MOST_UNSENT_BYTES = 4 * PIECE_BYTES;
/** So that the kernel does not take its notebook for left. */
const ALIVE_MS = 5 * 60_000;
/** So often it may not answer before its reader is told that it refuses. */
const REFUSALS = 3;
const TARGET = 'skybook';
const ENDED = 'The kernel on your Jupyter server ended, and what it held is gone';
const LEFT_OUT: JupyterEvent = {
  kind: 'error',
  name: 'KeyboardInterrupt',
  message: 'the kernel was interrupted before it had begun with this: run it again',
  traceback: [],
};
const UNKNOWN: JupyterEvent = {
  kind: 'error',
  name: 'ConnectionError',
  message: 'the connection to your Jupyter server broke, and whether this ran there is not known: run it again',
  traceback: [],
};

/** A kernel of the reader's Jupyter server, by its one socket. What the socket misses, the server tells it later. */
export class Kernel {
  readonly id: string;
  readonly #server: JupyterServer;
  readonly #session = crypto.randomUUID();
  readonly #runs = new Map<string, RunOfKernel>();
  readonly #comm = crypto.randomUUID();
  readonly #hastening = new Hastening(() => this.#sayAlive());
  #socket: LastingSocket | undefined;
  #alive: ReturnType<typeof setInterval> | undefined;
  readonly #whenGone = Promise.withResolvers<void>();
  #isGone = false;
  #isAway = false;
  #unheard = 0;
  #lastRun = 0;
  #sending: Promise<unknown> = Promise.resolve();

  private constructor(server: JupyterServer, id: string) {
    this.#server = server;
    this.id = id;
  }

  /** The kernel of that id where it still is, else a new one. Rejects where the server cannot be asked. */
  static async open(server: JupyterServer, known?: string): Promise<Kernel> {
    const kept = known === undefined ? undefined : (await kernelsOf(server)).find((id) => id === known);
    const kernel = new Kernel(server, kept ?? (await startKernel(server)));
    await kernel.#connect();
    return kernel;
  }

  /** It has ended, or was started anew by its server: what it held is gone, and this is of no more use. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Its connection has dropped, and is opened again as soon as that can be. */
  get isAway(): boolean {
    return this.#isAway;
  }

  /** Asks the server whether it is still there: of one that is ended there the socket may tell nothing. */
  async look(): Promise<void> {
    if (this.#isGone || this.#isAway) return;
    if ((await this.#isThere()) === false && !this.#isGone) this.#lose();
  }

  /** Resolves when it is. */
  get gone(): Promise<void> {
    return this.#whenGone.promise;
  }

  /** Begins to run code, and asks for the value of an expression after it; the run's number. */
  execute(code: string, after?: string): number {
    // Our code is there.
    if (after !== undefined && !this.#alive) this.#openComm();
    return this.#run(code, false, after).number;
  }

  /** What a run has told since it was asked last. */
  async hear(number: number): Promise<readonly JupyterEvent[]> {
    const found = [...this.#runs].find(([, run]) => run.number === number);
    if (!found) return [{ kind: 'lost', message: this.#isGone ? ENDED : 'The run is not known' }];
    const events = await found[1].take();
    if (found[1].isOver) this.#runs.delete(found[0]);
    return events;
  }

  /** Sends bytes to our code in the kernel, as fast as they leave; waits where the connection is broken. */
  send(name: string, bytes: Uint8Array): Promise<void> {
    const sent = this.#sending.then(() => this.#sendPieces(name, bytes));
    this.#sending = sent.catch(() => undefined);
    return sent;
  }

  async #sendPieces(name: string, bytes: Uint8Array): Promise<void> {
    this.#openComm();
    for (let at = 0; at === 0 || at < bytes.length; at += PIECE_BYTES) {
      await this.#socket?.room(MOST_UNSENT_BYTES);
      if (this.#isGone) return;
      const data = { name, isFirst: at === 0, size: bytes.length };
      this.#send('comm_msg', { comm_id: this.#comm, data }, [bytes.subarray(at, at + PIECE_BYTES)]);
    }
  }

  #openComm(): void {
    this.#send('comm_open', { comm_id: this.#comm, target_name: TARGET, data: {} });
    this.#alive ??= setInterval(() => this.#sayAlive(), ALIVE_MS);
  }

  #sayAlive(): void {
    if (this.#alive && !this.#isAway) this.#send('comm_msg', { comm_id: this.#comm, data: {} });
  }

  /** Stops what it does, once it has begun. Rejects where the server cannot be asked. */
  async interrupt(): Promise<void> {
    const running = [...this.#runs.values()].find((run) => !run.isEnded);
    if (!this.#isAway) await running?.begun;
    if (running?.isEnded === false) await interruptKernel(this.#server, this.id);
  }

  close(): void {
    clearInterval(this.#alive);
    this.#hastening.stop();
    this.#socket?.close();
  }

  #run(code: string, silent: boolean, after?: string): RunOfKernel {
    const asked = after === undefined ? {} : { [AFTER]: after };
    const options = { store_history: false, user_expressions: asked, allow_stdin: false, stop_on_error: false };
    const message = this.#send('execute_request', { code, silent, ...options });
    const run = new RunOfKernel(++this.#lastRun, silent);
    this.#runs.set(message, run);
    return run;
  }

  #send(type: string, content: Readonly<Record<string, unknown>>, buffers: readonly Uint8Array[] = []): string {
    const id = crypto.randomUUID();
    const date = new Date().toISOString();
    const header = { msg_id: id, msg_type: type, session: this.#session, username: '', version: '5.4', date };
    this.#socket?.send(packed({ channel: 'shell', header, parent: {}, content, buffers }));
    return id;
  }

  async #connect(): Promise<void> {
    const open = () => new WebSocket(socketOf(this.#server, this.id, this.#session), [PROTOCOL]);
    this.#socket = await LastingSocket.open(open, {
      onFrame: (bytes) => {
        const message = unpacked(bytes);
        if (message) this.#take(message, bytes.byteLength);
      },
      onAway: () => {
        this.#isAway = true;
        this.#tell({ kind: 'away' });
      },
      onBack: () => void this.#isBack(),
      onGone: () => this.#lose(),
      isThere: () => this.#isThereAgain(),
    });
  }

  /** `undefined` where nobody answers. */
  async #isThere(): Promise<boolean | undefined> {
    try {
      return (await kernelsOf(this.#server)).includes(this.id);
    } catch {
      return undefined;
    }
  }

  /** While it is away. A server that has just begun refuses for a while whatever it is asked. */
  async #isThereAgain(): Promise<boolean | undefined> {
    const isThere = await this.#isThere();
    this.#unheard = isThere === undefined ? this.#unheard + 1 : 0;
    if (this.#unheard > REFUSALS && (await checkServer(this.#server)).refuses)
      this.#tell({ kind: 'away', isRefused: true });
    return isThere;
  }

  /** What was sent before an empty run and has no answer when that has, never came or was not told. */
  async #isBack(): Promise<void> {
    this.#isAway = false;
    this.#tell({ kind: 'back' });
    await this.#settle([...this.#runs.values()], UNKNOWN);
  }

  /** Ends runs that the kernel has no more to tell of than it does before an empty run. */
  async #settle(runs: readonly RunOfKernel[], unknown: JupyterEvent): Promise<void> {
    const fence = this.#run('', true);
    while (!fence.isOver) await fence.take();
    for (const [message, run] of this.#runs) if (run === fence) this.#runs.delete(message);
    for (const run of runs) run.settle(unknown);
  }

  #take(message: KernelMessage, bytes: number): void {
    const { header, parent, content } = message;
    const run = this.#runs.get(String(parent.msg_id));
    // A kernel that dies answers nothing: the server tells so in a status that belongs to no run.
    const isDead =
      header.msg_type === 'status' && /^(?:(?:auto)?restarting|dead)$/.test(String(content.execution_state));
    if (!run && (isDead || header.msg_type === 'shutdown_reply')) return this.#lose();
    if (!run) return;
    this.#tellRun(run, message, bytes);
    this.#hastening.heard(run, run.isEnded);
  }

  #tellRun(run: RunOfKernel, message: KernelMessage, bytes: number): void {
    const { header, content } = message;
    if (message.channel === 'shell') {
      const answer = afterOf(content);
      if (answer) run.tell(answer, bytes);
      run.replied();
    }
    // Before it tells this the kernel heeds no interrupt.
    else if (header.msg_type === 'execute_input') run.begins();
    else if (header.msg_type === 'status') {
      if (content.execution_state !== 'idle') return;
      run.idles();
      // An interrupt that strikes before the code begins can leave it without an answer.
      if (!run.isEnded && !run.isFence) void this.#settle([run], LEFT_OUT);
    } else {
      const event = eventOf(message);
      if (event) run.tell(event, bytes);
    }
  }

  #lose(): void {
    this.#isGone = true;
    this.#whenGone.resolve();
    this.close();
    this.#tell({ kind: 'lost', message: ENDED });
  }

  #tell(event: JupyterEvent): void {
    for (const run of this.#runs.values()) run.tell(event);
  }
}
