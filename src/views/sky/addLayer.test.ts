// @vitest-environment jsdom
import { tableFromArrays } from 'apache-arrow';
import { expect, test, vi } from 'vitest';
import type { SkyLayer } from '../../../workers/wire/sky.ts';
import { tableOfArrow } from '../../engines/arrowMetadata.ts';
import { addLayer } from './addLayer.ts';
import type { Aladin, AladinLibrary } from './aladin.ts';
import { readyLayers } from './skyLayers.ts';

const NAME = '<img src=x onerror=alert(1)>';
const SITE = 'https://site.test/';
const table = tableOfArrow(tableFromArrays({ ra: [1], dec: [2] }));
const images = { [NAME]: new Uint8Array(8) };

/** An Aladin that writes down all it is told, whatever it is told by. */
function listening(heard: unknown[]): { readonly library: AladinLibrary; readonly aladin: Aladin } {
  const deaf = new Set(['redrawClbk', 'then']);
  const hear = (): unknown =>
    new Proxy(function anything() {}, {
      get: (_, name) => (deaf.has(String(name)) ? undefined : hear()),
      set: () => true,
      apply: (_, __, told: unknown[]) => {
        heard.push(...told);
        // Files that are to be read are read at once.
        for (const done of told.filter((one) => typeof one === 'function').slice(0, 1))
          (done as (...place: readonly number[]) => void)(0, 0, 1);
        return hear();
      },
    });
  return { library: hear() as AladinLibrary, aladin: hear() as Aladin };
}

test.each<[string, SkyLayer]>([
  ['table', { kind: 'table', table: 't', name: NAME }],
  ['table named by itself', { kind: 'table', table: 'named' }],
  ['coverage map', { kind: 'moc', moc: { '0': [1] }, name: NAME }],
  ['coverage map of an address', { kind: 'moc', moc: 'https://a.test/moc.fits', name: NAME }],
  ['coverage map in JSON of an address', { kind: 'moc', moc: 'https://a.test/moc.json', name: NAME }],
  ['footprint', { kind: 'footprint', region: 'CIRCLE 1 2 3 POLYGON 1 1 2 2 3 1 POSITION 1 2', name: NAME }],
  ['image', { kind: 'image', image: NAME, name: NAME }],
])('Aladin hears a name of ours for a %s', async (_, layer) => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}')));
  const heard: unknown[] = [];
  const { library, aladin } = listening(heard);
  const [ready] = readyLayers(
    { layers: [layer] },
    { tables: { t: table, named: { ...table, name: NAME } }, buffers: images },
  );
  expect(ready!.name).toBe(NAME);
  await addLayer(library, aladin, ready!, 7, SITE);
  const texts = JSON.stringify(heard);
  expect(texts).toContain('layer-7');
  expect(texts).not.toContain('<img');
  vi.unstubAllGlobals();
});

test.each<SkyLayer>([
  { kind: 'table', table: 't', color: 'red"><img src=x onerror=alert(1)>' },
  { kind: 'moc', moc: {}, color: 'rgb(0 0 0/*<img src=x>*/)' },
  { kind: 'moc', moc: {}, color: 5 as unknown as string },
  { kind: 'table', table: 't', shape: NAME as 'circle' },
  { kind: 'image', image: NAME, colormap: NAME },
  { kind: 'image', image: NAME, stretch: NAME as 'linear' },
])('a style that is none is refused in words: %j', (layer) => {
  expect(() => readyLayers({ layers: [layer] }, { tables: { t: table }, buffers: images })).toThrow(
    /^the sky has no (colour|shape|stretch|colour map) “/,
  );
});

test.each(['red', '#ff000080', 'rgb(1 2 3 / 50%)', 'hsl(120deg, 50%, 50%)', 'color-mix(in oklab, red 10%, blue)'])(
  '%s is a colour',
  (color) => {
    expect(readyLayers({ layers: [{ kind: 'moc', moc: {}, color }] }, {})[0]!.color).toBe(color);
  },
);
