import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { PART_LIST, writePartList, type Part } from '../../feed/partList.ts';
import { sha256 } from '../assets/sha256.ts';
import { listParts } from './listParts.ts';
import { PART_PATHS, partContent } from './partContent.ts';
import { serviceWorkerText } from './serviceWorkerText.ts';
import { itemAt } from '../../known/itemAt.ts';
import { present } from '../../known/present.ts';

/**
 * Builds and serves the files that a notebook's frame takes by name, under the names that it knows them by; writes
 * their list, and the service worker that keeps the shell's own.
 */
export function siteParts(): Plugin {
  let output = '';
  return {
    name: 'skybook-parts',
    configResolved({ root, build }) {
      output = resolve(root, build.outDir);
    },
    configureServer({ config, middlewares, watcher, ws }) {
      const made = new Map<string, ReturnType<typeof partContent>>();
      const part = (path: string) => {
        const content = made.get(path) ?? (path === PART_LIST ? listText(config.publicDir, part) : partContent(path));
        made.set(path, content);
        return content;
      };
      watcher.on('change', () => {
        made.clear();
        // No module of the server's own knows that a part was made of what has changed.
        ws.send({ type: 'full-reload' });
      });
      middlewares.use((request, response, next) => {
        const path = itemAt((request.url ?? '').split('?'), 0).slice(1);
        part(path).then(
          (found) =>
            found === undefined
              ? next()
              : response
                  .setHeader('Content-Type', typeof found === 'string' ? 'text/javascript' : 'application/octet-stream')
                  .end(found),
          next,
        );
      });
    },
    async generateBundle() {
      for (const fileName of PART_PATHS)
        this.emitFile({ type: 'asset', fileName, source: present(await partContent(fileName), fileName) });
    },
    async writeBundle() {
      await writeFile(join(output, PART_LIST), writePartList((await listParts(output)).parts));
      await writeFile(join(output, 'sw.js'), await serviceWorkerText((await listParts(output)).shell));
    },
  };
}

/** The list while the site is developed: what is built is not on the disk. */
async function listText(publicFolder: string, part: (path: string) => ReturnType<typeof partContent>): Promise<string> {
  const built = PART_PATHS.map(async (path): Promise<Part> => {
    const content = Buffer.from(present(await part(path), path));
    return { path, bytes: content.length, sha256: sha256(content) };
  });
  return writePartList([...(await listParts(publicFolder)).parts, ...(await Promise.all(built))]);
}
