import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMoc } from './coverage/readMoc.ts';
import { WHOLE_SKY } from './coverage/coverage.ts';
import { parseProperties } from './hats/properties.ts';

const folder = resolve(import.meta.dirname, '../../public/hips/hipparcos');

/** Width and height in the frame header of a baseline JPEG. */
function jpegSize(path: string): readonly [width: number, height: number] {
  const bytes = readFileSync(path);
  for (let at = 2; at < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1]!;
    if (marker >= 0xc0 && marker <= 0xc2) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
  }
  throw new Error(`${path} is no JPEG`);
}

describe('the sample HiPS', () => {
  const properties = parseProperties(readFileSync(resolve(folder, 'properties'), 'utf8'));

  it('states what HiPS 1.0 requires', () => {
    expect(properties).toMatchObject({
      dataproduct_type: 'image',
      hips_frame: 'equatorial',
      hips_tile_format: 'jpeg',
      hips_version: '1.4',
    });
    for (const key of ['creator_did', 'obs_title', 'hips_release_date', 'hips_status'])
      expect(properties[key], key).toBeTruthy();
  });

  it('has every tile of every order, of the size it states', () => {
    const width = Number(properties.hips_tile_width);
    for (let order = 0; order <= Number(properties.hips_order); order++) {
      const tiles = resolve(folder, `Norder${order}/Dir0`);
      expect(readdirSync(tiles)).toHaveLength(12 * 4 ** order);
      for (const pixel of [0, 12 * 4 ** order - 1])
        expect(jpegSize(resolve(tiles, `Npix${pixel}.jpg`))).toEqual([width, width]);
    }
  });

  it('has the all-sky picture without which Aladin draws nothing, and a MOC of the whole sky', () => {
    expect(jpegSize(resolve(folder, 'Norder3/Allsky.jpg'))).toEqual([27 * 64, 29 * 64]);
    expect(existsSync(resolve(folder, 'Moc.fits'))).toBe(true);
    expect(readMoc(new Uint8Array(readFileSync(resolve(folder, 'Moc.fits'))))).toEqual(WHOLE_SKY);
  });
});
