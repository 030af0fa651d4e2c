import { readThrift, TYPES, writeThrift, type Thrift, type ThriftList, type ThriftStruct } from './compactThrift.ts';
import type { FileBytes } from './tableToSave.ts';

const MAGIC = Uint8Array.of(0x50, 0x41, 0x52, 0x31);

/**
 * One Parquet file of several with the same columns, at least one: their row groups one after another under one footer,
 * which also holds `notes` as key-value metadata. Only one of the files is in memory at a time. (Apache Parquet format,
 * FileMetaData.)
 */
export async function* joinParquet(files: FileBytes, notes: Readonly<Record<string, string>>): FileBytes {
  yield MAGIC;
  let at = MAGIC.length;
  let first: ThriftStruct | undefined;
  let rows = 0n;
  const groups: ThriftStruct[] = [];
  for await (const file of files) {
    const { footer, dataEnd } = footerOf(file);
    first ??= footer;
    const shift = BigInt(at - MAGIC.length);
    rows += integerIn(footer, 3);
    for (const group of structsIn(footer, 4))
      if (integerIn(group, 3) > 0n) groups.push(movedGroup(group, shift, groups.length));
    const data = file.subarray(MAGIC.length, dataEnd);
    at += data.length;
    if (data.length > 0) yield data;
  }
  if (!first) throw new RangeError('a Parquet file is joined of at least one');
  const footer = writeThrift(
    new Map([
      ...first,
      [3, { type: TYPES.i64, value: rows }],
      [4, { type: TYPES.list, value: { item: TYPES.struct, items: groups } }],
      [5, { type: TYPES.list, value: noted(first, notes) }],
    ]),
  );
  const end = new Uint8Array(footer.length + 8);
  end.set(footer);
  new DataView(end.buffer).setUint32(footer.length, footer.length, true);
  end.set(MAGIC, footer.length + 4);
  yield end;
}

function footerOf(file: Uint8Array): { readonly footer: ThriftStruct; readonly dataEnd: number } {
  const length = new DataView(file.buffer, file.byteOffset).getUint32(file.length - 8, true);
  const dataEnd = file.length - 8 - length;
  return { footer: readThrift(file.subarray(dataEnd, file.length - 8)), dataEnd };
}

/** A row group with all its places in the file moved; a place of 0 is none. */
function movedGroup(group: ThriftStruct, shift: bigint, ordinal: number): ThriftStruct {
  const moved = {
    item: TYPES.struct,
    items: structsIn(group, 1).map((chunk) => shifted(withMetadata(chunk, shift), [2, 4, 6], shift)),
  };
  const whole = shifted(new Map([...group, [1, { type: TYPES.list, value: moved }]]), [5], shift);
  return whole.has(7) ? new Map([...whole, [7, { type: TYPES.i16, value: BigInt(ordinal) }]]) : whole;
}

function withMetadata(chunk: ThriftStruct, shift: bigint): ThriftStruct {
  const metadata = chunk.get(3)?.value;
  if (!isStruct(metadata)) throw new RangeError('a column chunk of a Parquet file has no metadata');
  return new Map([...chunk, [3, { type: TYPES.struct, value: shifted(metadata, [9, 10, 11, 14], shift) }]]);
}

function shifted(struct: ThriftStruct, ids: readonly number[], shift: bigint): ThriftStruct {
  return new Map(
    [...struct].map(([id, field]) => [
      id,
      ids.includes(id) && typeof field.value === 'bigint' && field.value !== 0n
        ? { ...field, value: field.value + shift }
        : field,
    ]),
  );
}

function integerIn(struct: ThriftStruct, id: number): bigint {
  const value = struct.get(id)?.value;
  if (typeof value !== 'bigint') throw new RangeError(`field ${id} of a Parquet file's footer is no integer`);
  return value;
}

/** The structs of a list, none where the field is not there. */
function structsIn(struct: ThriftStruct, id: number): readonly ThriftStruct[] {
  const value = struct.get(id)?.value;
  return typeof value === 'object' && 'items' in value ? value.items.filter(isStruct) : [];
}

function isStruct(value: Thrift | undefined): value is ThriftStruct {
  return value instanceof Map;
}

function noted(first: ThriftStruct, notes: Readonly<Record<string, string>>): ThriftList {
  const utf8 = new TextEncoder();
  const pairs = Object.entries(notes).map(
    ([key, value]): Thrift =>
      new Map([
        [1, { type: TYPES.binary, value: utf8.encode(key) }],
        [2, { type: TYPES.binary, value: utf8.encode(value) }],
      ]),
  );
  return { item: TYPES.struct, items: [...structsIn(first, 5), ...pairs] };
}
