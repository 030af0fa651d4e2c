import type { JupyterPort } from '../../notebook/jupyterPort.ts';
import { recordOf } from '../../known/recordOf.ts';
import type { Costs } from '../costs.ts';
import type { Opening } from '../openRoute.ts';
import { checkServer } from './checkServer.ts';
import { readServer, type JupyterServer } from './jupyterServer.ts';
import { Kernel } from './kernel.ts';

const KERNELS = 'skybook.kernels';

/** What a notebook may do on the reader's Jupyter server: its one kernel there, by the shell's own socket. */
export class JupyterDesk {
  readonly #opening: Pick<Opening, 'origin' | 'trust'>;
  readonly #notebook: () => string;
  readonly #costs: Pick<Costs, 'asked'>;
  readonly #isAgreed = new Set<string>();
  #held: { readonly place: string; readonly kernel: Promise<Kernel | undefined> } | undefined;

  /** `notebook` names the notebook whose kernel it is. */
  constructor(opening: Pick<Opening, 'origin' | 'trust'>, notebook: () => string, costs: Pick<Costs, 'asked'>) {
    this.#opening = opening;
    this.#notebook = notebook;
    this.#costs = costs;
  }

  /** Whether there is a server that the notebook may use. */
  get isAtHand(): boolean {
    return this.#may() && readServer() !== undefined;
  }

  /** What the notebook's frame may call. */
  port(): JupyterPort {
    return {
      connectJupyter: () => this.#connect(),
      jupyterGone: async () => (await this.#open()).gone,
      executeOnJupyter: async (code, after) => (await this.#open()).execute(code, after),
      sendToJupyter: async (name, bytes) => (await this.#open()).send(name, bytes),
      hearFromJupyter: async (run) => (await this.#open()).hear(run),
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
    if (!this.#isAgreed.has(host))
      await this.#costs.asked(
        `run cells on your Jupyter server at ${host}, with the tables and values they read`,
        'Run there',
      );
    this.#isAgreed.add(host);
    const place = `${server.url} ${server.token}`;
    await (await this.#held?.kernel)?.look();
    if (this.#held?.place === place && (await this.#held.kernel)?.isAway === true) {
      // A server that was started anew has another token: nothing is to be waited for.
      const { refuses, words } = await checkServer(server);
      if (refuses) throw new Error(words);
    }
    if (this.#held && (this.#held.place !== place || (await this.#held.kernel)?.isGone === true)) this.#letGo();
    const key = `${server.url} ${this.#notebook()}`;
    const opening = this.#held ?? { place, kernel: this.#opened(server, key) };
    const isFresh = !this.#held;
    this.#held = opening;
    const kernel = await opening.kernel;
    if (kernel) return { host, isFresh };
    this.#held = undefined;
    const { isWell, words } = await checkServer(server);
    throw new Error(isWell ? `${host} answers, and started no kernel` : words);
  }

  /** This notebook's kernel; nothing where the server gives none. */
  async #opened(server: JupyterServer, key: string): Promise<Kernel | undefined> {
    try {
      const kernel = await Kernel.open(server, knownKernels()[key]);
      keepKernels({ ...knownKernels(), [key]: kernel.id });
      return kernel;
    } catch {
      return undefined;
    }
  }

  #letGo(): void {
    void this.#held?.kernel.then((kernel) => kernel?.close());
    this.#held = undefined;
  }

  /** Leaves the kernel where it is, for when the notebook is opened again. */
  dispose(): void {
    this.#letGo();
  }

  /** Your own notebooks may, and those of the site; others where you let them. */
  #may(): boolean {
    const { origin, trust } = this.#opening;
    return origin === 'own' || origin === 'shipped' || trust.jupyter === true;
  }

  async #open(): Promise<Kernel> {
    const kernel = this.#may() ? await this.#held?.kernel : undefined;
    if (!kernel) throw new Error('This notebook is not connected to a Jupyter server');
    return kernel;
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
