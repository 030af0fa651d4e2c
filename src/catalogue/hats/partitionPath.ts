/**
 * Path of a partition's file in its catalogue (HATS 1.0: `dataset/Norder=k/Dir=d/Npix=p` and the suffix of the
 * properties).
 */
export function partitionPath(root: string, order: number, pixel: number, suffix: string): string {
  return `${root}Norder=${order}/Dir=${Math.floor(pixel / 10000) * 10000}/Npix=${pixel}${suffix}`;
}

/** Order and pixel in a partition's path; none where it names no pixel. */
export function pixelInPath(path: string): { readonly order: number; readonly pixel: number } | undefined {
  const order = /Norder(?:=|%3D)(\d+)\//i.exec(path);
  const pixel = order && [...path.slice(order.index).matchAll(/Npix(?:=|%3D)(\d+)/gi)].at(-1);
  return pixel ? { order: Number(order[1]), pixel: Number(pixel[1]) } : undefined;
}
