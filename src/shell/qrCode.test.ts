// @vitest-environment jsdom
import decodeQR from 'qr/decode.js';
import { expect, it } from 'vitest';
import { MOST_QR_CHARACTERS, qrCode, qrModules } from './qrCode.ts';

/** What a camera reads in a picture of the modules, with the quiet zone around it. */
function read(rows: readonly (readonly boolean[])[]): string {
  const scale = 4;
  const width = rows.length * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++)
      if (rows[Math.floor(y / scale)]?.[Math.floor(x / scale)])
        data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
  }
  return decodeQR({ width, height: width, data });
}

it('a link is read back from its code, up to the longest that fits, and beyond there is none', () => {
  for (const length of [40, 300, 1200, MOST_QR_CHARACTERS]) {
    const link = `https://site.test/#nb1.${'aZ09-_'.repeat(500)}`.slice(0, length);
    const rows = qrModules(link);
    expect(rows && read(rows)).toBe(link);
  }
  expect(qrModules('a'.repeat(MOST_QR_CHARACTERS + 1))).toBeUndefined();
  expect(qrCode('a'.repeat(MOST_QR_CHARACTERS + 1))).toBeUndefined();
});

it('the picture has the dark modules of the code, and a quiet zone around them', () => {
  const rows = qrModules('https://site.test/') ?? [];
  const picture = qrCode('https://site.test/');
  const path = picture?.querySelector('path')?.getAttribute('d') ?? '';
  const drawn = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].flatMap(([, x, y, length]) =>
    Array.from({ length: Number(length) }, (_, i) => `${Number(x) + i},${Number(y)}`),
  );
  const dark = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x},${y}`] : [])));
  expect(drawn).toEqual(dark);
  expect(picture?.getAttribute('viewBox')).toBe(`0 0 ${rows.length} ${rows.length}`);
  expect(rows.slice(0, 4).flat()).not.toContain(true);
});
