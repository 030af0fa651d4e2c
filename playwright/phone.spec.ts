import { expect, test } from './site.ts';

const SIZE = { width: 390, height: 844 };
test.use({ viewport: SIZE, isMobile: true, hasTouch: true });

test('on a phone the bars leave the screen to the notebook, and what is pressed is large enough and within its cell', async ({
  site,
}) => {
  await site.openCells(
    [
      { id: 'q', type: 'application/sql', text: 'SELECT 42 AS answer', output: 'a_result_with_a_long_name' },
      { id: 'j', type: 'module', text: `${"'a long line, '.length;\n".repeat(60)}1` },
    ],
    'A notebook whose title is longer than a phone is wide',
  );
  await site.cell('q').getByRole('button', { name: 'Run cell' }).click();
  await site.expectState('q', 'shown');
  const body = site.frame.locator('body');
  await body.evaluate(() => scrollTo(0, 400));
  const { bottom, width } = await site.frame
    .locator('.toolbar')
    .evaluate((bar) => ({ bottom: bar.getBoundingClientRect().bottom, width: document.documentElement.scrollWidth }));
  const top = (await site.page.locator('[data-bar]').boundingBox())!.height;
  expect(width).toBe(SIZE.width);
  expect((top + bottom) / SIZE.height).toBeLessThan(0.2);
  for (const name of ['Run all', 'Stop', 'Add data', 'Share', 'Download'])
    await expect(site.button(name)).toBeInViewport({ ratio: 1 });
  const pressed = await body.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        '.toolbar button, .cell button, .cell .bar :is(select, input), .insert-plus',
      ),
    ]
      .filter((control) => control.checkVisibility() && !control.closest('.cm-editor, [role=grid]'))
      .map((control) => {
        const { height, left, right } = control.getBoundingClientRect();
        const within = (control.closest('.card') ?? document.body).getBoundingClientRect();
        return {
          name: control.ariaLabel ?? control.textContent,
          height,
          isWithin: left >= within.left && right <= within.right,
        };
      }),
  );
  expect(pressed.length).toBeGreaterThan(20);
  expect(pressed.filter(({ height, isWithin }) => height < 28 || !isWithin)).toEqual([]);
});
