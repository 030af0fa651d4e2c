import { endedEngines } from './endedEngines.ts';
import { keptControls } from './kills/keptNotebooks.ts';
import { expect, test, type Site } from './site.ts';

const PYTHON = [
  'from astropy.table import Table',
  'stars = Table({"name": ["Vega", "Rigel", "Deneb"], "mag": [0.03, 0.13, 1.25]})',
  'p_slider = ui.slider(0, 10, value=4, label="P slider")',
  'p_range = ui.range(0, 10, value=(2, 8), label="P range")',
  'p_select = ui.select({"one": 1, "two": 2}, label="P select")',
  'p_many = ui.multiselect(["a", "b", "c"], label="P many")',
  'p_text = ui.text("α", label="P text")',
  'p_number = ui.number(value=3, label="P number")',
  'p_date = ui.date("1987-02-23", label="P date")',
  'p_check = ui.checkbox(label="P check")',
  'p_radio = ui.radio(["x", "y"], label="P radio")',
  'p_go = ui.button("P go")',
  'p_file = ui.file(label="P file")',
  'p_rows = ui.table(stars, label="P rows")',
  'p_tabs = ui.tabs({"first": ui.column(p_text, p_number, p_date), "second": ui.row(p_check, p_radio, p_go)}, label="P tabs")',
  'ui.column(ui.row(p_slider, p_range), p_select, p_many, p_file, p_rows, p_tabs)',
].join('\n');

const JAVASCRIPT = [
  "const given = [{ name: 'Vega', mag: 0.03 }, { name: 'Rigel', mag: 0.13 }, { name: 'Deneb', mag: 1.25 }];",
  "const j_range = view(Inputs.range([0, 10], { label: 'J range', step: 1, value: 4 }));",
  "const j_select = view(Inputs.select(given, { label: 'J select', format: ({ name }) => name }));",
  "const j_many = view(Inputs.checkbox(['a', 'b', 'c'], { label: 'J many' }));",
  "const j_toggle = view(Inputs.toggle({ label: 'J toggle' }));",
  "const j_radio = view(Inputs.radio(['x', 'y'], { label: 'J radio', value: 'x' }));",
  "const j_text = view(Inputs.text({ label: 'J text', value: 'α' }));",
  "const j_number = view(Inputs.number({ label: 'J number', value: 3 }));",
  "const j_date = view(Inputs.date({ label: 'J date', value: '1987-02-23' }));",
  "const j_go = view(Inputs.button('J go'));",
  'const j_rows = view(Inputs.table(given, { required: false }));',
  "const j_form = view(Inputs.form({ a: Inputs.range([0, 10], { label: 'J form a', step: 1, value: 1 }), b: Inputs.text({ label: 'J form b', value: 'b' }) }));",
].join('\n');

const CELLS = [
  { id: 'p', type: 'text/x-python', text: PYTHON },
  { id: 'j', type: 'module', text: JAVASCRIPT },
  {
    id: 'py',
    type: 'text/x-python',
    text: [
      'print([p_slider.value, p_range.value, p_select.value, p_many.value, p_text.value, p_number.value, str(p_date.value)])',
      'print([p_check.value, p_radio.value, p_go.value, p_file.value, p_rows.value["name"].tolist(), p_tabs.value])',
      'print([j_range, j_select["name"], list(j_many), j_toggle, j_radio, j_text, j_number, j_go])',
    ].join('\n'),
  },
  {
    id: 'js',
    type: 'module',
    text: 'display(Object.assign(document.createElement("p"), { textContent: JSON.stringify([p_slider, p_many, p_date.toISOString().slice(0, 10), j_range, j_select.name, j_many, j_toggle, j_radio, j_text, j_number, j_date.toISOString().slice(0, 10), j_rows.map(({ name }) => name), j_form]) }))',
  },
  {
    id: 'sql',
    type: 'application/sql',
    text: "SELECT concat_ws(' ', $p_slider, $p_select, $p_text, $p_number, $p_check, $p_radio, $p_tabs, $j_range, $j_toggle, $j_radio, $j_text, $j_number) AS read, (SELECT count(*) FROM p_rows) AS chosen",
  },
  { id: 'note', type: 'text/x-python', text: 'print("noted")' },
] as const;

type States = readonly [python: string, chosen: string, ofJs: string, js: string, sql: string];

const FIRST: States = [
  "[4, (2, 8), 1, [], 'α', 3, '1987-02-23']",
  "[False, 'x', 0, None, [], 'first']",
  "[4, 'Vega', [], False, 'x', 'α', 3, 0]",
  '[4,[],"1987-02-23",4,"Vega",[],false,"x","α",3,"1987-02-23",[],{"a":1,"b":"b"}]',
  '4 1 α 3 false x first 4 false x α 3',
];

const LEFT: States = [
  "[5, (3, 8), 2, ['b'], 'β', 7, '2026-11-28']",
  "[True, 'y', 2, '/local/stars.csv', ['Rigel'], 'second']",
  "[5, 'Deneb', ['b', 'c'], True, 'y', 'β', 7, 2]",
  '[5,["b"],"2026-11-28",5,"Deneb",["b","c"],true,"y","β",7,"2026-11-28",["Rigel"],{"a":6,"b":"c"}]',
  '5 2 β 7 true y second 5 true y β 7',
];

