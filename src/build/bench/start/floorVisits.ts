import type { FrameLocator, Page } from '@playwright/test';
import type { Visit } from './visit.ts';

const PATIENCE_MS = 180_000;

/** The bare page that runs the same Python, as a plain page or in a frame of opaque origin. */
export function barePython(
  text: string,
  packages: readonly string[],
  page: 'python.html' | 'framed.html' = 'python.html',
): Visit {
  return {
    run: async (tab, url) => {
      const query = new URLSearchParams({ pyodide: `${url}/repo/vendor/pyodide/`, text });
      for (const name of packages) query.append('package', name);
      await tab.goto(`${url}/floor/${page}?${query}`);
      const place = page === 'framed.html' ? tab.frameLocator('iframe') : tab;
      await answered(place);
    },
  };
}

/** The bare page that asks the same of DuckDB; `text` is given the server's address. */
export function bareSql(text: (url: string) => string): Visit {
  return {
    run: async (tab, url) => {
      const query = new URLSearchParams({ text: text(url), extensions: `${url}/repo/vendor/duckdb/extensions` });
      await tab.goto(`${url}/floor/sql.html?${query}`);
      await answered(tab);
    },
  };
}

async function answered(place: Page | FrameLocator): Promise<void> {
  const body = place.locator('body:is([data-result], [data-failed])');
  await body.waitFor({ state: 'attached', timeout: PATIENCE_MS });
  const failed = await body.getAttribute('data-failed');
  if (failed !== null) throw new Error(`the bare page failed: ${failed}`);
}
