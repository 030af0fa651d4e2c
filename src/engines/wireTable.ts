import { Decimal, Field, Int64, Schema, Table as ArrowTable, Uint64, type Data, type DataType } from 'apache-arrow';
import type { Table } from '../../workers/wire/table.ts';
import { tableOfArrow } from './arrowMetadata.ts';
import { originalOf } from './javascriptTable.ts';
import { MADE_FROM } from './madeFrom.ts';
import { wholeOf } from './wholeOf.ts';
import { itemAt } from '../known/itemAt.ts';
import { arrowData } from '../../workers/wire/arrowData.ts';
import { arrowBatch } from '../../workers/wire/arrowBatch.ts';
import { packedBits } from '../../workers/wire/packedBits.ts';

/**
 * The wire form of an Arrow table of a JavaScript cell: what it was made of, or its columns with whole numbers and
 * decimals as they were.
 */
export function wireTable(arrow: ArrowTable): Table {
  return originalOf(arrow) ?? tableOfArrow(exactTable(arrow));
}

/**
 * An Arrow table in which columns that became numbers for JavaScript have the types that they had; where a value has
 * become another kind of number, its column stays.
 */
export function exactTable(arrow: ArrowTable): ArrowTable {
  const made = arrow.schema.fields.map((field, i) =>
    exactColumn(
      field,
      arrow.batches.map((batch) => itemAt(batch.data.children, i)),
    ),
  );
  if (made.every((data) => data === undefined)) return arrow;
  const fields = arrow.schema.fields.map((field, i) =>
    made[i]
      ? new Field(field.name, made[i].type, true, new Map([...field.metadata].filter(([key]) => key !== MADE_FROM)))
      : field,
  );
  const schema = new Schema(fields, arrow.schema.metadata);
  return new ArrowTable(
    schema,
    arrow.batches.map((batch, at) =>
      arrowBatch(
        schema,
        batch.numRows,
        fields.map((_, i) => made[i]?.pieces[at] ?? itemAt(batch.data.children, i)),
      ),
    ),
  );
}

type Exact = { readonly type: DataType; readonly pieces: readonly Data[] };

function exactColumn(field: Field, pieces: readonly Data[]): Exact | undefined {
  const [kind, precision, scale = '0'] = field.metadata.get(MADE_FROM)?.split(' ') ?? [];
  if (kind === undefined || String(field.type) !== 'Float64') return undefined;
  const type =
    kind === 'Decimal'
      ? new Decimal(Number(scale), Number(precision), 128)
      : kind === 'Uint64'
        ? new Uint64()
        : new Int64();
  const numbers = pieces.map((data) =>
    Array.from({ length: data.length }, (_, row) =>
      data.getValid(row) ? wholeOf(data.values[row], Number(scale)) : 0n,
    ),
  );
  const wholes = numbers.map((values) => values.filter((value) => value !== undefined));
  if (
    wholes.some((values, at) => values.length !== numbers[at]?.length) ||
    (kind === 'Uint64' && wholes.flat().some((value) => value < 0n))
  )
    return undefined;
  return { type, pieces: pieces.map((data, at) => pieceOf(type, data, itemAt(wholes, at))) };
}

function pieceOf(type: DataType, data: Data, wholes: readonly bigint[]): Data {
  const values =
    type instanceof Decimal
      ? Uint32Array.from(
          wholes.flatMap((whole) => [0n, 32n, 64n, 96n].map((shift) => Number((whole >> shift) & 0xffffffffn))),
        )
      : type instanceof Uint64
        ? BigUint64Array.from(wholes)
        : BigInt64Array.from(wholes);
  return arrowData(type, {
    length: data.length,
    nullCount: data.nullCount,
    validity: data.nullCount > 0 ? packedBits(data.length, (row) => data.getValid(row)) : undefined,
    values,
  });
}
