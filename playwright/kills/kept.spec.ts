import { expect, Site, test } from '../site.ts';
import { slowness } from '../slowness.ts';
import { crash, keptControls, keptNotebooks } from './keptNotebooks.ts';

const notice = (site: Site, name: string) => site.page.locator(`[data-notice="${name}"]`);

async function newNotebook(site: Site): Promise<void> {
  await site.open('');
  await site.page.getByRole('button', { name: 'New notebook' }).click();
  await expect(site.cell('2')).toBeVisible();
  await site.cell('2').locator('.editor').click();
  await expect(site.cell('2').locator('.cm-content')).toBeFocused();
}

/** Types letter by letter without a rest, and tells when each letter was typed. */
async function typeOn(site: Site, letters: number, restMs: number): Promise<readonly number[]> {
  const typedMs: number[] = [];
  for (let i = 0; i < letters; i++) {
    await site.page.keyboard.press('x');
    typedMs.push(Date.now());
    // eslint-disable-next-line no-restricted-syntax -- The pace of a reader's hand.
    await site.page.waitForTimeout(restMs);
  }
  return typedMs;
}

test('what is typed without a rest is kept within a second: text, title and result name', async ({ site }) => {
  await newNotebook(site);
  for (const field of ['text', 'title', 'result name']) {
    if (field === 'title') await site.frame.getByRole('textbox', { name: 'Notebook title' }).fill('');
    if (field === 'result name') {
      await site.cell('2').locator('select.language').selectOption('sql');
      await site.cell('2').getByRole('textbox', { name: 'Output name' }).click();
    }
    const typedMs = await typeOn(site, 30, 60);
    const [kept] = await keptNotebooks(site.page.context());
    const readMs = Date.now();
    const letters =
      field === 'title'
        ? kept!.title.length
        : Math.max(
            0,
            ...[...kept!.html.matchAll(field === 'text' ? /^ +(x+)$/gm : /output="(x+)"/g)].map(
              ([, all]) => all!.length,
            ),
          );
    const late = typedMs.filter((ms, place) => place >= letters && readMs - ms > 1000 * slowness());
    expect([field, late]).toEqual([field, []]);
  }
});

test('a notebook whose file holds 20 MB of outputs is kept as soon as any, and its outputs stay', async ({
  site,
  context,
}) => {
  const outputs = [{ output_type: 'stream', name: 'stdout', text: [`${'y'.repeat(2 ** 20)}\n`] }];
  const cells = Array.from({ length: 20 }, (_, i) => ({
    cell_type: 'code',
    id: `c${i}`,
    metadata: {},
    source: [`x${i} = 0`],
    execution_count: 1,
    outputs,
  }));
  await site.open('');
  await site.page.locator('input[type=file]').setInputFiles({
    name: 'large.ipynb',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells })),
  });
  await site.cell('c0').locator('.editor').click();
  await site.cell('c0').locator('.cm-content').click();
  await expect(site.cell('c0').locator('.cm-content')).toBeFocused();
  await site.page.keyboard.press('ControlOrMeta+End');
  const typedMs = await typeOn(site, 12, 320);
  await crash(site.page);
  const crashedMs = Date.now();
  const [kept] = await keptNotebooks(context);
  const letters = /x0 = 0(x*)/.exec(kept!.html)![1]!.length;
  expect(typedMs.filter((ms, place) => place >= letters && crashedMs - ms > 1500 * slowness())).toEqual([]);
  const after = new Site(await context.newPage(), context);
  await after.open(`#mine/${kept!.id}`);
  await expect(after.output('c0')).toContainText('yyy');
});

