/** How a lasting socket is heard, and what it asks before it is opened again. */
export type SocketHearing = {
  readonly onFrame: (bytes: ArrayBuffer) => void;
  /** It has dropped, and is opened again as soon as it can be. */
  readonly onAway: () => void;
  /** It is open again; what is sent now goes before what was kept. */
  readonly onBack: () => void;
  /** What it leads to is no longer there. */
  readonly onGone: () => void;
  /** Whether what it leads to is there; `undefined` where nobody answers. */
  readonly isThere: () => Promise<boolean | undefined>;
};

/** A server lets a kernel that begins take a minute before it answers. */
const OPENS_WITHIN_MS = 75_000;
/** One that is known to be busy is not waited for: where it has become so meanwhile, the next socket opens at once. */
const FIRST_REOPENS_WITHIN_MS = 15_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5000;
/** A browser tells nobody when a socket has sent what it took. */
const LOOK_MS = 20;
const MOST_KEPT_BYTES = 16 * 2 ** 20;

/** A socket that is opened again when it drops, and keeps until then what is to be sent. */
export class LastingSocket {
  readonly #open: () => WebSocket;
  readonly #hearing: SocketHearing;
  readonly #closing = new AbortController();
  #kept: Uint8Array<ArrayBuffer>[] = [];
  #keptBytes = 0;
  #socket: WebSocket | undefined;

  private constructor(open: () => WebSocket, hearing: SocketHearing) {
    this.#open = open;
    this.#hearing = hearing;
  }

  /** Opens it. Rejects where it cannot be opened now. */
  static async open(open: () => WebSocket, hearing: SocketHearing): Promise<LastingSocket> {
    const lasting = new LastingSocket(open, hearing);
    await lasting.#connect(OPENS_WITHIN_MS);
    return lasting;
  }

  /** Sends a frame, or keeps it for when the socket is open again. Throws in words where too much is kept already. */
  send(frame: Uint8Array<ArrayBuffer>): void {
    if (this.#isOpen) return this.#socket?.send(frame);
    if (this.#keptBytes + frame.byteLength > MOST_KEPT_BYTES)
      throw new Error(
        `The connection is broken, and ${(this.#keptBytes / 1e6).toFixed(0)} MB wait for it already: run the cell again when it is back`,
      );
    this.#keptBytes += frame.byteLength;
    this.#kept.push(frame);
  }

  /** Resolves when it is open and has not more than so many bytes still to send, or is closed for good. */
  async room(bytes: number): Promise<void> {
    while (!this.#closing.signal.aborted && !(this.#isOpen && (this.#socket?.bufferedAmount ?? 0) <= bytes))
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }

  get #isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  close(): void {
    this.#closing.abort();
    this.#socket?.close();
  }

  async #connect(withinMs: number): Promise<void> {
    const socket = this.#open();
    socket.binaryType = 'arraybuffer';
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data instanceof ArrayBuffer) this.#hearing.onFrame(data);
    };
    const opened = Promise.withResolvers<void>();
    socket.onopen = () => opened.resolve();
    socket.onclose = () => opened.reject(new Error('The socket was closed'));
    // One that is closed before it was open need not tell so.
    const givesUp = setTimeout(() => {
      socket.close();
      opened.reject(new Error('The socket did not open'));
    }, withinMs);
    await opened.promise.finally(() => clearTimeout(givesUp));
    this.#socket = socket;
    socket.onclose = () => void (this.#closing.signal.aborted || this.#again());
  }

  async #again(): Promise<void> {
    const { onAway, onBack, onGone, isThere } = this.#hearing;
    this.#socket = undefined;
    onAway();
    let withinMs = FIRST_REOPENS_WITHIN_MS;
    for (
      let pauseMs = FIRST_PAUSE_MS;
      !this.#closing.signal.aborted;
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)
    ) {
      const found = await isThere();
      if (this.#closing.signal.aborted) return;
      if (found === false) return onGone();
      if (found === true) {
        if (await this.#connect(withinMs).then(isDone, isNotDone)) break;
        withinMs = OPENS_WITHIN_MS;
      }
      await pause(pauseMs);
    }
    if (this.#closing.signal.aborted) return this.close();
    onBack();
    const kept = this.#kept;
    this.#kept = [];
    this.#keptBytes = 0;
    for (const frame of kept) this.send(frame);
  }
}

const isDone = (): boolean => true;
const isNotDone = (): boolean => false;

/** Waits so long, or until the browser has a network again. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
  });
}
