import { frameNamed } from '../position/frameNamed.ts';
import { positionFacts } from '../position/positionFacts.ts';
import { axesOf } from './axesOf.ts';
import { ByteWriter } from './byteWriter.ts';
import { BLOCK, fitsHeader, type Card } from './fitsHeader.ts';
import { fitsLayout, type FitsColumn, type FitsLayout } from './fitsLayout.ts';
import { putValue, WIDTHS } from './putValue.ts';
import { isList, itemsOf, type Cell } from './cellItems.ts';
import type { SavedValue } from './savedColumn.ts';
import type { FileBytes, TableToSave } from './tableToSave.ts';
import { itemAt } from '../../known/itemAt.ts';
import { countText } from '../../known/countText.ts';

/**
 * A table as FITS 4.0 with one binary table: units in TUNIT, UCDs in TUCD, descriptions in TCOMM; nulls by TNULL, NaN,
 * a zero byte (logical) or an empty text. The rows are read twice, and again for lists of variable length. Texts are
 * ASCII, other letters `?`, of which `onNote` is told.
 */
export async function* toFits(table: TableToSave, onNote: (note: string) => void = () => undefined): FileBytes {
  const layout = await fitsLayout(table);
  if (layout.foreignTexts > 0)
    onNote(
      `FITS has ASCII letters alone: ${countText(layout.foreignTexts)} ${layout.foreignTexts === 1 ? 'text has' : 'texts have'} ? for others.`,
    );
  yield fitsHeader([
    ['SIMPLE', { bare: 'T' }],
    ['BITPIX', { bare: '8' }],
    ['NAXIS', { bare: '0' }],
    ['EXTEND', { bare: 'T' }],
  ]);
  yield fitsHeader(tableCards(table, layout, onNote));
  const out = new ByteWriter();
  let [written, heapAt] = [0, 0];
  for await (const batch of table.batches()) {
    const cells = layout.columns.map((column) => ({ column, valueAt: column.of(batch) }));
    for (let row = 0; row < batch.numRows; row++)
      for (const { column, valueAt } of cells) heapAt = putCell(out, column, valueAt(row), heapAt);
    written += out.length;
    yield out.take();
  }
  if (layout.heapBytes > 0) yield* heap(table, layout);
  yield new Uint8Array((BLOCK - ((written + layout.heapBytes) % BLOCK)) % BLOCK);
}

function tableCards(
  table: TableToSave,
  { columns, rows, rowBytes, heapBytes }: FitsLayout,
  onNote: (note: string) => void,
): readonly Card[] {
  const bare = (value: number | bigint) => ({ bare: String(value) });
  const fields = columns.flatMap(({ column, form, nullValue, list, innerAxes }, i): Card[] => [
    [`TTYPE${i + 1}`, column.name],
    [`TFORM${i + 1}`, form],
    ...(innerAxes && typeof list === 'number'
      ? [[`TDIM${i + 1}`, `(${axesOf(list, innerAxes).join(',')})`] as const]
      : []),
    ...(column.unit ? [[`TUNIT${i + 1}`, column.unit] as const] : []),
    ...(nullValue === undefined ? [] : [[`TNULL${i + 1}`, bare(nullValue)] as const]),
    ...(column.ucd ? [[`TUCD${i + 1}`, column.ucd] as const] : []),
    ...(column.utype ? [[`TUTYP${i + 1}`, column.utype] as const] : []),
    ...(column.description ? [[`TCOMM${i + 1}`, column.description] as const] : []),
  ]);
  return [
    ['XTENSION', 'BINTABLE'],
    ['BITPIX', bare(8)],
    ['NAXIS', bare(2)],
    ['NAXIS1', bare(rowBytes)],
    ['NAXIS2', bare(rows)],
    ['PCOUNT', bare(heapBytes)],
    ['GCOUNT', bare(1)],
    ['TFIELDS', bare(columns.length)],
    ...fields,
    ['EXTNAME', table.name ?? 'table'],
    ...frameCards(columns, onNote),
    ...table.warnings.map((warning): Card => ['WARNING', warning]),
  ];
}

