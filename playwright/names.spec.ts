import { expect, test } from './site.ts';

const NAME = '<img src=x onerror="globalThis.acted=true">';
const PROPERTIES = `obs_title = ${NAME}\ncreator_did = ivo://${NAME}\nhips_order = 3\nhips_frame = equatorial\nhips_tile_format = png ${NAME}\nhips_tile_width = 256\nobs_copyright = ${NAME}\n`;

test('names of layers and of a survey are text on the sky and in its own lists', async ({ site }) => {
  await site.answer('hips.test', ({ pathname }) => ({
    body: pathname.endsWith('/properties') ? PROPERTIES : '',
    contentType: 'text/plain',
    status: pathname.endsWith('/properties') ? 200 : 404,
  }));
  const layers = `[{ table: [{ ra: 10, dec: 20 }], name }, { moc: { 3: [1, 2] }, name }, { region: 'CIRCLE ICRS 10 20 1', name }]`;
  await site.openCells([
    {
      id: '1',
      type: 'module',
      text: `const name = ${JSON.stringify(NAME)};\ndisplay(sky(${layers}, { fov: 5, survey: 'https://hips.test/a' }))`,
    },
  ]);
  await site.runAll();
  await site.expectState('1', 'shown');
  const sky = site.output('1').locator('[data-view="sky"]');
  await expect(sky).not.toHaveAttribute('aria-busy', 'true');
  await expect(sky.locator('.sky-legend li').first()).toContainText(NAME);
  await sky.locator('.aladin-stack-control').click();
  await expect(sky.getByText('layer-2')).toBeVisible();
  await expect(sky.locator('img[src="x"]')).toHaveCount(0);
  expect(await site.page.frames()[1]!.evaluate(() => 'acted' in globalThis)).toBe(false);
});

test('a survey that is not there is said so, and nobody else is asked for one', async ({ site }) => {
  await site.answer('hips.test', () => ({ body: 'none', contentType: 'text/plain', status: 404 }));
  await site.openCells([
    { id: '1', type: 'module', text: `sky({ survey: 'https://hips.test/gone' })` },
    { id: '2', type: 'module', text: `sky({ survey: 'P/DSS2/color' })` },
  ]);
  await site.runAll();
  await expect(site.output('1').locator('[data-failure]')).toContainText(
    'The survey at https://hips.test/gone could not be read: its server answered 404',
  );
  await expect(site.output('2').locator('[data-failure]')).toContainText('https://alasky.cds.unistra.fr/DSS/DSSColor');
});
