import { expect, it } from 'vitest';
import { askedAddress, askedWords, type Asked } from './askedAddress.ts';
import { dialectOf, type Dialect } from './dialect.ts';

const VIZCAT = 'https://vizcat.cds.unistra.fr/hats/gaia_dr3/';
const LSDB = 'https://server.data.lsdb.io/hats/gaia_dr3/gaia';
const dialect = (url: string): Dialect => dialectOf(url) ?? { mostColumns: 0, and: '' };

it.each([
  [VIZCAT, 8],
  ['https://vizcat.cds.unistra.fr/hats:n=10000/I/358/vagn/', 8],
  ['http://127.0.0.1:80/hats:n=1_000_000/x', 8],
  [LSDB, Infinity],
  ['https://data.lsdb.io/hats/gaia_dr3', undefined],
  ['https://example.org/?hats:n=5', undefined],
  ['local://vizcat', undefined],
  ['', undefined],
])('knows the dialect of %s', (url, most) => {
  expect(dialectOf(url)?.mostColumns).toBe(most);
});

const asked = (columns: readonly string[], ...bounds: Asked['bounds']): Asked => ({ columns, bounds });
it.each([
  ['columns', VIZCAT, asked(['_healpix_29', 'Gmag']), 'x?columns=_healpix_29,Gmag'],
  // As the page of VizCat has it: 'Gmag>8.0 && o_Gmag>100'.
  [
    'conditions',
    VIZCAT,
    {
      bounds: [
        { column: 'Gmag', min: 8.5 },
        { column: 'o_Gmag', min: 100, max: 200n },
      ],
    },
    'x?filters=Gmag%3E%3D8.5+%26%26+o_Gmag%3E%3D100+%26%26+o_Gmag%3C%3D200',
  ],
  [
    'the other dialect',
    LSDB,
    asked(['ra'], { column: 'ra', min: -1, max: 2 }),
    'x?columns=ra&filters=ra%3E%3D-1%2Cra%3C%3D2',
  ],
  ['odd names of columns', VIZCAT, asked(['B-V', 'a b&c']), 'x?columns=B-V,a+b%26c'],
  ['no condition on an odd name', VIZCAT, asked(['B-V'], { column: 'B-V', min: 1 }), 'x?columns=B-V'],
  [
    'no number that would be read wrongly',
    VIZCAT,
    asked(['a'], { column: 'a', min: 1e-9, max: 2n ** 60n }),
    'x?columns=a',
  ],
  ['nothing', VIZCAT, { bounds: [] }, 'x'],
] as const)('asks for %s', (_, server, what, expected) => {
  expect(askedAddress('x', what, dialect(server))).toBe(expected);
});

it('keeps a query string, and says in words what is asked', () => {
  const url = askedAddress('https://a/x?key=1', asked(['a', 'b'], { column: 'a', max: 2 }), dialect(VIZCAT));
  expect(url).toBe('https://a/x?key=1&columns=a,b&filters=a%3C%3D2');
  expect(askedWords(url)).toBe('columns a,b, rows with a<=2');
  expect(askedWords('https://a/x')).toBe('all columns');
});
