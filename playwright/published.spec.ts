import { expect, test } from './site.ts';

test('a public catalogue is found in Add data, put into a cell, and its address and columns complete', async ({
  site,
}) => {
  await site.openCells([
    { id: '1', type: 'application/sql', text: "SELECT count(*) FROM hats('catalogues/hipparcos')" },
    { id: '2', type: 'application/sql', text: "SELECT 1 FROM hats('')" },
  ]);
  await site.button('Add data').click();
  const search = site.frame.getByRole('searchbox', { name: 'Search catalogues' });
  await search.fill('bailer');
  const item = site.frame.locator('[data-public]');
  await expect(item).toHaveCount(1);
  await expect(item).toContainText('data.lsdb.io: as documented');
  await search.fill('hipparcos');
  await site.button('Insert a SQL cell for Hipparcos (this site)').press('Enter');
  await expect(site.frame.locator('[data-cell]')).toHaveCount(3);
  const inserted = site.frame.locator('[data-cell]').last();
  await expect(inserted).toContainText("FROM hats('catalogues/hipparcos')");

  // Nothing has run: the columns are those of the list, the addresses too.
  const options = site.frame.locator('.cm-tooltip-autocomplete li');
  await inserted.locator('.cm-content').click();
  await site.page.keyboard.press('ControlOrMeta+End');
  await site.page.keyboard.type(' AND parall');
  await expect(options.first()).toContainText('parallaxmas · pos.parallax');
  await site.page.keyboard.press('Escape');
  const empty = site.cell('2').locator('.cm-content');
  await empty.click();
  await site.page.keyboard.press('ControlOrMeta+End');
  await site.page.keyboard.press('ArrowLeft');
  await site.page.keyboard.press('ArrowLeft');
  await site.page.keyboard.type('gaia dr3');
  await expect(options.filter({ hasText: 'https://data.lsdb.io/hats/gaia_dr3' }).first()).toBeVisible();
  await options.filter({ hasText: 'https://data.lsdb.io/hats/gaia_dr3Gaia DR3' }).click();
  await expect(empty).toHaveText("SELECT 1 FROM hats('https://data.lsdb.io/hats/gaia_dr3')");
});
