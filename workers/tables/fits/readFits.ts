import type { Data } from 'apache-arrow';
import { NotebookError } from '../../wire/notebookError.ts';
import type { GrowingColumn } from '../columns/growingColumn.ts';
import { tableOfColumns } from '../columns/tableOfColumns.ts';
import type { FileTable } from '../fileTable.ts';
import { cellReader } from './cellReader.ts';
import { fitsColumns, type FitsColumn } from './fitsColumn.ts';
import { hdusOf, type Hdu } from './hdus.ts';
import { textRows } from './textRows.ts';
import { withNullAsValue } from './withNullAsValue.ts';
import { present } from '../../../src/known/present.ts';

/**
 * A table of a FITS file (FITS 4.0 §7): the first one, or that of the HDU of a number, the primary one being 0; values
 * as astropy's `Table.read` has them. Fails with kind `fetch` for a file without one; `url` is for its words.
 */
export function readFits(bytes: Uint8Array, url: string, number?: number): FileTable {
  const hdus = hdusOf(bytes);
  const failed = (message: string, detail?: string) =>
    new NotebookError({ kind: 'fetch', message, ...(detail !== undefined && { detail }) });
  if (hdus.length === 0) throw failed(`${url} is not a FITS file, or its header is cut short.`);
  const tables = hdus.flatMap((hdu, i) => (isTable(hdu) ? [i] : []));
  const found = tables.map((i) => `#${i}${nameOf(hdus[i])}`).join(', ');
  if (tables.length === 0) throw failed(`${url} holds no table: its data are images.`);
  const index = number ?? tables[0] ?? 0;
  const hdu = hdus[index];
  if (!hdu || !tables.includes(index))
    throw failed(
      hdu ? `HDU ${index} of ${url} is no table.` : `${url} has no HDU ${index}.`,
      `Its tables are ${found}.`,
    );
  const name = hdu.header.get('EXTNAME');
  const stated = fitsColumns(hdu.header);
  if (!stated || hdu.header.get('ZTABLE') === 'T')
    throw failed(`The table in HDU ${index} of ${url} is compressed, or of a form that is not read.`);
  if (stated.length === 0) throw failed(`The table in HDU ${index} of ${url} has no columns.`);
  const more =
    number === undefined && tables.length > 1
      ? [`The file holds ${tables.length} tables, of which this is #${index}${nameOf(hdu)}: ${found}.`]
      : [];
  return {
    ...tableOfColumns(
      stated.map(({ column }) => column),
      columnsOf(bytes, hdu, stated, url),
    ),
    warnings: more,
    ...(name && { name }),
    infos: [],
    isTruncated: false,
  };
}

function isTable({ header }: Hdu): boolean {
  const kind = header.get('XTENSION');
  return kind === 'TABLE' || ((kind === 'BINTABLE' || kind === 'A3DTABLE') && header.get('ZIMAGE') !== 'T');
}

function nameOf(hdu: Hdu | undefined): string {
  const name = hdu?.header.get('EXTNAME')?.trim();
  return name ? ` (${name})` : '';
}

function columnsOf(
  bytes: Uint8Array,
  { header, dataStart, dataBytes }: Hdu,
  stated: readonly FitsColumn[],
  url: string,
): readonly GrowingColumn[] {
  const rowBytes = Number(header.get('NAXIS1') ?? 0);
  const rows = Number(header.get('NAXIS2') ?? 0);
  if (!(rowBytes > 0) && rows > 0)
    throw new NotebookError({ kind: 'fetch', message: `The rows of the table in ${url} have no length.` });
  if (dataStart + rowBytes * rows > bytes.length)
    throw new NotebookError({
      kind: 'fetch',
      message: `${url} ends in the middle of its rows: it was cut short, by its server or on the way.`,
      advice: 'Run the cell again.',
    });
  const data = bytes.subarray(dataStart, dataStart + dataBytes);
  if (header.get('XTENSION') === 'TABLE') return textRows(data, { rowBytes, rows }, stated, url);
  try {
    return binaryColumns(data, { rowBytes, rows, heap: Number(header.get('THEAP') ?? rowBytes * rows) }, stated);
  } catch (cause) {
    throw new NotebookError(
      { kind: 'fetch', message: `The rows of ${url} are not what its header says: they are damaged, or cut short.` },
      { cause },
    );
  }
}

function binaryColumns(
  data: Uint8Array,
  { rowBytes, rows, heap }: { readonly rowBytes: number; readonly rows: number; readonly heap: number },
  stated: readonly FitsColumn[],
): readonly GrowingColumn[] {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let start = 0;
  const read = (column: FitsColumn) => {
    const { bytes, push, column: grown } = present(cellReader(column, { start: heap }), `The type ${column.code}`);
    if (start + bytes > rowBytes) throw new RangeError('Columns beyond the end of their row');
    for (let row = 0; row < rows; row++) push(view, row * rowBytes + start);
    return { bytes, grown };
  };
  return stated.map((column) => {
    const asStored = read(column);
    const otherNull = withNullAsValue(column);
    const { bytes, grown } = otherNull && !hasNulls(asStored.grown.finish()) ? read(otherNull) : asStored;
    start += bytes;
    return grown;
  });
}

function hasNulls({ nullCount, children }: Data): boolean {
  return nullCount > 0 || children.some(hasNulls);
}
