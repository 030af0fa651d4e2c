/** Where an image of a test lies, as FITS writes it: centre and step of its pixels in degrees, reference pixel. */
export type ImagePlace = {
  readonly ra: string;
  readonly dec: string;
  readonly pixel: string;
  readonly step: string;
};

/** An image of 2 × 2 pixels with its coordinates (FITS 4.0); `pixels` fill its block, from their beginning on. */
export function fitsImage({ ra, dec, pixel, step }: ImagePlace, pixels: Uint8Array): Buffer {
  const cards = [
    'SIMPLE  = T',
    'BITPIX  = 8',
    'NAXIS   = 2',
    'NAXIS1  = 2',
    'NAXIS2  = 2',
    "CTYPE1  = 'RA---TAN'",
    "CTYPE2  = 'DEC--TAN'",
    `CRVAL1  = ${ra}`,
    `CRVAL2  = ${dec}`,
    `CRPIX1  = ${pixel}`,
    `CRPIX2  = ${pixel}`,
    `CDELT1  = -${step}`,
    `CDELT2  = ${step}`,
    'END',
  ];
  const header = cards
    .map((card) => card.replace(/= ([^']+)$/, (_all, value: string) => `= ${value.padStart(20)}`).padEnd(80))
    .join('')
    .padEnd(2880);
  return Buffer.concat([Buffer.from(header, 'latin1'), pixels, Buffer.alloc(2880 - pixels.length)]);
}
