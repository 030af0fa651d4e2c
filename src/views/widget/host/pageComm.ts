import type { CommMessage } from '../../../../workers/wire/commMessage.ts';

type Buffer = ArrayBuffer | ArrayBufferView;
type Callbacks = { readonly iopub?: { readonly status?: (told: unknown) => void } };
type Heard = (message: unknown) => unknown;

let messages = 0;

/** The page's end of a comm, as Jupyter's front ends know it. */
export class PageComm {
  readonly comm_id: string;
  readonly target_name: string;
  readonly #post: (message: CommMessage) => Promise<void>;
  #onMessage: Heard = () => undefined;
  #onClose: Heard = () => undefined;

  constructor(id: string, target: string, post: (message: CommMessage) => Promise<void>) {
    this.comm_id = id;
    this.target_name = target;
    this.#post = post;
  }

  open(data: unknown, callbacks?: Callbacks, metadata?: unknown, buffers?: readonly Buffer[]): string {
    return this.#tell('open', data, callbacks, metadata, buffers);
  }

  send(data: unknown, callbacks?: Callbacks, metadata?: unknown, buffers?: readonly Buffer[]): string {
    return this.#tell('message', data, callbacks, metadata, buffers);
  }

  close(data: unknown = {}): string {
    return this.#tell('close', data);
  }

  on_msg(heard: Heard): void {
    this.#onMessage = heard;
  }

  on_close(heard: Heard): void {
    this.#onClose = heard;
  }

  /** Has the model hear a message of Python's; resolves once it has done as it says. */
  async hear(kind: 'message' | 'close', message: unknown): Promise<void> {
    await (kind === 'message' ? this.#onMessage : this.#onClose)(message);
  }

  #tell(
    kind: CommMessage['kind'],
    data: unknown,
    callbacks?: Callbacks,
    metadata?: unknown,
    buffers: readonly Buffer[] = [],
  ): string {
    const id = `page-${++messages}`;
    const idle = {
      parent_header: { msg_id: id },
      header: { msg_type: 'status' },
      content: { execution_state: 'idle' },
    };
    void this.#post({
      kind,
      id,
      comm: this.comm_id,
      target: this.target_name,
      data: JSON.stringify(data),
      metadata: JSON.stringify(metadata ?? {}),
      buffers: buffers.map(bytesOf),
      // A model holds its next change back until it hears that Python is idle again.
    }).finally(() => callbacks?.iopub?.status?.(idle));
    return id;
  }
}

function bytesOf(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return ArrayBuffer.isView(buffer)
    ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength).slice()
    : new Uint8Array(buffer).slice();
}
