import { endedEngines } from './endedEngines.ts';
import { keptControls } from './kills/keptNotebooks.ts';
import { expect, test } from './site.ts';

test('controls of Python are what they look like, and cells of all languages follow them', async ({ site }) => {
  // Others may still be starting while a control is moved; who starts an engine again ends one.
  const ended = endedEngines(site.page);
  await site.openCells([
    { id: '1', type: 'text/x-python', text: 's = ui.slider(0, 10, 0.5, value=4, label="Up to <b>x</b>")' },
    { id: '2', type: 'application/sql', text: 'SELECT count(*) AS n FROM range(20) WHERE range < $s' },
    { id: '3', type: 'text/x-python', text: 'print("twice", s * 2, type(s.value).__name__)' },
    { id: '4', type: 'module', text: 'display(`plain ${s} ${typeof s}`)' },
    { id: '5', type: 'text/x-python', text: '__import__("time").time_ns()' },
    {
      id: '6',
      type: 'text/x-python',
      text: [
        'kind = ui.select({"first": 2**60 + 1, "second": 2}, label="Kind");',
        'many = ui.multiselect(["a", "b", "a"], label="Many")',
        'word = ui.text("α", label="Word")',
        'much = ui.number(value=3, label="Much")',
        'day = ui.date("1987-02-23", label="Day")',
        'yes = ui.checkbox(label="Yes")',
        'one = ui.radio(["x", "y"], label="One")',
        'fit = ui.button("Fit")',
        'span = ui.range(0, 10, value=(2, 8), label="Span")',
        'ui.column(ui.row(kind, many, word), ui.tabs({"more": ui.column(much, day), "rest": ui.row(yes, one, fit, span)}))',
      ].join('\n'),
    },
    {
      id: '7',
      type: 'text/x-python',
      text: 'print(kind.value, many.value, word.value, much.value, day.value, yes.value, one.value, fit.value, span.value)',
    },
    { id: '8', type: 'application/sql', text: 'SELECT $kind AS kind, $day AS day, $many AS many, $word AS word' },
    { id: '9', type: 'text/x-python', text: 'ui.row(s, f"now {s.value}")' },
  ]);
  await site.runAll();
  for (const id of ['1', '2', '3', '4', '5', '6', '7', '8', '9']) await site.expectState(id, 'shown');
  await expect(site.output('2')).toContainText('4');
  await expect(site.output('3')).toHaveText('twice 8.0 float');
  const untouched = await site.output('5').textContent();

  const slider = site.output('1').getByRole('slider', { name: 'Up to <b>x</b>' });
  await slider.focus();
  await site.page.keyboard.press('ArrowRight');
  await expect(site.output('3')).toHaveText('twice 9.0 float');
  await expect(site.output('2').getByRole('gridcell')).toHaveText('5');
  await expect(site.output('4')).toContainText('plain 4.5 number');
  await expect(site.output('9')).toContainText('now 4.5');
  await expect(site.output('9').getByRole('slider')).toHaveAttribute('aria-valuetext', '4.5');

  const before = ended();
  const box = (await slider.boundingBox())!;
  await site.page.mouse.move(box.x + 4, box.y + box.height / 2);
  await site.page.mouse.down();
  for (let step = 0; step < 200; step++)
    await site.page.mouse.move(box.x + 4 + ((box.width - 8) * (step % 100)) / 99, box.y + box.height / 2);
  await site.page.mouse.up();
  await expect(slider).toHaveAttribute('aria-valuetext', '10.0');
  await expect(site.output('3')).toHaveText('twice 20.0 float');
  await expect(site.output('2').getByRole('gridcell')).toHaveText('10');
  await expect(site.output('9')).toContainText('now 10.0');
  expect(ended()).toBe(before);
  expect(await site.output('5').textContent()).toBe(untouched);

  const form = site.output('6');
  await expect(site.output('7')).toHaveText('1152921504606846977 [] α 3 1987-02-23 False x 0 (2, 8)');
  await form.getByRole('tab', { name: 'rest' }).click();
  await expect(form.getByRole('spinbutton')).toBeHidden();
  await form.getByRole('checkbox', { name: 'Yes' }).check();
  await form.getByRole('radiogroup', { name: 'One' }).getByRole('radio', { name: 'y' }).check();
  await form.getByRole('button', { name: 'Fit' }).click();
  await form.getByRole('group', { name: 'Span' }).getByRole('slider', { name: 'Span, from' }).focus();
  for (let press = 0; press < 7; press++) await site.page.keyboard.press('ArrowRight');
  await form.getByRole('tab', { name: 'more' }).click();
  await expect(form.getByRole('checkbox')).toBeHidden();
  // By keys: what is chosen or filled by a test's own events is no gesture of the reader's, and is not kept.
  await form.getByRole('combobox', { name: 'Kind' }).press('ArrowDown');
  await form.getByRole('listbox', { name: 'Many' }).press('End');
  await form.getByRole('textbox', { name: 'Word' }).fill('<i>β</i>');
  await form.getByRole('spinbutton', { name: 'Much' }).fill('9007199254740993');
  await form.getByLabel('Day').pressSequentially('11282026');
  await expect(site.output('7')).toHaveText("2 ['a'] <i>β</i> 9007199254740993 2026-11-28 True y 1 (9, 9)");
  await expect(site.output('8').getByRole('gridcell')).toHaveText(['2', '2026-11-28', '["a"]', '<i>β</i>']);
  expect(ended()).toBe(before);

  // Within a second of the gesture.
  await expect.poll(() => keptControls(site.page.context())).toContain('2026-11-28');
  await site.page.reload();
  await site.runAll();
  await expect(site.output('7')).toHaveText("2 ['a'] <i>β</i> 9007199254740993 2026-11-28 True y 0 (9, 9)", {
    timeout: 60_000,
  });
  await expect(site.output('3')).toHaveText('twice 20.0 float');
});
