import type { Page } from '@playwright/test';

/** Of 255: machines smooth the edges of one drawing by less otherwise from time to time. */
const SMOOTHED = 8;

/** Whether two pictures (PNG) of one size show the same, pixel by pixel; `page` is any, which decodes them. */
export async function looksAlike(page: Page, a: Buffer, b: Buffer): Promise<boolean> {
  if (a.equals(b)) return true;
  return page.evaluate(
    async ([pictures, smoothed]) => {
      const decoded = pictures.map(async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
        if (!context) throw new Error('there is no canvas');
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height).data;
      });
      const [one, other] = await Promise.all(decoded);
      return (
        one?.length === other?.length && !!one?.every((value, at) => Math.abs(value - (other?.[at] ?? 0)) <= smoothed)
      );
    },
    [[a.toString('base64'), b.toString('base64')], SMOOTHED] as const,
  );
}
