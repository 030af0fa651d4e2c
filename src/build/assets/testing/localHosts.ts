import { createServer, type ServerResponse } from 'node:http';
import { sha256 } from '../sha256.ts';

/** How a host on this machine answers for a path. */
export type Answer = Uint8Array | ((response: ServerResponse) => void);

/**
 * A web server on this machine that is both a public host (`/files/…`) and a package index (`/simple/…`), and notes
 * what it is asked for.
 */
export class LocalHosts implements AsyncDisposable {
  readonly asked: string[] = [];
  readonly files = new Map<string, Answer>();
  readonly #server = createServer((request, response) => this.#answer(decodeURIComponent(request.url ?? ''), response));

  get url(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  /** The environment in which pip knows this index alone. */
  get pipEnvironment(): Readonly<Record<string, string>> {
    return {
      PIP_INDEX_URL: `${this.url}/simple/`,
      PIP_FIND_LINKS: '',
      PIP_EXTRA_INDEX_URL: '',
      PIP_CONFIG_FILE: '/dev/null',
      PIP_RETRIES: '0',
      PIP_NO_CACHE_DIR: '1',
      NO_PROXY: '127.0.0.1',
      no_proxy: '127.0.0.1',
    };
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(path: string, response: ServerResponse): void {
    this.asked.push(path);
    const project = /^\/simple\/([^/]+)\/$/.exec(path)?.[1];
    const file = this.files.get(path);
    if (project) response.setHeader('Content-Type', 'text/html').end(this.#links(project));
    else if (typeof file === 'function') file(response);
    else if (file) response.end(file);
    else response.writeHead(404).end();
  }

  #links(project: string): string {
    const names = [...this.files.keys()].filter((path) => path.startsWith(`/wheels/${project}-`));
    return names
      .map(
        (path) =>
          `<a href="${this.url}${path}#sha256=${sha256(this.files.get(path) as Uint8Array)}">${path.split('/').at(-1)}</a>`,
      )
      .join('\n');
  }
}
