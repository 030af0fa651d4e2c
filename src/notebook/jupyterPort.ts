/** What a run on the reader's Jupyter server tells, in order; its last is `done` or `lost`. */
export type JupyterEvent =
  | { readonly kind: 'stream'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'shown'; readonly data: Readonly<Record<string, unknown>> }
  | { readonly kind: 'error'; readonly name: string; readonly message: string; readonly traceback: readonly string[] }
  /** What our own code there says, as JSON, with bytes where it has some. */
  | { readonly kind: 'told'; readonly json: string; readonly bytes?: Uint8Array }
  /** The connection has dropped, and is tried again; the server may be there, and let nobody in with this token. */
  | { readonly kind: 'away'; readonly isRefused?: true }
  | { readonly kind: 'back' }
  | { readonly kind: 'done' }
  /** The kernel is gone with all it held. */
  | { readonly kind: 'lost'; readonly message: string };

/** What a notebook's frame may ask of the reader's Jupyter server, by the shell, which alone holds its token. */
export interface JupyterPort {
  /**
   * Connects to this notebook's kernel, started where there is none; the server's host, and whether the kernel is a new
   * one. Rejects in words.
   */
  connectJupyter(): Promise<{ readonly host: string; readonly isFresh: boolean }>;
  /** Resolves when the kernel is gone with all it held, whether or not anything runs there. */
  jupyterGone(): Promise<void>;
  /** Runs code in the kernel and, where that ran well, an expression of ours that tells; the run's number. */
  executeOnJupyter(code: string, after?: string): Promise<number>;
  /** Sends bytes to the kernel, where `take` finds them under a name, pieces joined. */
  sendToJupyter(name: string, bytes: Uint8Array): Promise<void>;
  /** What a run has told since it was last asked; waits until there is something. */
  hearFromJupyter(run: number): Promise<readonly JupyterEvent[]>;
  /** Stops what the kernel does; its state stays. Rejects where the server cannot be asked. */
  interruptJupyter(): Promise<void>;
}
