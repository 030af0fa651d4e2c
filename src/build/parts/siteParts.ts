import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { PART_LIST, writePartList, type Part } from '../../feed/partList.ts';
import { sha256 } from '../assets/sha256.ts';
import { listParts } from './listParts.ts';
import { madeParts, type MadeParts } from './madeParts.ts';
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
      let made = madeParts();
      let list: Promise<string> | undefined;
      const part = (path: string) =>
        path === PART_LIST ? (list ??= listText(config.publicDir, made)) : made.content(path);
      watcher.on('change', () => {
        made = madeParts();
        list = undefined;
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
      const made = madeParts();
      for (const fileName of await made.paths())
        this.emitFile({ type: 'asset', fileName, source: present(await made.content(fileName), fileName) });
    },
    async writeBundle() {
      await writeFile(join(output, PART_LIST), writePartList((await listParts(output)).parts));
      await writeFile(join(output, 'sw.js'), await serviceWorkerText((await listParts(output)).shell));
    },
  };
}

/** The list while the site is developed: what is built is not on the disk. */
async function listText(publicFolder: string, made: MadeParts): Promise<string> {
  const built = (await made.paths()).map(async (path): Promise<Part> => {
    const content = Buffer.from(present(await made.content(path), path));
    return { path, bytes: content.length, sha256: sha256(content) };
  });
  return writePartList([...(await listParts(publicFolder)).parts, ...(await Promise.all(built))]);
}
