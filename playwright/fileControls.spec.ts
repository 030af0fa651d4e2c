import { expect, test, type Site } from './site.ts';

const CELLS = [
  { id: 'p', type: 'text/x-python', text: 'picked = ui.file(".txt", label="P file")\npicked' },
  {
    id: 'py',
    type: 'text/x-python',
    text: 'print(open(picked.value).read() if picked.value else "none in Python")\nprint(picked.value)',
  },
  { id: 'sql', type: 'application/sql', text: 'SELECT $picked AS path' },
  {
    id: 'j',
    type: 'module',
    text: "const one = view(Inputs.file({ label: 'J file' }));\nconst more = view(Inputs.file({ label: 'J files', multiple: true }));",
  },
  {
    id: 'js',
    type: 'module',
    text: "display(one ? await one.text() : 'none in JavaScript');\ndisplay(more.length === 0 ? 'none of many' : `${await more[1].text()} of ${more.length}`);\ndisplay(`path ${picked}`);",
  },
] as const;

async function expectNone(site: Site): Promise<void> {
  await expect(site.output('py')).toHaveText(/none in Python\s*None/);
  await expect(site.output('js')).toHaveText(/none in JavaScript.*none of many.*path null/);
}

async function choose(site: Site, cell: string, name: string, ...texts: readonly string[]): Promise<void> {
  const chooser = site.page.waitForEvent('filechooser');
  await site.output(cell).getByLabel(name, { exact: true }).click();
  await (
    await chooser
  ).setFiles(
    texts.map((text, at) => ({ name: `${name} ${at}.txt`, mimeType: 'text/plain', buffer: Buffer.from(text) })),
  );
}

async function chooseAll(site: Site): Promise<void> {
  await choose(site, 'p', 'P file', 'from disk');
  await choose(site, 'j', 'J file', 'of the page');
  await choose(site, 'j', 'J files', 'first', 'second');
  await expect(site.output('py')).toHaveText(/from disk\s*\/local\/P file 0\.txt/);
  await expect(site.output('sql')).toContainText('/local/P file 0.txt');
  await expect(site.output('js')).toHaveText(/of the page.*second of 2.*path \/local\/P file 0\.txt/);
}

test('files that controls take are read in Python and JavaScript, and are chosen again after a run, a reload and in a link', async ({
  site,
}) => {
  test.slow();
  await site.openCells(CELLS);
  await site.runAll();
  await expectNone(site);
  await chooseAll(site);

  await choose(site, 'p', 'P file', 'newer');
  await expect(site.output('py')).toHaveText(/newer\s*\/local/);

  for (const id of ['p', 'j']) {
    await site.cell(id).locator('.cm-content').click();
    await site.page.keyboard.press('ControlOrMeta+Enter');
  }
  await expectNone(site);
  await chooseAll(site);

  await site.button('Share').click();
  const field = site.page.getByRole('textbox', { name: 'Link' });
  await expect(field).toHaveValue(/#nb1\./);
  await site.page.getByLabel('With the controls as they stand').press('Space');
  const link = await field.inputValue();
  await site.page.reload();
  await site.runAll();
  await expectNone(site);
  await site.page.goto('about:blank');
  await site.page.goto(link);
  await site.runAll();
  await expectNone(site);
  expect(site.errors).toEqual([]);
});