/**
 * The system of equatorial positions where all are in one, which FITS has a place for (FITS 4.0 §8.3); what else there
 * is is told.
 */
function frameCards(columns: FitsLayout['columns'], onNote: (note: string) => void): readonly Card[] {
  const places = columns.flatMap(({ column: { frame } }) => (frame === undefined ? [] : [systemCards(frame)]));
  const systems = places.filter((cards) => cards !== undefined);
  const isOne = new Set(systems.map((cards) => JSON.stringify(cards))).size === 1;
  // What names and UCDs tell is told by the file.
  const told = positionFacts(columns.map(({ column: { name, ucd } }) => ({ name, ...(ucd && { ucd }) })));
  for (const [i, { column }] of columns.entries())
    if (column.frame !== undefined && column.frame !== itemAt(told, i).frame && !(isOne && systemCards(column.frame)))
      onNote(`FITS has no place for the frame of \`${column.name}\`, ${column.frame}, which is left out.`);
  return isOne ? itemAt(systems, 0) : [];
}

/** The cards of an equatorial system and its equinox. */
function systemCards(words: string): readonly Card[] | undefined {
  const frame = frameNamed(words);
  if (frame === 'icrs') return [['RADESYS', 'ICRS']];
  const said = typeof frame === 'string' ? frame : frame.other.toLowerCase();
  const system = /fk[45]/.exec(said)?.[0].toUpperCase();
  const equinox =
    /\b[jb]?(\d{4}(?:\.\d+)?)\b/.exec(said.replace(/fk[45]/, ''))?.[1] ?? (system === 'FK4' ? '1950.0' : '2000.0');
  const isEquatorial = system !== undefined && !/^ecl|no-e/.test(said);
  return isEquatorial
    ? [
        ['RADESYS', system],
        ['EQUINOX', { bare: equinox.includes('.') ? equinox : `${equinox}.0` }],
      ]
    : undefined;
}

/** Where the heap of lists has got to after this cell. */
function putCell(out: ByteWriter, column: FitsColumn, value: Cell, heapAt: number): number {
  const at = out.skip(column.width);
  if (column.type === 'text') {
    let i = at;
    for (const letter of String(value ?? ''))
      out.view.setUint8(i++, letter.length === 1 && letter.charCodeAt(0) < 128 ? letter.charCodeAt(0) : 0x3f);
    return heapAt;
  }
  if (column.list === 'variable') {
    const count = itemsOf(value).length;
    out.view.setBigInt64(at, BigInt(count));
    out.view.setBigInt64(at + 8, BigInt(heapAt));
    return heapAt + count * WIDTHS[column.type];
  }
  const items =
    column.list === undefined
      ? [isList(value) ? null : value]
      : value === null
        ? Array<null>(column.list).fill(null)
        : itemsOf(value);
  for (const [i, item] of items.entries()) putItem(out.view, at + i * WIDTHS[column.type], column, item);
  return heapAt;
}

function putItem(view: DataView, at: number, { type, nullValue }: FitsColumn, item: SavedValue | null): void {
  if (type === 'text' || (item === null && type === 'boolean')) return;
  putValue(view, at, type, item ?? nullValue ?? NaN);
}

/** The lists of variable length, row by row. */
async function* heap(table: TableToSave, { columns }: FitsLayout): FileBytes {
  const out = new ByteWriter();
  const lists = columns.filter(({ list, type }) => list === 'variable' && type !== 'text');
  for await (const batch of table.batches()) {
    const cells = lists.map((column) => ({ column, valueAt: column.of(batch) }));
    for (let row = 0; row < batch.numRows; row++) {
      for (const { column, valueAt } of cells) {
        for (const item of itemsOf(valueAt(row))) {
          const at = out.skip(WIDTHS[column.type as 'int16']);
          putItem(out.view, at, column, item);
        }
      }
    }
    yield out.take();
  }
}
