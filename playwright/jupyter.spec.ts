import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { desktopPython, type DesktopPython } from '../src/build/fixtures/desktopPython.ts';
import { isThere } from '../src/build/fixtures/isThere.ts';
import { expect, test } from './site.ts';

const TOKEN = 'a-word-of-the-reader';
const STARTS_WITHIN_MS = 60_000;
let desktop: DesktopPython | undefined;
let server: ChildProcess | undefined;
let folder = '';
let url = '';

test.beforeAll(async () => {
  desktop = await desktopPython();
  if (!isThere('A Python with Jupyter', desktop !== undefined, 'let the machine reach PyPI') || !desktop) return;
  folder = mkdtempSync(join(tmpdir(), 'skybook-jupyter-'));
  const port = await freePort();
  url = `http://localhost:${port}/`;
  // As it comes: nothing is configured for pages of other sites.
  const options = [
    `--port=${port}`,
    '--no-browser',
    '--allow-root',
    `--IdentityProvider.token=${TOKEN}`,
    '--ip=127.0.0.1',
  ];
  server = spawn(desktop.python, ['-m', 'jupyter_server', ...options, `--ServerApp.root_dir=${folder}`], {
    cwd: folder,
    env: { ...process.env, ...desktop.env, HOME: folder },
    stdio: 'ignore',
  });
  const isUp = () =>
    fetch(`${url}api`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(isUp, { timeout: STARTS_WITHIN_MS }).toBe(true);
});

test.afterAll(async () => {
  server?.kill();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

test('a cell runs on the reader’s own Jupyter server, once they have named it and let the notebook use it', async ({
  site,
}) => {
  test.skip(desktop === undefined, 'There is no Python with Jupyter');
  site.allow('localhost');
  const stars = "hats('catalogues/hipparcos')";
  await site.openCells([
    {
      id: '1',
      type: 'module',
      text: 'const names = [{hip: 32349, name: "Sirius"}, {hip: 91262, name: "Vega"}]; const most = 2;',
    },
    {
      id: '2',
      type: 'application/sql',
      text: `-- @jupyter\nSELECT n.name, round(h.parallax) AS mas FROM names n JOIN ${stars} h ON h.hip = n.hip WHERE h.hpmag < $most ORDER BY n.name`,
    },
    { id: '3', type: 'application/sql', text: `-- @jupyter\nSELECT nothing FROM ${stars}` },
    {
      id: '4',
      type: 'application/sql',
      text: '-- @jupyter\nSELECT max((a.range * b.range) % 7) FROM range(3000000) a, range(3000000) b',
    },
    {
      id: '5',
      type: 'text/x-python',
      text: '# @jupyter\nimport os\nfrom astropy.table import Table\ntop = most * 2\nfound = Table(rows=names)\nprint(os.environ["HOME"])\ntop',
    },
    { id: '6', type: 'application/sql', text: 'SELECT name, $top AS top FROM found ORDER BY name' },
  ]);
  const run = async (id: string, state: string) => {
    await site.cell(id).locator('.cm-content').click();
    await site.page.keyboard.press('Control+Enter');
    await site.expectState(id, state);
  };
  await run('2', 'failed');
  await expect(site.cell('2').locator('[data-failure]')).toContainText('press Trust… in the bar');
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
  await site.page.getByRole('button', { name: 'Trust…' }).press('Enter');
  await site.page.getByLabel(/run code on your Jupyter server/).press(' ');
  const yes = site.page.getByRole('button', { name: 'Trust it' });
  await expect(yes).toBeEnabled();
  await yes.press('Enter');
  await expect(site.cell('2')).toBeVisible();
  await site.cell('2').locator('.cm-content').click();
  await site.page.keyboard.press('Control+Enter');
  await site.page.getByRole('button', { name: 'Run there' }).press('Enter');
  await site.expectState('2', 'shown');
  await expect(site.output('2')).toContainText('Sirius');
  await expect(site.output('2')).toContainText('379');
  await expect(site.output('2')).toContainText('Computed by DuckDB');
  await run('3', 'failed');
  await expect(site.cell('3').locator('[data-failure]')).toContainText('nothing');
  await site.cell('4').locator('.cm-content').click();
  await site.page.keyboard.press('Control+Enter');
  await expect(site.cell('4')).toHaveAttribute('data-state', 'running');
  await site.button('Stop').click();
  await site.expectState('4', 'failed');
  // The kernel has stopped, too, and has kept what it held.
  await run('2', 'shown');
  await expect(site.output('2')).toContainText('Vega');
  await run('5', 'shown');
  await expect(site.output('5')).toContainText(folder);
  await run('6', 'shown');
  await expect(site.output('6')).toContainText('Sirius');
  await expect(site.output('6')).toContainText('4');
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
