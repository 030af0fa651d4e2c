import { expect, test } from './site.ts';

const sql = (text: string) => ({ type: 'application/sql', text });

test('a catalogue is plotted by counting it, finer as the reader zooms in; tables of JavaScript too', async ({ site }) => {
  await site.openCells([
    {
      id: '1',
      ...sql("-- plot: x=bv, y=-hpmag, title='All of it'\nSELECT b_v AS bv, hpmag FROM hats('catalogues/hipparcos')"),
    },
    { id: '2', ...sql("-- plot: projection=mollweide, color=hpmag\nSELECT ra, dec, hpmag FROM hats('catalogues/hipparcos')") },
    {
      id: '3',
      type: 'module',
      text: "plot(Array.from({length: 60}, (_, i) => ({t: i, mag: i % 7 ? 10 + Math.sin(i / 5) : NaN, e: 0.2, c: i})), 't', '-mag', {yerr: 'e', color: 'c'})",
    },
    { id: '4', ...sql('-- plot: x=v, log=xy\nSELECT exp(range / 1000) AS v FROM range(10000)') },
  ]);
  await site.runAll();
  for (const id of ['1', '2', '3', '4']) await site.expectState(id, 'shown');
  await site.page.waitForTimeout(6000);
  for (const id of ['1', '2', '3', '4']) await site.output(id).screenshot({ path: `/tmp/chart-${id}.png` });
});
