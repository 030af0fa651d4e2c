import type { BrowserContext } from '@playwright/test';
import type { CellResult } from '../../notebook/results/cellResult.ts';

const [WIDTH_PX, HEIGHT_PX] = [700, 394];

/**
 * The picture that a cell has left of what it showed, cut to the form of those on the home page, as JPEG. Fails where
 * it has left none.
 */
export async function homePicture(context: BrowserContext, result: CellResult | undefined): Promise<Buffer> {
  const forms = (result?.outputs ?? []).flatMap((output) =>
    output.kind === 'shown' ? Object.entries(output.shown.data) : [],
  );
  const [type, base64] = forms.find(([name]) => /^image\/(?:png|jpeg|webp)$/.test(name)) ?? [];
  if (type === undefined) throw new Error('The cell named by pictureOf has left no picture');
  const page = await context.newPage();
  try {
    await page.setViewportSize({ width: WIDTH_PX, height: HEIGHT_PX });
    const style = `width: ${WIDTH_PX}px; height: ${HEIGHT_PX}px; object-fit: cover; display: block`;
    await page.setContent(
      `<body style="margin: 0"><img src="data:${type};base64,${String(base64)}" style="${style}"></body>`,
    );
    await page.locator('img').evaluate(async (image: HTMLImageElement) => image.decode());
    return await page.screenshot({ type: 'jpeg', quality: 85 });
  } finally {
    await page.close();
  }
}
