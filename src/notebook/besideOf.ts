import { FILE_KINDS } from '../format/fileKinds.ts';
import { fromHtml } from './html.ts';
import { KNOWN_MODULES } from './knownModules.ts';
import { rawAtGithub } from './rawAtGithub.ts';
import { isHost } from './reach.ts';
import { readRoute } from './route.ts';

/** Endings of files that Python opens beside the kinds that hold tables. */
const OTHERS =
  'asc|tbl|npy|npz|h5|hdf5?|asdf|pkl|pickle|png|jpe?g|svg|reg|gz|bz2|xz|zip|py|ya?ml|toml|cfg|ini|sql|md|html?';
const TABLES = FILE_KINDS.flatMap(({ endings }) => endings).join('|');
/** A relative path to a file of data or code, as a text of Python's; longer ones are none. */
const PATH = new RegExp(`["'](?!/)[\\w. -][\\w./ -]{0,200}\\.(?:${TABLES}|${OTHERS})["']`, 'i');
const IMPORT = /^[ \t]*(?:from|import)[ \t]+([A-Za-z_]\w*)/gm;

/**
 * The folder in which a notebook's file lies, as an address that ends with `/`, where its route has one and its Python
 * looks as if it opened files there, or imported modules.
 */
export function besideOf(route: string | undefined, html: string): string | undefined {
  const named = route === undefined ? undefined : readRoute(route);
  if (named?.kind !== 'address' || !looksBeside(html)) return undefined;
  return new URL('./', rawAtGithub(new URL(named.url))).href;
}

/** The host of that folder, where there is one. */
export function hostsBeside(route: string | undefined, html: string): readonly string[] {
  const folder = besideOf(route, html);
  return folder === undefined ? [] : [new URL(folder).host].filter(isHost);
}

function looksBeside(html: string): boolean {
  const cells = fromHtml(html)?.cells ?? [];
  return cells.some(
    ({ language, text }) =>
      language === 'python' &&
      (PATH.test(text) || [...text.matchAll(IMPORT)].some(([, name = '']) => !KNOWN_MODULES.has(name))),
  );
}
