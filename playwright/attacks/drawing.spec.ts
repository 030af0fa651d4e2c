import { expect, test } from './attack.ts';
import { DRAWING_WAYS } from './drawingWays.ts';

/** Texts of data, made as cells run so that no host stands in their code. */
const TEXTS = `def u(name):
  return 'ht' + f'tps://{name}.draw' + 'n.test/x'
def m(name):
  return f'''"'><img src="{u(name)}" onerror="document.title=1"><svg onload="document.title=1"></svg><script>document.title=1</script>'''
def tex(name):
  return r'$\\href{javascript:document.title=1}{x}\\includegraphics{' + u(name) + r'}\\htmlData{onclick=document.title=1}{x}$'`;

const python = (id: string, text: string) => ({ id, type: 'text/x-python', text }) as const;

test('texts of data are text in plots, controls, figures, widgets and tables, and what these load reaches no host', async ({
  target,
}) => {
  await target.openCells([
    python('texts', TEXTS),
    ...Object.entries(DRAWING_WAYS).map(([name, code]) => python(name, code)),
    python('last', "from pyodide.http import pyfetch\nawait pyfetch('https://named.test/done')"),
  ]);
  await target.runToEnd(150_000);
  await target.readThrough();
  await target.settle();
  for (const name of Object.keys(DRAWING_WAYS))
    await expect.soft(target.output(name).locator('[data-view], table, svg, p').first()).toBeAttached();
  expect.soft(target.reached(), 'hosts').toEqual(['named.test']);
  const frame = target.frame.locator('html');
  const links = await frame.evaluate((root) => {
    const within = (tree: ParentNode): readonly Element[] =>
      [...tree.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? within(one.shadowRoot) : [])]);
    return within(root)
      .filter((one) => /^\s*javascript:/i.test(one.getAttribute('href') ?? one.getAttribute('xlink:href') ?? ''))
      .map((one) => `${one.localName} in ${one.closest('[data-cell]')?.getAttribute('data-cell')}`);
  });
  // A widget's own code may make any; it does nothing where inline code may not run.
  expect
    .soft(
      links.filter((link) => !link.endsWith(' widgets') && !link.endsWith(' null')),
      'links',
    )
    .toEqual([]);
  for (const link of await target.frame.locator('a[href^="javascript:"]').all()) await link.dispatchEvent('click');
  expect.soft(await frame.evaluate(() => document.title)).not.toBe('1');
  await target.expectUntouched();
});
