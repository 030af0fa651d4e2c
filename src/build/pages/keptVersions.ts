import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { sitePartsText } from '../sitePartsText.ts';

/** Where a deployer puts built sites of earlier versions: a folder each, as `npm run build` has made it. */
const FOLDER = 'versions';
/** What a site says it is built of, as `writeWith` writes it. */
const OWN = 'made.txt';

/**
 * Lists for readers the versions of the site that it keeps: `versions/list.json` of folder names and what each is built
 * of; and has the site say that of itself, for the versions after it.
 */
export function keptVersions(): Plugin {
  let [root, publicDir] = ['', ''];
  return {
    name: 'skybook-versions',
    apply: 'build',
    configResolved(config) {
      root = resolve(config.root, '..');
      publicDir = config.publicDir;
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: OWN, source: sitePartsText(root) });
      this.emitFile({
        type: 'asset',
        fileName: `${FOLDER}/list.json`,
        source: JSON.stringify(versionsIn(join(publicDir, FOLDER))),
      });
    },
  };
}

/** The versions in a folder: what each is built of, by its name. */
function versionsIn(folder: string): Readonly<Record<string, string>> {
  const names = existsSync(folder) ? readdirSync(folder).toSorted() : [];
  return Object.fromEntries(
    names.flatMap((name) => {
      const file = join(folder, name, OWN);
      return existsSync(file) ? [[name, readFileSync(file, 'utf8').trim()] as const] : [];
    }),
  );
}
