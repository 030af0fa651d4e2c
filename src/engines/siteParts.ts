import { filesThrough, type TakeFile } from '../../workers/wire/filesThrough.ts';
import { importUrl, moduleUrl } from '../../workers/wire/importModule.ts';
import { served } from '../../workers/wire/served.ts';
import type { TakePart } from '../../workers/wire/takePart.ts';
import { bytesBy } from '../../workers/wire/takeThrough.ts';
import { once } from '../known/once.ts';

/**
 * The files of the built site as a notebook's frame has them: by name, from whoever made the frame, since its own
 * origin has no cache and its policy no way to the site. All paths are below the site's root; all fail as `take` does,
 * and are tried anew then.
 */
export class SiteParts {
  /** The bytes of a file. */
  readonly take: TakePart;
  readonly #port: MessagePort;
  readonly #takeFile: TakeFile;
  readonly #urls = new Map<string, Promise<string>>();
  readonly #modules = new Map<string, Promise<unknown>>();
  readonly #engines = new Map<string, Promise<WebAssembly.Module>>();

  /** `port` is answered by `serveParts`. */
  constructor(port: MessagePort) {
    this.#port = port;
    this.#takeFile = filesThrough(port);
    this.take = bytesBy(this.#takeFile);
  }

  /** A port of its own for a worker to take parts through, so that their bytes do not pass through this thread. */
  channel(): MessagePort {
    return served(this.#port);
  }

  /**
   * An address in memory of a module's code, for workers too. `needs` are the files it imports: as it names them →
   * their paths.
   */
  url(path: string, needs: Readonly<Record<string, string>> = {}): Promise<string> {
    return once(this.#urls, path, async () => {
      const [code, ...others] = await Promise.all([
        this.take(path),
        ...Object.values(needs).map((other) => this.url(other)),
      ]);
      if (others.length === 0) return moduleUrl(code);
      const names = Object.keys(needs);
      return moduleUrl(
        names.reduce(
          (text, name, i) => text.replaceAll(JSON.stringify(name), JSON.stringify(others[i])),
          new TextDecoder().decode(code),
        ),
      );
    });
  }

  /** A module, imported once. */
  module(path: string, needs?: Readonly<Record<string, string>>): Promise<unknown> {
    return once(this.#modules, path, async () => importUrl(await this.url(path, needs)));
  }

  /** A WebAssembly engine, compiled once for all workers that start it. */
  engine(path: string): Promise<WebAssembly.Module> {
    return once(this.#engines, path, async () => {
      const file = await this.#takeFile(path);
      if (!(file instanceof Blob)) return WebAssembly.compile(file);
      // Read and compiled beside this thread; not every browser takes such an answer.
      const answer = new Response(file, { headers: { 'Content-Type': 'application/wasm' } });
      return WebAssembly.compileStreaming(answer).catch(async () => WebAssembly.compile(await this.take(path)));
    });
  }
}
