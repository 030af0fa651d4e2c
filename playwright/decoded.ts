import type { JSHandle, Page } from '@playwright/test';

/** The pixels of a picture (PNG), held by a page, which decodes it; `page` is any. */
export function decoded(page: Page, picture: Buffer): Promise<JSHandle<ImageData>> {
  return page.evaluateHandle(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    if (!context) throw new Error('there is no canvas');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  }, picture.toString('base64'));
}
