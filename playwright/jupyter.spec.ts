import { resolve } from 'node:path';
import { desktopPython } from '../src/build/fixtures/desktopPython.ts';
import { isThere } from '../src/build/fixtures/isThere.ts';
import { startJupyter, TOKEN, type JupyterServer } from './jupyterServer.ts';
import { expect, test } from './site.ts';

const FOLDER = resolve(import.meta.dirname, '../public/catalogues/hipparcos');
/** How often queries there are stopped; from two on the times are told, of Dask too. */
const STOPS = Number(process.env.SKYBOOK_STOPS ?? 1);
let server: JupyterServer | undefined;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  const desktop = await desktopPython();
  if (isThere('A Python with Jupyter', desktop !== undefined, 'let the machine reach PyPI') && desktop)
    server = await startJupyter(desktop);
});

test.afterAll(() => server?.close());

test('a cell runs on the reader’s own Jupyter server, once they have named it and let the notebook use it', async ({
  site,
}) => {
  test.skip(server === undefined, 'There is no Python with Jupyter');
  const { url, folder, kernels, cut, mend } = server!;
  site.allow('localhost');
  const sql = (id: string, text: string) => ({ id, type: 'application/sql', text }) as const;
  const python = (id: string, text: string) => ({ id, type: 'text/x-python', text: `# @jupyter\n${text}` }) as const;
  await site.openCells([
    {
      id: '1',
      type: 'module',
      text: 'const names = [{hip: 32349, name: "Sirius"}, {hip: 91262, name: "Vega"}]; const most = 2;',
    },
    sql(
      '2',
      `-- @jupyter\nSELECT n.name, round(h.parallax) AS mas FROM names n JOIN hats('catalogues/hipparcos') h ON h.hip = n.hip WHERE h.hpmag < $most ORDER BY n.name`,
    ),
    sql('3', `-- @jupyter\nSELECT hip,\n  nothing FROM hats('${FOLDER}')`),
    sql('4', '-- @jupyter\nSELECT max((a.range * b.range) % 7) FROM range(3000000) a, range(3000000) b'),
    python(
      '5',
      'import os\nfrom astropy.table import Table\ntop = most * 2\nfound = Table(rows=names)\nprint(os.environ["HOME"])\ntop',
    ),
    sql('6', 'SELECT name, $top AS top FROM found ORDER BY name'),
    sql('7', `-- @jupyter dask\nSELECT count(*) AS n, min(hip) AS least FROM hats('${FOLDER}') WHERE hpmag < 2`),
    sql('8', `SELECT count(*) AS n FROM hats('server://${FOLDER}')`),
    python('9', 'import time\nfor i in range(40):\n    print("step", i)\n    time.sleep(0.1)\nlate = 43\nlate'),
    python('10', 'import os\nos._exit(1)'),
    python(
      '11',
      'import threading\nfrom skybook_elsewhere.culling import end_kernel\nthreading.Timer(0.5, end_kernel).start()',
    ),
    python('13', 'from IPython.display import HTML\nHTML("<b>shown there</b><script>top.hacked = 1</script>")'),
    sql(
      '14',
      `-- @jupyter dask\nSELECT max((h.hip * r.range) % 7) AS m FROM hats('${FOLDER}') h, range(60000) r WHERE h.hip + r.range > 0`,
    ),
    sql('15', '-- @jupyter\nSELECT 1 AS one'),
    python('16', '1'),
    // What it reads is gone with the kernel, and made again.
    python('12', 'f"{top} stars"'),
  ]);
  const begin = async (id: string) => {
    await site.cell(id).locator('.cm-content').click();
    await site.page.keyboard.press('Control+Enter');
  };
  const run = async (id: string, state: string) => {
    // While one frame takes the place of another a key may go to the one that leaves.
    await expect(async () => {
      await begin(id);
      await expect(site.cell(id)).not.toHaveAttribute('data-state', 'idle', { timeout: 10_000 });
    }).toPass();
    await site.expectState(id, state);
  };
  const failure = (id: string) => site.cell(id).locator('[data-failure]');

  await run('2', 'failed');
  await expect(failure('2')).toContainText('press Trust… in the bar');
  await site.page.getByRole('button', { name: 'Settings' }).click();
  await site.page.getByLabel(/^Your own Jupyter server/).fill(url);
  await site.page.getByLabel('Its token').fill('another');
  const check = site.page.locator('[data-check=jupyter]');
  await site.page.getByRole('button', { name: 'Try it' }).press('Enter');
  await expect(check).toContainText('is there, and refuses this page');
  await site.page.getByLabel('Its token').fill(TOKEN);
  await site.page.getByRole('button', { name: 'Try it' }).press('Enter');
  await expect(check).toContainText('takes this token');
  await site.page.getByRole('button', { name: 'Save' }).press('Enter');
  // One of others cannot even ask what is on the server's disk.
  await run('3', 'failed');
  await expect(failure('3')).toContainText('press Trust… in the bar');
  expect(await kernels()).toEqual([]);
  await site.page.getByRole('button', { name: 'Trust…' }).press('Enter');
  await site.page.getByLabel(/run code on your Jupyter server/).press(' ');
  await site.page.getByLabel('ask any host').press(' ');
  const yes = site.page.getByRole('button', { name: 'Trust it' });
  await expect(yes).toBeEnabled();
  await yes.press('Enter');
  await expect(site.cell('2')).toBeVisible();
  const there = site.page.getByRole('button', { name: 'Run there' });
  // The frame that shows the notebook gives way to one that may do more.
  await expect(async () => {
    await begin('2');
    await expect(there).toBeVisible({ timeout: 20_000 });
  }).toPass();
  await there.press('Enter');
  await site.expectState('2', 'shown');
  await expect(site.output('2')).toContainText('Sirius');
  await expect(site.output('2')).toContainText('379');
  await expect(site.output('2')).toContainText('Computed by DuckDB');

  // A folder of the server: what is wrong is found before anything runs there, at its line.
  await run('3', 'failed');
  await expect(failure('3')).toContainText('nothing');
  await expect(failure('3')).toContainText('line 3');
  await run('7', 'shown');
  await expect(site.output('7')).toContainText(/on dask/);
  await expect(site.output('7')).toContainText('your Jupyter server');
  await run('8', 'failed');
  await expect(failure('8')).toContainText('no address that a cell can name');

  const timed = async (done: () => Promise<void>): Promise<string> => {
    const from = performance.now();
    await done();
    return `${(performance.now() - from).toFixed(0)} ms`;
  };
  for (const id of STOPS > 1 ? ['4', '14'] : ['4'])
    for (let n = 0; n < STOPS; n++) {
      await expect(async () => {
        await begin(id);
        await expect(site.cell(id)).toHaveAttribute('data-state', 'running', { timeout: 5000 });
      }).toPass();
      await expect(site.cell(id)).toContainText(/Running on|partitions/);
      await expect(site.button('Stop')).toBeEnabled();
      const ms = await timed(async () => {
        await site.button('Stop').press('Enter');
        await site.expectState(id, 'failed');
      });
      if (STOPS > 1) console.log(`${id} has stopped after ${ms}`);
      expect(await kernels()).toHaveLength(1);
    }
  for (const id of ['15', '16'])
    for (let n = 0; n < STOPS && STOPS > 1; n++) {
      const took = site.cell(id).evaluate(runTime);
      await begin(id);
      console.log(`An idle line (${id}) took ${(await took).toFixed(0)} ms`);
    }
  // The kernel has stopped, too, and has kept what it held.
  expect(await kernels()).toHaveLength(1);
  await run('5', 'shown');
  await expect(site.output('5')).toContainText(folder);
  await run('6', 'shown');
  await expect(site.output('6')).toContainText('Sirius');
  await expect(site.output('6')).toContainText('4');

  // What the server shows is of no more right than what shows here, and no frame learns the token.
  await run('13', 'shown');
  await expect(site.output('13').frameLocator('iframe').locator('body')).toContainText('shown there');
  const stage = site.page.frameLocator('iframe.stage');
  for (const body of [stage.locator('body'), site.frame.locator('body')]) {
    const seen = await body.evaluate(
      () => JSON.stringify(performance.getEntries()) + document.documentElement.outerHTML,
    );
    expect(seen).not.toContain(TOKEN);
  }
  expect(await site.page.evaluate('typeof hacked')).toBe('undefined');

  // A connection that drops loses nothing.
  await begin('9');
  await expect(site.output('9')).toContainText('step 2');
  cut();
  await expect(site.cell('9')).toContainText('has dropped: waiting for it');
  mend();
  await site.expectState('9', 'shown');
  for (const text of ['step 20', 'step 39', '43']) await expect(site.output('9')).toContainText(text);
  expect(await kernels()).toHaveLength(1);

  // A kernel that dies is told of; one that was ended, as when it was left for long, is started anew.
  await run('10', 'failed');
  await expect(failure('10')).toContainText('ended, and what it held is gone');
  await run('11', 'shown');
  await expect.poll(kernels).toEqual([]);
  await expect(site.cell('5')).toHaveAttribute('data-state', 'stale');
  await begin('12');
  await expect.poll(async () => (await kernels()).length).toBe(1);
  await site.expectState('5', 'shown');
  await site.expectState('12', 'shown');
  await expect(site.output('12')).toContainText('4 stars');
});

/** How many milliseconds a cell's next run takes, by the page's own clock: asking it by turns is slower than that. */
function runTime(cell: Element): Promise<number> {
  return new Promise((resolve) => {
    let from: number | undefined;
    new MutationObserver((_, observer) => {
      const state = cell.getAttribute('data-state');
      if (state === 'running') from ??= performance.now();
      if (state !== 'shown' || from === undefined) return;
      observer.disconnect();
      resolve(performance.now() - from);
    }).observe(cell, { attributes: true, attributeFilter: ['data-state'] });
  });
}
