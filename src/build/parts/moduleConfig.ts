import { resolve } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import { ALIASES } from '../aliases.ts';
import { siteLacks } from '../siteLacks.ts';
import { sitePartsText } from '../sitePartsText.ts';
import { patchDuckdb } from './patchDuckdb.ts';

type RolldownOptions = NonNullable<NonNullable<InlineConfig['build']>['rolldownOptions']>;

/** How modules are built that frames and workers import from memory; nothing is written. */
export function moduleConfig(root: string, rolldownOptions: RolldownOptions): InlineConfig {
  return {
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    publicDir: false,
    plugins: [modernFonts(), quickExtensions()],
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

function quickExtensions(): Plugin {
  return {
    name: 'skybook-duckdb',
    transform: (code, id) => (id.endsWith('/duckdb-browser-blocking.mjs') ? patchDuckdb(code) : undefined),
  };
}
