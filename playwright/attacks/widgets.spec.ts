import { expect, test } from './attack.ts';
import { RUNNING_HTML } from './runningHtml.ts';

test.use({ goesAhead: false });

/** Ways of a widget to load or draw what asks a host; `u` spells an address that the cell does not name. */
const WAYS: Readonly<Record<string, string>> = {
  'html-image': 'HTML(f\'<img src="{u}">\')',
  'html-style': "HTML(f'<style>@import url({u}); p {{ background: url({u}) }}</style><p>x</p>')",
  'html-link': 'HTML(f\'<link rel="stylesheet" href="{u}"><link rel="preload" as="image" href="{u}">\')',
  'html-math': 'HTMLMath(f\'<img src="{u}">\')',
  description: 'IntSlider(description=f\'<img src="{u}">\', description_allow_html=True)',
  'toggle-label': 'ToggleButtons(options=[f\'<img src="{u}">\'])',
  tooltip: 'Button(description=f\'<img src="{u}">\', tooltip=f\'<img src="{u}">\')',
  'module-address': 'made(u)',
  'module-import': 'made(f\'import "{u}"; export default {{ render() {{}} }}\')',
  'module-later': 'made(f\'export default {{ async render() {{ await import("{u}") }} }}\')',
  'module-fetch': 'made(f\'export default {{ async render() {{ await fetch("{u}") }} }}\')',
  'module-image': 'made(f\'export default {{ render({{ el }}) {{ el.innerHTML = `<img src="{u}">` }} }}\')',
  'module-style': "made('export default { render() {} }', f'@import url({u}); div {{ background: url({u}) }}')",
};

const python = (id: string, text: string) => ({ id, type: 'text/x-python', text }) as const;

test('what widgets load and draw reaches no host that is not shown, and their HTML runs nothing', async ({
  target,
}) => {
  const html = Object.values(RUNNING_HTML).map((way) => way.replaceAll('CODE', 'document.title=`ran`'));
  await target.openCells([
    python(
      'a',
      'from ipywidgets import *\nimport anywidget\ndef made(esm, css=""):\n    return type("W", (anywidget.AnyWidget,), {"_esm": esm, "_css": css})()',
    ),
    ...Object.entries(WAYS).map(([name, code]) => python(name, `u = 'ht' + 'tps://${name}.ou' + 't.test/x'\n${code}`)),
    python('html', `HTML(${JSON.stringify(html.join('\n'))})`),
    python('last', "from pyodide.http import pyfetch\nawait pyfetch('https://named.test/done')"),
  ]);
  await target.runToEnd(120_000);
  await target.settle();
  expect(target.reached()).toEqual(['named.test']);
  await expect(target.output('html').locator('[data-view="widget"]')).toBeVisible();
  expect(await target.frame.locator('html').evaluate(() => document.title)).not.toContain('ran');
  await target.expectUntouched();
});
