import type { Frame, Page } from '@playwright/test';
import { itemAt } from '../../../known/itemAt.ts';
import { seen, takesKey } from './precise.ts';
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
      await answered(await opened(tab, `${url}/floor/${page}?${query}`));
    },
  };
}

/** The bare page of one line and a field that has taken a key, as a plain page or in a frame of opaque origin. */
export function bareText(page: 'text.html' | 'framed.html' = 'text.html'): Visit {
  return {
    run: async (tab, url) => {
      const place = await opened(tab, `${url}/floor/${page}?page=text.html`);
      await seen(place, 'textarea');
      await takesKey(tab, place, 'textarea');
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

/** Opens a bare page; where it does its work: in itself, or in its frame. */
async function opened(tab: Page, address: string): Promise<Page | Frame> {
  const isFramed = address.includes('/framed.html?');
  await tab.goto(address, { waitUntil: isFramed ? 'load' : 'commit' });
  return isFramed ? itemAt(tab.frames(), 1) : tab;
}

async function answered(place: Page | Frame): Promise<void> {
  await seen(place, 'body:is([data-result], [data-failed])');
  const failed = await place.getAttribute('body', 'data-failed');
  if (failed !== null) throw new Error(`the bare page failed: ${failed}`);
}
