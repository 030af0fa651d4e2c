import { readTableHere } from '../testing/readTableHere.ts';
import { afterEach, expect, test } from 'vitest';
import { serve, votable, type Received } from './testing/tapServer.ts';
import { TapCompletion } from './tapCompletion.ts';

const TEXT = (name: string) => `<FIELD name="${name}" datatype="char" arraysize="*"/>`;
const TABLES = [
  ['public.basic', 'Objects'],
  ['public.flux', 'Magnitudes'],
  ['I/355/gaiadr3', 'Gaia DR3'],
] as const;
const COLUMNS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'public.basic': [
    ['ra', 'deg', 'pos.eq.ra', 'Right ascension'],
    ['main_id', '', 'meta.id', ''],
  ],
  'I/355/gaiadr3': [
    ['Gmag', 'mag', 'phot.mag', 'G'],
    ['e_Gmag', 'mag', '', 'Error'],
  ],
};

let server: Awaited<ReturnType<typeof serve>>;
afterEach(() => server.close());

/** A service with these tables, or one with very many of which it finds some by LIKE. */
function schema({ form }: Received, isLarge: boolean) {
  const query = form.get('QUERY')!;
  if (/TAP_SCHEMA\.columns/.test(query))
    return {
      body: votable(
        ['column_name', 'unit', 'ucd', 'description'].map(TEXT).join(''),
        Object.entries(COLUMNS).find(([name]) => query.includes(`'${name}'`))?.[1] ?? [],
      ),
    };
  const [, start] = /LIKE '([^%]*)%'/.exec(query) ?? [];
  const many = Array.from({ length: 3000 }, (_, i) => [`t${i}`, '']);
  return {
    body: votable(
      TEXT('table_name') + TEXT('description'),
      start !== undefined ? TABLES.filter(([name]) => name.startsWith(start)) : isLarge ? many : TABLES,
    ),
  };
}

async function propose(marked: string, isLarge = false) {
  server = await serve((request) => schema(request, isLarge));
  const text = `-- @tap ${server.url}/tap\n${marked}`;
  const found = await new TapCompletion(readTableHere).complete(text.replace('|', ''), text.indexOf('|'));
  return found!.options.map(({ label, detail }) =>
    `${text.replace('|', '').slice(found!.from, text.indexOf('|'))}→${label} ${detail}`.trim(),
  );
}

test.each([
  ['SELECT * FROM |', ['→public.basic Objects', '→public.flux Magnitudes', '→"I/355/gaiadr3" Gaia DR3']],
  ['SELECT * FROM PUBLIC.b|', ['PUBLIC.b→public.basic Objects']],
  ['SELECT * FROM public.flux, "I/3|', ['"I/3→"I/355/gaiadr3" Gaia DR3']],
  ['SELECT * FROM "I/3|"', ['"I/3→"I/355/gaiadr3 Gaia DR3']],
  ['SELECT | FROM public.basic', ['→ra [deg] Right ascension', '→main_id meta.id']],
  ['SELECT b.m| FROM Public.Basic AS b', ['m→main_id meta.id']],
  ['SELECT g.| FROM public.basic JOIN "I/355/gaiadr3" AS g', ['→Gmag [mag] G', '→e_Gmag [mag] Error']],
  ['SELECT 1 FROM public.basic WHERE r|', ['r→ra [deg] Right ascension']],
  ['-- a comment |', []],
])('%s', async (marked, expected) => {
  expect(await propose(marked)).toEqual(expected);
});

test('of a service with very many tables those are asked for that begin as the text does', async () => {
  expect(await propose('SELECT * FROM "I/3|', true)).toEqual(['"I/3→"I/355/gaiadr3" Gaia DR3']);
  expect(server.received.map(({ form }) => form.get('MAXREC'))).toEqual(['3000', '60']);
});

test('a service is asked once, and other cells are left alone', async () => {
  server = await serve((request) => schema(request, false));
  const completion = new TapCompletion(readTableHere);
  const text = `-- @tap ${server.url}/tap\nSELECT * FROM p`;
  await completion.complete(text, text.length);
  await completion.complete(`${text}u`, text.length + 1);
  expect(server.received).toHaveLength(1);
  expect(await completion.complete('SELECT 1', 8)).toBeUndefined();
});
