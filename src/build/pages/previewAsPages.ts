import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { pagesHandler } from './pagesHandler.ts';

/**
 * Makes `vite preview` serve the built site as GitHub Pages would, but for its caching: what is built anew is seen at
 * once.
 */
export function previewAsPages(): Plugin {
  return {
    name: 'skybook-preview',
    configurePreviewServer({ config, middlewares }) {
      const folder = resolve(config.root, config.build.outDir);
      if (!existsSync(join(folder, 'index.html')))
        throw new Error(`There is no built site in ${folder}: run npm run build first`);
      middlewares.use(pagesHandler({ folder, base: config.base, cacheControl: 'no-cache', compress: false }));
    },
  };
}
