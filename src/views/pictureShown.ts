import type { Shown } from '../../workers/wire/shown.ts';

/** A `data:` address of an image as a bundle that is drawn `widthPx` wide, with words for who does not see it. */
export function pictureShown(dataUrl: string | undefined, alt: string, widthPx: number): Shown | undefined {
  const [, type, base64] = /^data:(image\/(?:png|jpeg|webp));base64,(.+)$/s.exec(dataUrl ?? '') ?? [];
  if (type === undefined) return undefined;
  return { data: { [type]: base64, 'text/plain': alt }, metadata: { [type]: { width: Math.round(widthPx) } } };
}
