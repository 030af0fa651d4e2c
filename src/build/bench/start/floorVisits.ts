import type { Page } from '@playwright/test';
import { sees, takesKey } from './step.ts';
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
  return answering((url) => {
    const query = new URLSearchParams({ pyodide: `${url}/${PYODIDE[from]}`, text });
    for (const name of packages) query.append('package', name);
    return `${url}/floor/${page}?${query}`;
  });
}

/** The bare page of one line and a field that has taken a key, as a plain page or in a frame of opaque origin. */
export function bareText(page: 'text.html' | 'framed.html' = 'text.html'): Visit {
  return { address: (url) => `${url}/floor/${page}?page=text.html`, steps: [takesKey('textarea')] };
}

/** The bare page that asks the same of DuckDB; `text` is given the server's address. */
export function bareSql(text: (url: string) => string): Visit {
  return answering((url) => {
    const query = new URLSearchParams({ text: text(url), extensions: `${url}/repo/vendor/duckdb/extensions` });
    return `${url}/floor/sql.html?${query}`;
  });
}

const answering = (address: Visit['address']): Visit => ({
  address,
  steps: [sees('body:is([data-result], [data-failed])')],
  check: checkAnswered,
});

async function checkAnswered(tab: Page): Promise<void> {
  for (const frame of tab.frames()) {
    const failed = await frame.getAttribute('body', 'data-failed');
    if (failed !== null) throw new Error(`the bare page failed: ${failed}`);
  }
}