/** Presses and files are of a run and of this computer: they do not stand where they were left. */
const again = ([python, chosen, ofJs, ...rest]: States): States => [
  python,
  chosen.replace(', 2,', ', 0,').replace("'/local/stars.csv'", 'None'),
  ofJs.replace(', 2]', ', 0]'),
  ...rest,
];

async function expectStates(site: Site, [python, chosen, ofJs, js, sql]: States): Promise<void> {
  const timeout = 60_000;
  await expect(site.output('py')).toHaveText([python, chosen, ofJs].join('\n'), { timeout, useInnerText: true });
  await expect(site.output('js')).toHaveText(js, { timeout });
  await expect(site.output('sql').getByRole('gridcell').first()).toHaveText(sql, { timeout });
}

async function gestures(site: Site): Promise<void> {
  const { page } = site;
  const p = site.output('p');
  await p.getByRole('slider', { name: 'P slider' }).press('ArrowRight');
  await p.getByRole('slider', { name: 'P range, from' }).press('ArrowRight');
  await p.getByRole('combobox', { name: 'P select' }).press('ArrowDown');
  await p.getByRole('listbox', { name: 'P many' }).press('ArrowDown');
  await p.getByRole('listbox', { name: 'P many' }).press('ArrowDown');
  await p.getByRole('textbox', { name: 'P text' }).press('ControlOrMeta+a');
  await page.keyboard.insertText('β');
  await p.getByRole('spinbutton', { name: 'P number' }).press('ControlOrMeta+a');
  await page.keyboard.insertText('7');
  await p.getByLabel('P date').pressSequentially('11282026');
  await p.getByRole('tab', { name: 'second' }).click();
  await p.getByRole('checkbox', { name: 'P check' }).check();
  await p.getByRole('radio', { name: 'y' }).check();
  for (let press = 0; press < 2; press++) await p.getByRole('button', { name: 'P go' }).click();
  const chooser = page.waitForEvent('filechooser');
  await p.getByLabel('P file').click();
  await (await chooser).setFiles({ name: 'stars.csv', mimeType: 'text/csv', buffer: Buffer.from('a\n1\n') });
  await p.getByRole('row', { name: /Rigel/ }).click();
  const j = site.output('j');
  // Sliders of Inputs have no name of their own: it is their number's.
  await j.getByRole('slider').first().press('ArrowRight');
  await j.getByRole('combobox', { name: 'J select' }).press('End');
  for (const name of ['b', 'c']) await j.getByRole('checkbox', { name, exact: true }).check();
  await j.getByRole('checkbox', { name: 'J toggle' }).check();
  await j.getByRole('radio', { name: 'y' }).check();
  await j.getByRole('textbox', { name: 'J text' }).press('ControlOrMeta+a');
  await page.keyboard.insertText('β');
  await j.getByRole('spinbutton', { name: 'J number' }).press('ControlOrMeta+a');
  await page.keyboard.insertText('7');
  await j.getByLabel('J date').pressSequentially('11282026');
  for (let press = 0; press < 2; press++) await j.getByRole('button', { name: 'J go' }).click();
  await j.getByRole('row', { name: /Rigel/ }).getByRole('checkbox').check();
  for (let press = 0; press < 5; press++) await j.getByRole('slider').last().press('ArrowRight');
  await j.getByRole('textbox', { name: 'J form b' }).press('ControlOrMeta+a');
  await page.keyboard.insertText('c');
}

test('every control of Python and JavaScript is read in three languages, and stands where it was left after a run, a reload, an undo and in a link', async ({
  site,
}) => {
  test.slow();
  const ended = endedEngines(site.page);
  await site.openCells(CELLS);
  await site.runAll();
  await expectStates(site, FIRST);
  const before = ended();
  await gestures(site);
  await expectStates(site, LEFT);

  // An undo of text moves no control, whatever has the focus; in a text of a control it is that text's own.
  await site.typeAndRun('note', 'print("written")');
  await expect(site.output('note')).toHaveText('written');
  await site.output('p').getByRole('slider', { name: 'P slider' }).press('ControlOrMeta+z');
  await expect(site.cell('note').locator('.cm-content')).toHaveText('print("written")');
  await site.cell('note').locator('.cm-content').press('ControlOrMeta+z');
  await expect(site.cell('note').locator('.cm-content')).toHaveText('print("noted")');
  await expectStates(site, LEFT);

  for (const id of ['p', 'j']) {
    await site.cell(id).locator('.cm-content').click();
    await site.page.keyboard.press('ControlOrMeta+Enter');
  }
  await expectStates(site, again(LEFT));
  expect(ended()).toBe(before);

  await site.button('Share').click();
  const field = site.page.getByRole('textbox', { name: 'Link' });
  await expect(field).toHaveValue(/#nb1\./);
  const plain = await field.inputValue();
  await site.page.getByLabel('With the controls as they stand').press('Space');
  await expect(field).not.toHaveValue(plain);
  const link = await field.inputValue();

  await expect.poll(() => keptControls(site.page.context())).toContain('2026-11-28');
  await site.page.reload();
  await site.runAll();
  await expectStates(site, again(LEFT));

  await site.page.goto('about:blank');
  await site.page.goto(link);
  await site.runAll();
  await expectStates(site, again(LEFT));
});
