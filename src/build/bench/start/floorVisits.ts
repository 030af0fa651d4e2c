import type { Frame, Page } from '@playwright/test';
import { itemAt } from '../../../known/itemAt.ts';
import { present } from '../../../known/present.ts';
import { seen } from './precise.ts';
import type { Visit } from './visit.ts';

/** Where a bare page has Pyodide from: as it is published, or packed as the site serves it. */
const PYODIDE = { published: 'published/', packed: 'repo/vendor/pyodide/' } as const;

/** The bare page that runs the same Python, as a plain page or in a frame of opaque origin. */
export function barePython(
  text: string,
  packages: readonly string[],
  page: 'python.html' | 'framed.html' = 'python.html',
  from: keyof typeof PYODIDE = 'published',
): Visit {
  return {
    run: async (tab, url) => {
      const query = new URLSearchParams({ pyodide: `${url}/${PYODIDE[from]}`, text });
      for (const name of packages) query.append('package', name);
      await tab.goto(`${url}/floor/${page}?${query}`, { waitUntil: page === 'framed.html' ? 'load' : 'commit' });
      await answered(page === 'framed.html' ? itemAt(tab.frames(), 1) : tab);
    },
  };
}

/** The bare page of one line and a field that has taken a key, as a plain page or in a frame of opaque origin. */
export function bareText(page: 'text.html' | 'framed.html' = 'text.html'): Visit {
  return {
    run: async (tab, url) => {
      await tab.goto(`${url}/floor/${page}?page=text.html`, { waitUntil: page === 'framed.html' ? 'load' : 'commit' });
      const place = page === 'framed.html' ? itemAt(tab.frames(), 1) : tab;
      await seen(place, 'textarea');
      const { x, y } = present(await present(await place.$('textarea')).boundingBox());
      await tab.mouse.click(x + 5, y + 5);
      await tab.keyboard.insertText('#');
      await place.waitForFunction("document.querySelector('textarea').value === '#'", undefined, { polling: 'raf' });
    },
  };
}

/** The bare page that asks the same of DuckDB; `text` is given the server's address. */
export function bareSql(text: (url: string) => string): Visit {
  return {
    run: async (tab, url) => {
      const query = new URLSearchParams({ text: text(url), extensions: `${url}/repo/vendor/duckdb/extensions` });
      await tab.goto(`${url}/floor/sql.html?${query}`, { waitUntil: 'commit' });
      await answered(tab);
    },
  };
}

async function answered(place: Page | Frame): Promise<void> {
  await seen(place, 'body:is([data-result], [data-failed])');
  const failed = await place.getAttribute('body', 'data-failed');
  if (failed !== null) throw new Error(`the bare page failed: ${failed}`);
}
