import { expect, test } from './site.ts';

test('an edit reruns what depends on it, across languages, and nothing else', async ({ site }) => {
  await site.openCells([
    { id: '1', type: 'text/x-python', text: 'import time\nradius = 2' },
    { id: '2', type: 'text/x-python', text: 'area = radius ** 2\ntime_ns = __import__("time").time_ns()\ntime_ns' },
    { id: '3', type: 'module', text: 'display(area * 10)' },
    { id: '4', type: 'application/sql', text: 'SELECT $area + 1 AS more', output: 'more_table' },
    { id: '5', type: 'text/x-python', text: '__import__("time").time_ns()' },
  ]);
  await site.runAll();
  for (const id of ['1', '2', '3', '4', '5']) await site.expectState(id, 'shown');
  await expect(site.output('3')).toContainText('40');
  await expect(site.output('4')).toContainText('5');
  const untouched = await site.output('5').textContent();
  const touched = await site.output('2').textContent();
  await site.typeAndRun('1', 'import time\nradius = 3');
  await expect(site.output('3')).toContainText('90');
  await expect(site.output('4')).toContainText('10');
  expect(await site.output('2').textContent()).not.toBe(touched);
  expect(await site.output('5').textContent()).toBe(untouched);
});

test('double definitions, unknown names and circles are said on their cells and heal', async ({ site }) => {
  await site.openCells([
    { id: '1', type: 'text/x-python', text: 'a = 1' },
    { id: '2', type: 'text/x-python', text: 'a = 2' },
    { id: '3', type: 'module', text: 'display(nowhere)' },
    { id: '4', type: 'text/x-python', text: 'p = q' },
    { id: '5', type: 'text/x-python', text: 'q = p' },
    { id: '6', type: 'text/x-python', text: 'print(a)' },
  ]);
  await site.runAll();
  // Each may have its own; who reads it cannot tell which.
  for (const id of ['1', '2']) await site.expectState(id, 'shown');
  for (const id of ['3', '4', '5', '6']) {
    await site.expectState(id, 'failed');
    await expect(site.cell(id).locator('[data-failure]')).toHaveAttribute('data-kind', 'name');
  }
  await site.typeAndRun('2', 'b = 2');
  await site.typeAndRun('5', 'q = 5');
  for (const id of ['1', '2', '4', '5', '6']) await site.expectState(id, 'shown');
  await site.expectState('3', 'failed');
});

test('cells are added, moved, deleted, and all of it is undone', async ({ site }) => {
  await site.openCells([
    { id: '1', type: 'module', text: 'const one = 1' },
    { id: '2', type: 'module', text: 'const two = 2' },
  ]);
  const order = () =>
    site.frame
      .locator('[data-cell]')
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-cell')).join(' '));
  await site.cell('1').hover();
  await site.cell('1').getByRole('button', { name: 'Delete', exact: false }).first().click();
  await expect.poll(order).toBe('2');
  await site.button('Undo').click();
  await expect.poll(order).toBe('1 2');
  await site.button('Redo').click();
  await expect.poll(order).toBe('2');
});
