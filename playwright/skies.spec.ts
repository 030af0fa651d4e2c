import { expect, test } from './site.ts';

// Skies are drawn without a graphics card here: fewer pixels, less time.
test.use({ viewport: { width: 700, height: 600 } });

const COUNT = 11;

test('a notebook of more skies than are kept drawn shows each of them where it is looked at', async ({ site }) => {
  const ids = Array.from({ length: COUNT }, (_, i) => `s${i}`);
  await site.openCells(
    ids.map((id, i) => ({ id, type: 'module', text: `sky({ target: "${20 * i} 10", fov: 20, height: 200 })` })),
  );
  await site.runAll();
  for (const id of ids) await site.expectState(id, 'shown');
  for (const id of ['s10', 's0']) {
    await site.cell(id).scrollIntoViewIfNeeded();
    const sky = site.output(id).locator('[data-view="sky"]');
    await expect(sky).not.toHaveAttribute('aria-busy', 'true');
    await expect(sky.locator('.sky-map canvas').first()).toBeVisible();
    await expect.poll(() => sky.evaluate(hasContext)).toBe(true);
  }
  await expect.poll(() => site.frame.locator('.sky-map').count()).toBeLessThanOrEqual(10);
  await expect(site.frame.locator('.sky-still').first()).toBeAttached();
  await expect(site.frame.locator('.sky-map + .sky-still, .sky-still + .sky-map')).toHaveCount(0);
});

/** Whether a sky's drawing has a WebGL context that was not taken from it. */
function hasContext(sky: Element): boolean {
  return [...sky.querySelectorAll('canvas')].some((canvas) => canvas.getContext('webgl2')?.isContextLost() === false);
}
