import type { JupyterEvent } from '../../notebook/jupyterPort.ts';
import { isRecord } from '../../known/isRecord.ts';
import { eventOf } from './eventOf.ts';
import { packed, PROTOCOL, unpacked, type KernelMessage } from './frames.ts';
import { resourceOf, type JupyterServer } from './jupyterServer.ts';
import { RunOfKernel } from './runOfKernel.ts';

/** Of what larger messages the server would close the socket (Tornado's limit is 10 MiB). */
const PIECE_BYTES = 4 * 2 ** 20;
const TRIES = 8;
const PAUSE_MS = 500;
const TARGET = 'skybook';

/** A kernel of the reader's Jupyter server, by its one socket. What the socket misses, the server tells it later. */
export class Kernel {
  readonly #server: JupyterServer;
  readonly #id: string;
  readonly #session: string;
  readonly #runs = new Map<string, RunOfKernel>();
  readonly #comm = crypto.randomUUID();
  #socket: WebSocket | undefined;
  #isClosed = false;
  #lastRun = 0;

  private constructor(server: JupyterServer, id: string, session: string) {
    this.#server = server;
    this.#id = id;
    this.#session = session;
  }

  /** The kernel of that id where it still is, else a new one. Rejects where the server cannot be asked. */
  static async open(
    server: JupyterServer,
    known?: string,
  ): Promise<{ readonly kernel: Kernel; readonly isFresh: boolean }> {
    const kept = known === undefined ? undefined : (await kernelsOf(server)).find((id) => id === known);
    const id = kept ?? (await started(server));
    const kernel = new Kernel(server, id, crypto.randomUUID());
    await kernel.#connect();
    return { kernel, isFresh: kept === undefined };
  }

  get id(): string {
    return this.#id;
  }

  /** Begins to run code; the run's number. */
  execute(code: string): number {
    const options = {
      silent: false,
      store_history: false,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: true,
    };
    const message = this.#send('execute_request', { code, ...options });
    const run = new RunOfKernel(++this.#lastRun);
    this.#runs.set(message, run);
    return run.number;
  }

  /** What a run has told since it was asked last. */
  async hear(number: number): Promise<readonly JupyterEvent[]> {
    const found = [...this.#runs].find(([, run]) => run.number === number);
    if (!found) return [{ kind: 'lost', message: 'The run is not known' }];
    const events = await found[1].take();
    if (found[1].isOver) this.#runs.delete(found[0]);
    return events;
  }

  /** Sends bytes to our code in the kernel. */
  send(name: string, bytes: Uint8Array): void {
    this.#send('comm_open', { comm_id: this.#comm, target_name: TARGET, data: {} });
    for (let at = 0; at === 0 || at < bytes.length; at += PIECE_BYTES) {
      const data = { name, isFirst: at === 0 };
      this.#send('comm_msg', { comm_id: this.#comm, data }, [bytes.subarray(at, at + PIECE_BYTES)]);
    }
  }

  async interrupt(): Promise<void> {
    await fetch(resourceOf(this.#server, `api/kernels/${this.#id}/interrupt`), { method: 'POST', credentials: 'omit' });
  }

  close(): void {
    this.#isClosed = true;
    this.#socket?.close();
  }

  #send(type: string, content: Readonly<Record<string, unknown>>, buffers: readonly Uint8Array[] = []): string {
    const id = crypto.randomUUID();
    const date = new Date().toISOString();
    const header = { msg_id: id, msg_type: type, session: this.#session, username: '', version: '5.4', date };
    this.#socket?.send(packed({ channel: 'shell', header, parent: {}, content, buffers }));
    return id;
  }

  #connect(): Promise<void> {
    const address = resourceOf(this.#server, `api/kernels/${this.#id}/channels`);
    address.protocol = address.protocol.replace('http', 'ws');
    // With the same session the server sends what came while the socket was gone.
    address.searchParams.set('session_id', this.#session);
    const socket = new WebSocket(address, [PROTOCOL]);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = data instanceof ArrayBuffer ? unpacked(data) : undefined;
      if (message) this.#take(message);
    };
    return new Promise((resolve, reject) => {
      socket.onopen = () => resolve();
      socket.onclose = () => {
        reject(new Error('The socket was closed'));
        if (this.#socket === socket && !this.#isClosed) void this.#reconnect();
      };
    });
  }

  async #reconnect(): Promise<void> {
    for (let tries = 0; tries < TRIES && !this.#isClosed; tries++) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * (tries + 1)));
      this.#socket = undefined;
      if (
        await this.#connect().then(
          () => true,
          () => false,
        )
      )
        return;
    }
    this.#lose('The Jupyter server is no longer to be reached');
  }

  #take(message: KernelMessage): void {
    const { header, parent, content } = message;
    const run = this.#runs.get(String(parent.msg_id));
    // A kernel that dies answers nothing: the server tells so in a status that belongs to no run.
    if (!run && header.msg_type === 'status' && /^(?:auto)?restarting|dead$/.test(String(content.execution_state)))
      return this.#lose('The kernel on your Jupyter server ended, and what it held is gone');
    if (!run) return;
    if (message.channel === 'shell') run.replied();
    else if (header.msg_type === 'status') run.idle(content.execution_state === 'idle');
    else {
      const event = eventOf(message);
      if (event) run.tell(event);
    }
  }

  #lose(message: string): void {
    for (const run of this.#runs.values()) run.tell({ kind: 'lost', message });
  }
}

async function kernelsOf(server: JupyterServer): Promise<readonly string[]> {
  const answer: unknown = await (await fetch(resourceOf(server, 'api/kernels'), { credentials: 'omit' })).json();
  return Array.isArray(answer) ? answer.filter(isRecord).map(({ id }) => String(id)) : [];
}

async function started(server: JupyterServer): Promise<string> {
  // A body of plain text needs no preflight, which stock servers refuse.
  const body = JSON.stringify({ name: 'python3' });
  const answer = await fetch(resourceOf(server, 'api/kernels'), { method: 'POST', body, credentials: 'omit' });
  const kernel: unknown = await answer.json();
  if (!isRecord(kernel) || typeof kernel.id !== 'string') throw new Error('The server started no kernel');
  return kernel.id;
}
