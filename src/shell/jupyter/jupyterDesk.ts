import type { JupyterPort } from '../../notebook/jupyterPort.ts';
import { recordOf } from '../../known/recordOf.ts';
import type { Costs } from '../costs.ts';
import type { Opening } from '../openRoute.ts';
import { checkServer } from './checkServer.ts';
import { readServer } from './jupyterServer.ts';
import { Kernel } from './kernel.ts';

const KERNELS = 'skybook.kernels';

/** What a notebook may do on the reader's Jupyter server: its one kernel there, by the shell's own socket. */
export class JupyterDesk {
  readonly #opening: Pick<Opening, 'origin' | 'trust'>;
  readonly #notebook: () => string;
  readonly #costs: Pick<Costs, 'asked'>;
  #kernel: Promise<{ readonly kernel: Kernel; readonly isFresh: boolean }> | undefined;
  #isTold = false;

  /** `notebook` names the notebook whose kernel it is. */
  constructor(opening: Pick<Opening, 'origin' | 'trust'>, notebook: () => string, costs: Pick<Costs, 'asked'>) {
    this.#opening = opening;
    this.#notebook = notebook;
    this.#costs = costs;
  }

  /** What the notebook's frame may call. */
  port(): JupyterPort {
    return {
      connectJupyter: () => this.#connect(),
      executeOnJupyter: async (code) => (await this.#open()).execute(code),
      sendToJupyter: async (name, bytes) => (await this.#open()).send(name, bytes),
      hearFromJupyter: (run) => this.#hear(run),
      interruptJupyter: async () => (await this.#open()).interrupt(),
    };
  }

  async #connect(): ReturnType<JupyterPort['connectJupyter']> {
    const server = readServer();
    if (!this.#may())
      throw new Error(
        'This cell runs on your own Jupyter server: press Trust… in the bar and let this notebook use it',
      );
    if (!server) throw new Error('Name your Jupyter server first: Settings, in the bar, has a place for its address');
    const { host } = new URL(server.url);
    const key = `${server.url} ${this.#notebook()}`;
    if (!this.#kernel)
      await this.#costs.asked(
        `run cells on your Jupyter server at ${host}, with the tables and values they read`,
        'Run there',
      );
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

  async #hear(run: number): ReturnType<JupyterPort['hearFromJupyter']> {
    const kernel = await this.#open();
    const events = await kernel.hear(run);
    if (events.some(({ kind }) => kind === 'lost')) {
      kernel.close();
      this.#kernel = undefined;
      this.#isTold = false;
    }
    return events;
  }

  /** Leaves the kernel where it is, for when the notebook is opened again. */
  dispose(): void {
    void this.#kernel?.then(({ kernel }) => kernel.close()).catch(() => undefined);
  }

  /** Your own notebooks may, and those of the site; others where you let them. */
  #may(): boolean {
    const { origin, trust } = this.#opening;
    return origin === 'own' || origin === 'shipped' || trust.jupyter === true;
  }

  async #open(): Promise<Kernel> {
    if (!this.#may() || !this.#kernel) throw new Error('This notebook is not connected to a Jupyter server');
    return (await this.#kernel).kernel;
  }
}

function knownKernels(): Readonly<Record<string, string>> {
  try {
    const kept = Object.entries(recordOf(JSON.parse(sessionStorage.getItem(KERNELS) ?? '{}')));
    return Object.fromEntries(kept.map(([key, id]) => [key, String(id)]));
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
