import { expect, test } from './site.ts';

const COUNT = 18;

test('a notebook of more skies than a browser has contexts shows each of them where it is looked at', async ({
  site,
}) => {
  const ids = Array.from({ length: COUNT }, (_, i) => `s${i}`);
  await site.openCells(
    ids.map((id, i) => ({ id, type: 'module', text: `sky([], { target: "${20 * i} 10", fov: 20 })` })),
  );
  await site.runAll();
  for (const id of ids) await site.expectState(id, 'shown');
  for (const id of [ids.at(-1)!, ids[0]!, ids[8]!]) {
    await site.cell(id).scrollIntoViewIfNeeded();
    const sky = site.output(id).locator('[data-view="sky"]');
    await expect(sky).not.toHaveAttribute('aria-busy', 'true');
    await expect(sky.locator('.sky-map canvas').first()).toBeVisible();
    await expect.poll(() => sky.evaluate(hasContext)).toBe(true);
  }
  const live = site.frame.locator('.sky-map');
  await expect.poll(() => live.count()).toBeLessThanOrEqual(10);
});

/** Whether a sky's drawing has a WebGL context that was not taken from it. */
function hasContext(sky: Element): boolean {
  return [...sky.querySelectorAll('canvas')].some((canvas) => canvas.getContext('webgl2')?.isContextLost() === false);
}
