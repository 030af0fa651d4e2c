import type { JupyterPort } from '../../notebook/jupyterPort.ts';
import { checkServer } from './checkServer.ts';
import { readServer } from './jupyterServer.ts';
import { Kernel } from './kernel.ts';

/** What using the reader's server hangs on. */
export type JupyterDeskParts = {
  /** Names the notebook whose kernel it is. */
  readonly notebook: () => string;
  /** Whether the reader lets the notebook use the server. */
  readonly may: () => boolean;
  /** Asks the reader, unless a press of theirs says so; rejects on their no. */
  readonly agreed: (host: string) => Promise<void>;
};

const KERNELS = 'skybook.kernels';

/** What a notebook may do on the reader's Jupyter server: its one kernel there, by the shell's own socket. */
export class JupyterDesk implements JupyterPort {
  readonly #parts: JupyterDeskParts;
  #kernel: Promise<{ readonly kernel: Kernel; readonly isFresh: boolean }> | undefined;
  #isTold = false;

  constructor(parts: JupyterDeskParts) {
    this.#parts = parts;
  }

  async connectJupyter(): ReturnType<JupyterPort['connectJupyter']> {
    const server = readServer();
    if (!this.#parts.may())
      throw new Error(
        'This cell runs on your own Jupyter server: press Trust… in the bar and let this notebook use it',
      );
    if (!server) throw new Error('Name your Jupyter server first: Settings, in the bar, has a place for its address');
    const { host } = new URL(server.url);
    const key = `${server.url} ${this.#parts.notebook()}`;
    if (!this.#kernel) await this.#parts.agreed(host);
    this.#kernel ??= Kernel.open(server, knownKernels()[key]);
    try {
      const { kernel, isFresh } = await this.#kernel;
      keepKernels({ ...knownKernels(), [key]: kernel.id });
      const isNew = isFresh || !this.#isTold;
      this.#isTold = true;
      return { host, isFresh: isNew };
    } catch (error) {
      this.#kernel = undefined;
      const { isWell, words } = await checkServer(server);
      throw new Error(isWell ? `${host} answers, and started no kernel` : words, { cause: error });
    }
  }

  async executeOnJupyter(code: string): Promise<number> {
    return (await this.#open()).execute(code);
  }

  async sendToJupyter(name: string, bytes: Uint8Array): Promise<void> {
    (await this.#open()).send(name, bytes);
  }

  async hearFromJupyter(run: number): ReturnType<JupyterPort['hearFromJupyter']> {
    const kernel = await this.#open();
    const events = await kernel.hear(run);
    if (events.some(({ kind }) => kind === 'lost')) {
      kernel.close();
      this.#kernel = undefined;
      this.#isTold = false;
    }
    return events;
  }

  async interruptJupyter(): Promise<void> {
    await (await this.#open()).interrupt();
  }

  /** Leaves the kernel where it is, for when the notebook is opened again. */
  dispose(): void {
    void this.#kernel?.then(({ kernel }) => kernel.close()).catch(() => undefined);
  }

  async #open(): Promise<Kernel> {
    if (!this.#parts.may() || !this.#kernel) throw new Error('This notebook is not connected to a Jupyter server');
    return (await this.#kernel).kernel;
  }
}

function knownKernels(): Readonly<Record<string, string>> {
  try {
    return JSON.parse(sessionStorage.getItem(KERNELS) ?? '{}') as Readonly<Record<string, string>>;
  } catch {
    return {};
  }
}

function keepKernels(kernels: Readonly<Record<string, string>>): void {
  try {
    sessionStorage.setItem(KERNELS, JSON.stringify(kernels));
  } catch {
    // A new kernel is started next time.
  }
}
