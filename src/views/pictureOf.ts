import { isDark } from './isDark.ts';

/** All canvases below an element, also those in trees of their own, in the order in which they cover each other. */
function canvasesIn(root: ParentNode): readonly HTMLCanvasElement[] {
  return [...root.querySelectorAll('*')].flatMap((one) => [
    ...(one instanceof HTMLCanvasElement ? [one] : []),
    ...(one.shadowRoot ? canvasesIn(one.shadowRoot) : []),
  ]);
}

/**
 * What is drawn in an element on one canvas, each part where it stands, on the page's own ground, as a `data:` address;
 * undefined where nothing is.
 */
export function pictureOf(element: HTMLElement): string | undefined {
  const place = element.getBoundingClientRect();
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  const layers = canvasesIn(element);
  if (!context || place.width === 0 || layers.length === 0) return undefined;
  const scale = Math.min(2, Math.max(1, devicePixelRatio));
  [canvas.width, canvas.height] = [place.width * scale, place.height * scale];
  // Drawings themselves have no ground, and their ink is that of the scheme in which they were drawn.
  context.fillStyle = isDark(element) ? '#16181d' : '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const layer of layers) {
    const { left, top, width, height } = layer.getBoundingClientRect();
    if (layer.width === 0 || layer.height === 0 || width === 0 || height === 0) continue;
    const at = [left - place.left, top - place.top, width, height] as const;
    context.drawImage(layer, at[0] * scale, at[1] * scale, at[2] * scale, at[3] * scale);
  }
  return canvas.toDataURL('image/png');
}
