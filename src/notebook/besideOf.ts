import { FILE_KINDS } from '../format/fileKinds.ts';
import { folderOf } from './folderOf.ts';
import { fromHtml } from './html.ts';
import { KNOWN_MODULES } from './knownModules.ts';
import { isHost } from './reach.ts';

/** Endings of files that Python opens beside the kinds that hold tables. */
const OTHERS = [
  'asc|ascii|tbl|npy|npz|h5|hdf5?|he5|asdf|nc4?|cdf|grib2?|zarr|mat|sav|root|arrow|feather|orc|dta|xlsx?|ods|pkl|pickle|joblib',
  'fz|cat|ldac|spec|sed|lc|pha|arf|rmf|evt|par|tim|tle|bsp|tpc|tls|reg|mrt|cube|pdb|xyz|geojson|shp|dbf|kml|gpx|dcm|nii',
  'png|jpe?g|svg|bmp|tiff?|gif|webp|ico|jp2|p[bgp]m|pdf|e?ps|wav|mp[34]|ogg|flac|avi|mov|webm|ttf|otf|mplstyle',
  'gz|bz2|xz|zip|tar|tgz|zst|7z|db|sqlite3?|bin|raw|log|lst|out|inp?|py|ipynb|pyx|f90|js|css',
  'ya?ml|toml|cfg|ini|conf|env|sql|md|rst|tex|bib|html?|jinja2?|tmpl|model|onnx|pth?',
].join('|');
const TABLES = FILE_KINDS.flatMap(({ endings }) => endings).join('|');
const ENDING = `\\.(?:${TABLES}|${OTHERS})`;
/** A sign of a path, or a value that is put into one. */
const SIGN = (signs: string) => `(?:[${signs}]|\\{[^{}"'\\n]{0,60}\\})`;
/** A relative path to a file of data or code, as a text of Python's; longer ones are none. */
const PATH = new RegExp(`["'](?!/)${SIGN('\\w. %-')}${SIGN('\\w./ %-')}{0,200}${ENDING}["']`, 'i');
/** The same as a word of a command for IPython. */
const WORD = new RegExp(`^(?!/)[\\w./{}$*?-]{1,200}${ENDING}$`, 'i');
const COMMAND = /^[ \t]*(?:%{1,2}|!)([^\n]{0,500})/gm;
const IMPORT = /^[ \t]*(?:from|import)[ \t]+([A-Za-z_]\w*)/gm;

/**
 * The folder in which a notebook's file lies, as an address that ends with `/`, where its route has one and its Python
 * looks as if it opened files there, or imported modules.
 */
export function besideOf(route: string | undefined, html: string): string | undefined {
  const folder = folderOf(route);
  return folder === undefined || !looksBeside(html) ? undefined : folder;
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
      (PATH.test(text) ||
        [...text.matchAll(COMMAND)].some(([, words = '']) => words.split(/\s+/).some((word) => WORD.test(word))) ||
        [...text.matchAll(IMPORT)].some(([, name = '']) => !KNOWN_MODULES.has(name))),
  );
}
