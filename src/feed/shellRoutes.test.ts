import { expect, test } from 'vitest';
import { shellRoutes } from './shellRoutes.ts';

/** What a browser compares with, of the rules' patterns: a path with at most one star at its end. */
const answered = (siteUrl: string, path: string, mode: string) =>
  shellRoutes(siteUrl, 'kept').some(({ condition: { urlPattern, requestMode = mode } }) => {
    const url = new URL(path, siteUrl);
    const wanted = urlPattern.pathname.replaceAll('\\', '');
    const fits = wanted.endsWith('*') ? url.pathname.startsWith(wanted.slice(0, -1)) : url.pathname === wanted;
    return fits && url.search === urlPattern.search && url.port === urlPattern['port'] && requestMode === mode;
  });

test.each([
  ['', 'navigate', true],
  ['#cells/tour', 'navigate', true],
  ['index.html', 'navigate', true],
  ['stage.html', 'navigate', true],
  ['assets/index-1.js', 'cors', true],
  ['cells/tour.html', 'cors', true],
  ['parts.json', 'same-origin', true],
  ['index.html?utm_source=a', 'navigate', false],
  ['index.html', 'cors', false],
  ['parts.json', 'cors', false],
  ['parts/notebook.js', 'cors', false],
  ['sw.js', 'same-origin', false],
  ['../assets/a.js', 'cors', false],
])('%s, asked for as %s, is answered without the worker: %s', (path, mode, is) => {
  for (const site of ['https://a.example/repo/', 'http://localhost:4173/my+site (1)/'])
    expect(answered(site, path, mode)).toBe(is);
});
