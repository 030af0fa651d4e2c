const BLOCK_BYTES = 2880;
const SIDE_PIXELS = 32;

/** A FITS image of 32 × 32 pixels with celestial coordinates around M 31. */
export function fakeFits(): Buffer {
  const cards = [
    'SIMPLE  =                    T',
    'BITPIX  =                  -32',
    'NAXIS   =                    2',
    `NAXIS1  = ${String(SIDE_PIXELS).padStart(20)}`,
    `NAXIS2  = ${String(SIDE_PIXELS).padStart(20)}`,
    "CTYPE1  = 'RA---TAN'",
    "CTYPE2  = 'DEC--TAN'",
    'CRVAL1  =          10.68470833',
    'CRVAL2  =          41.26875000',
    'CRPIX1  =                 16.5',
    'CRPIX2  =                 16.5',
    'CDELT1  =               -0.001',
    'CDELT2  =                0.001',
    "BUNIT   = 'adu'",
    'EXPTIME =                 60.0',
    "DATE-OBS= '2026-01-01T00:00:00'",
    'END',
  ];
  const header = cards.map((card) => card.padEnd(80)).join('');
  const pixels = Buffer.alloc(padded(4 * SIDE_PIXELS ** 2));
  for (let at = 0; at < SIDE_PIXELS ** 2; at++) {
    const [x, y] = [(at % SIDE_PIXELS) - 15.5, Math.floor(at / SIDE_PIXELS) - 15.5];
    pixels.writeFloatBE(100 + 1000 * Math.exp(-(x * x + y * y) / 18), 4 * at);
  }
  return Buffer.concat([Buffer.from(header.padEnd(padded(header.length))), pixels]);
}

function padded(bytes: number): number {
  return Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES;
}
