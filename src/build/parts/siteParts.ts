import type { Plugin } from 'vite';
import { PART_PATHS, partContent } from './partContent.ts';

/** Builds and serves the files that a notebook's frame takes by name, under the names that it knows them by. */
export function siteParts(): Plugin {
  return {
    name: 'skybook-parts',
    configureServer({ middlewares, watcher, ws }) {
      const made = new Map<string, ReturnType<typeof partContent>>();
      watcher.on('change', () => {
        made.clear();
        // No module of the server's own knows that a part was made of what has changed.
        ws.send({ type: 'full-reload' });
      });
      middlewares.use((request, response, next) => {
        const path = (request.url ?? '').split('?')[0]!.slice(1);
        const part = made.get(path) ?? partContent(path);
        made.set(path, part);
        part.then((found) => (found === undefined ? next() : response.setHeader('Content-Type', path.endsWith('.js') ? 'text/javascript' : 'application/wasm').end(found)), next);
      });
    },
    async generateBundle() {
      for (const fileName of PART_PATHS) this.emitFile({ type: 'asset', fileName, source: (await partContent(fileName))! });
    },
  };
}
