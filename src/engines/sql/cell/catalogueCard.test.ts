import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openCatalogue } from '../../../catalogue/hats/openCatalogue.ts';
import { diskRead } from '../../../catalogue/testing/diskRead.ts';
import { CARD_MIME, catalogueCard, shownCard, type CatalogueCard } from './catalogueCard.ts';

const sample = resolve(import.meta.dirname, '../../../../public/catalogues/hipparcos');

test('a catalogue’s card tells its rows, columns, partitions and part of the sky, by its small files alone', async () => {
  const read: string[] = [];
  const card = catalogueCard(await openCatalogue(sample, (url, range) => (read.push(url), diskRead(url, range))));
  expect(read.filter((url) => url.endsWith('.parquet'))).toEqual([]);
  expect(card).toMatchObject({ rows: 117955, partitions: 24, skyFraction: 1, position: { ra: 'ra', dec: 'dec' } });
  const [shown, sky] = shownCard(card);
  expect((shown!.data[CARD_MIME] as CatalogueCard).columns.find(({ name }) => name === 'parallax')).toMatchObject({
    unit: 'mas',
    ucd: 'pos.parallax',
  });
  const html = shown!.data['text/html'] as string;
  for (const fact of ['117,955', '24, HEALPix order', 'with a unit', 'with a UCD', '100 %'])
    expect(html).toContain(fact);
  expect(sky).toBeDefined();
});
