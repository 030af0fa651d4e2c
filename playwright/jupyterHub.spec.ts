import { desktopPython } from '../src/build/fixtures/desktopPython.ts';
import { startHub, type JupyterHub } from './jupyterHub.ts';
import { expect, test } from './site.ts';

let hub: JupyterHub | undefined;

test.use({ ignoreHTTPSErrors: true });

test.beforeAll(async () => {
  test.setTimeout(600_000);
  if (process.env['SKYBOOK_HUB'] === undefined) return;
  const desktop = await desktopPython(['jupyterhub==6.1.1']);
  if (!desktop) throw new Error('JupyterHub cannot be installed: let the machine reach PyPI and npm');
  hub = await startHub(desktop);
});

test.afterAll(() => hub?.close());

test('a cell runs on a JupyterHub over TLS whose admin has written one line; another says which', async ({ site }) => {
  test.skip(hub === undefined, 'It installs a JupyterHub: SKYBOOK_HUB=1');
  const { users } = hub!;
  site.allow('localhost');
  await site.open('');
  await site.page.getByRole('button', { name: 'New notebook' }).click();
  await site.page.getByRole('button', { name: 'Settings' }).click();
  const check = site.page.locator('[data-check=jupyter]');
  const name = async ({ url, token }: { readonly url: string; readonly token: string }) => {
    await site.page.getByLabel(/^Your own Jupyter server/).fill(`${url}lab`);
    await site.page.getByLabel('Its token').fill(token);
    await site.page.getByRole('button', { name: 'Try it' }).press('Enter');
  };
  await name(users.not);
  await expect(check).toContainText('JUPYTERHUB_ALLOW_TOKEN_IN_URL');
  await name(users.let);
  await expect(check).toContainText('takes this token');
  await site.page.getByRole('button', { name: 'Save' }).press('Enter');
  const cell = site.frame.locator('[data-cell][data-language=python]').first();
  await cell.locator('.cm-content').click();
  await site.page.keyboard.insertText(
    '# @jupyter\nimport os, threading\nfrom skybook_elsewhere.culling import end_kernel\nthreading.Timer(0.5, end_kernel).start()\nos.environ["JUPYTERHUB_USER"]',
  );
  await site.page.keyboard.press('Control+Enter');
  await site.page.getByRole('button', { name: 'Run there' }).press('Enter');
  await expect(cell).toHaveAttribute('data-state', 'shown');
  await expect(cell.locator('[data-output]')).toContainText('let');
  // The kernel can end itself there, too.
  const kernels = () =>
    site.page.evaluate(
      async ({ url, token }) => ((await (await fetch(`${url}api/kernels?token=${token}`)).json()) as unknown[]).length,
      users.let,
    );
  await expect.poll(kernels).toBe(0);
});
