import { hdusOf } from '../../../workers/tables/fits/hdus.ts';

/** The first binary table of a FITS file: its header, and where its rows lie (FITS 4.0 §7.3). */
export type FitsTable = {
  readonly header: ReadonlyMap<string, string>;
  readonly rows: DataView;
  readonly rowBytes: number;
  readonly rowCount: number;
};

/** Finds the first binary table; none where the bytes are no FITS file or hold no whole table. */
export function firstTable(bytes: Uint8Array): FitsTable | undefined {
  const hdu = hdusOf(bytes).find(({ header }) => header.get('XTENSION') === 'BINTABLE');
  if (!hdu) return undefined;
  const { header, dataStart } = hdu;
  const rowBytes = Number(header.get('NAXIS1') ?? 0);
  const rowCount = Number(header.get('NAXIS2') ?? 0);
  if (dataStart + rowBytes * rowCount > bytes.length) return undefined;
  const rows = new DataView(bytes.buffer, bytes.byteOffset + dataStart, rowBytes * rowCount);
  return { header, rowBytes, rowCount, rows };
}