test('a control stands after the death of its page where the reader left it, at its notebook’s address and at that of the copy', async ({
  site,
  context,
}) => {
  await site.openCells([
    { id: '1', type: 'module', text: 'const x = view(Inputs.range([0, 10], { step: 1, value: 2 }))' },
    { id: '2', type: 'module', text: '`x is ${x}`' },
  ]);
  await site.runAll();
  await expect(site.output('2')).toContainText('x is 2');
  await site.output('1').locator('input[type=range]').focus();
  for (let i = 0; i < 5; i++) await site.page.keyboard.press('ArrowRight');
  await expect(site.output('2')).toContainText('x is 7');
  await expect(site.page).toHaveURL(/#src=/);
  await expect.poll(() => keptControls(context)).toContain('7');
  await crash(site.page);
  const after = new Site(await context.newPage(), context);
  const runs = async (): Promise<void> => {
    await after.runAll();
    // What was kept of it stands there before it has run.
    await after.expectState('2', 'shown');
    await expect(after.cell('2')).not.toHaveAttribute('data-as-of');
    await expect(after.output('2')).toContainText('x is 7');
  };
  await after.open('#src=https://notebooks.test/notebook.html');
  await runs();
  await after.type('2', '`now x is ${x}`');
  await expect(after.page).toHaveURL(/#mine\//);
  await after.page.reload();
  await runs();
});

test('a cell that never ends takes nothing of what was typed', async ({ site }) => {
  await newNotebook(site);
  await site.cell('2').locator('select.language').selectOption('javascript');
  await site.cell('2').locator('.cm-content').click();
  await site.page.keyboard.insertText('while (true) ;');
  // The frame may be busy for ever before it has said that the keys are up.
  void site.page.keyboard.press('Control+Enter').catch(() => undefined);
  await expect
    .poll(async () => (await keptNotebooks(site.page.context())).map(({ html }) => html).join())
    .toContain('while (true) ;');
});

test('two tabs on one notebook: each shows its own text after a reload, and both say so until the reader has decided', async ({
  site,
  context,
}) => {
  await newNotebook(site);
  await site.page.keyboard.insertText('1');
  await expect.poll(async () => (await keptNotebooks(context))[0]?.html).toContain('    1\n');
  const other = new Site(await context.newPage(), context);
  await other.page.goto(site.page.url());
  await other.cell('2').locator('.editor').click();
  await expect(other.cell('2').locator('.cm-content')).toBeFocused();
  await site.page.bringToFront();
  await site.type('2', 'first_tab');
  await expect(notice(other, 'newest')).toContainText('Another tab has changed this notebook');
  await other.page.bringToFront();
  await other.type('2', 'second_tab');
  await expect(notice(other, 'besides')).toContainText('two versions');
  await expect(notice(site, 'besides')).toContainText('two versions');
  await other.page.reload();
  await site.page.reload();
  await expect(other.cell('2')).toContainText('second_tab');
  await expect(site.cell('2')).toContainText('first_tab');
  await expect(notice(other, 'besides')).toContainText('two versions');
  await site.page.bringToFront();
  await notice(site, 'besides').getByRole('button').click();
  const dialog = site.page.getByRole('dialog');
  await expect(dialog.locator('[data-line="gone"]')).toContainText('first_tab');
  await expect(dialog.locator('[data-line="new"]')).toContainText('second_tab');
  await dialog.getByRole('button', { name: 'Keep the other one' }).click();
  await expect(site.cell('2')).toContainText('second_tab');
  await expect(notice(site, 'besides')).toHaveCount(0);
  await expect(notice(other, 'besides')).toHaveCount(0);
  expect(await keptNotebooks(context)).toHaveLength(1);
});

test('an edit after Share is there after a reload, and an edit before it too', async ({ site }) => {
  await site.openCells([{ id: '1', type: 'module', text: '1 + 1' }]);
  for (const text of ['2 + 2', '3 + 3']) {
    await site.button('Share').click();
    await site.page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    await site.type('1', text);
    await expect.poll(async () => (await keptNotebooks(site.page.context()))[0]?.html).toContain(text);
    await site.page.reload();
    await expect(site.cell('1')).toContainText(text);
  }
});

test('a page whose process dies loses nothing older than a second', async ({ site, context }) => {
  await newNotebook(site);
  const typedMs = await typeOn(site, 20, 165);
  await crash(site.page);
  const crashedMs = Date.now();
  const [kept] = await keptNotebooks(context);
  const letters = Math.max(0, ...[...kept!.html.matchAll(/^ +(x+)$/gm)].map(([, all]) => all!.length));
  expect(typedMs.filter((ms, place) => place >= letters && crashedMs - ms > 1500 * slowness())).toEqual([]);
});

test('a notebook goes back to what it was, and that is undone', async ({ site, context }) => {
  await newNotebook(site);
  await site.page.clock.install();
  await site.page.keyboard.insertText('early');
  await expect.poll(async () => (await keptNotebooks(context))[0]?.html).toContain('early');
  await site.page.clock.fastForward(61_000);
  await site.type('2', 'late');
  await expect.poll(async () => (await keptNotebooks(context))[0]?.html).toContain('late');
  const bar = site.page.locator('[data-bar]');
  await bar.getByRole('button', { name: 'Versions…' }).click();
  const dialog = site.page.getByRole('dialog');
  // By key: a click on a dialog that has just opened over a frame of another process may go to the frame.
  await dialog.locator('li button').first().press('Enter');
  await expect(dialog.locator('[data-line="gone"]')).toContainText('early');
  await dialog.getByRole('button', { name: 'Go back to it' }).press('Enter');
  await expect(site.cell('2')).toContainText('early');
  await notice(site, 'wentBack').getByRole('button', { name: 'Undo' }).click();
  await expect(site.cell('2')).toContainText('late');
});

test('what is renamed or duplicated at home is what its tab and its copy show after a reload', async ({
  site,
  context,
}) => {
  await newNotebook(site);
  await site.page.keyboard.insertText('mine');
  await site.page.locator('[data-bar] .home-link').click();
  site.page.once('dialog', (dialog) => void dialog.accept('Renamed'));
  await site.page.getByRole('button', { name: 'Rename' }).click();
  await expect(site.page.locator('ul.kept a')).toHaveText('Renamed');
  await site.page.getByRole('button', { name: 'Duplicate' }).click();
  await expect(site.page.locator('ul.kept a')).toHaveText(['Renamed (copy)', 'Renamed']);
  for (const title of ['Renamed (copy)', 'Renamed']) {
    await site.page.getByRole('link', { name: title, exact: true }).click();
    await expect(site.cell('2')).toContainText('mine');
    await site.type('2', `in ${title}`);
    await expect
      .poll(async () => (await keptNotebooks(context)).find((kept) => kept.title === title)?.html)
      .toContain(`in ${title}`);
    await site.page.reload();
    await expect(site.frame.getByRole('textbox', { name: 'Notebook title' })).toHaveValue(title);
    await expect(site.cell('2')).toContainText(`in ${title}`);
    await site.page.locator('[data-bar] .home-link').click();
  }
});

test('two tabs that make their first change of one link each show their own after a reload, and both are told of', async ({
  site,
  context,
}) => {
  await site.openCells([{ id: '1', type: 'module', text: '1 + 1' }]);
  const other = new Site(await context.newPage(), context);
  await other.openCells([{ id: '1', type: 'module', text: '1 + 1' }]);
  for (const [tab, text] of [
    [site, 'first_tab'],
    [other, 'second_tab'],
  ] as const) {
    await tab.page.bringToFront();
    await tab.type('1', text);
    await expect(tab.page).toHaveURL(/#mine\//);
  }
  for (const [tab, text] of [
    [site, 'first_tab'],
    [other, 'second_tab'],
  ] as const) {
    await tab.page.reload();
    await expect(tab.cell('1')).toContainText(text);
    await expect(notice(tab, 'besides')).toContainText('two versions');
  }
});

test('home pressed right after the last key shows home, and the notebook has that key', async ({ site }) => {
  await newNotebook(site);
  const { page } = site;
  for (const letter of 'abc') {
    await page.keyboard.press(letter);
    await page.locator('[data-bar] .home-link').click();
    await page.locator('ul.kept a').click();
    await expect(site.cell('2')).toContainText('abc'.slice(0, 'abc'.indexOf(letter) + 1));
    await site.cell('2').locator('.editor').click();
    await site.cell('2').locator('.cm-content').click();
    await page.keyboard.press('ControlOrMeta+End');
  }
});
