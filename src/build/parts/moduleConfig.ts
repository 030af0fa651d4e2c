import { resolve } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import { ALIASES } from '../aliases.ts';
import { siteLacks } from '../siteLacks.ts';
import { sitePartsText } from '../sitePartsText.ts';
import { duckdbNames, PUBLISHED } from './duckdbNames.ts';
import { patchDuckdb } from './patchDuckdb.ts';

/** A module of the site's own, whose packages others share. */
const SITE_CODE = resolve(import.meta.dirname, '../../../workers/sql/worker.ts');

type RolldownOptions = NonNullable<NonNullable<InlineConfig['build']>['rolldownOptions']>;

/** How modules are built that frames and workers import from memory; nothing is written. */
export function moduleConfig(root: string, rolldownOptions: RolldownOptions): InlineConfig {
  return {
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    publicDir: false,
    plugins: [modernFonts(), quickDuckdb()],
    define: {
      'import.meta.env.SITE_LACKS': JSON.stringify(siteLacks(resolve(root, '../public/vendor/lacks.json'))),
      'import.meta.env.SITE_MADE': JSON.stringify(sitePartsText(resolve(root, '..'))),
    },
    resolve: { alias: ALIASES },
    build: {
      target: 'es2023',
      write: false,
      modulePreload: false,
      cssCodeSplit: false,
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: { checks: { eval: false }, ...rolldownOptions },
    },
  };
}

/** Leaves out the older forms of each font, which would be carried along and never used. */
function modernFonts(): Plugin {
  return {
    name: 'skybook-fonts',
    enforce: 'pre',
    transform: (code, id) =>
      /\.css($|\?)/.test(id) ? code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\([^)]*\)/g, '') : undefined,
  };
}

function quickDuckdb(): Plugin {
  return {
    name: 'skybook-duckdb',
    enforce: 'pre',
    // Its package brings an older one, which would stand beside the site's own.
    resolveId(name, from) {
      return name === 'apache-arrow' && from === PUBLISHED.bindings ? this.resolve(name, SITE_CODE) : undefined;
    },
    transform: async (code, id) => (id === PUBLISHED.bindings ? patchDuckdb(code, await duckdbNames()) : undefined),
  };
}
