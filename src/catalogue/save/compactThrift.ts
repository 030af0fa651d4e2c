/** A value in Thrift's compact protocol: a boolean, an integer, a double, bytes, a list, or a struct. */
export type Thrift = boolean | bigint | number | Uint8Array | ThriftList | ThriftStruct;
export type ThriftList = { readonly item: number; readonly items: readonly Thrift[] };
/** Fields by id, in the order they were written; `type` is the protocol's number. */
export type ThriftStruct = ReadonlyMap<number, { readonly type: number; readonly value: Thrift }>;

/** The protocol's types (Thrift compact protocol specification) that Parquet's footers have. */
export const TYPES = {
  true: 1,
  false: 2,
  byte: 3,
  i16: 4,
  i32: 5,
  i64: 6,
  double: 7,
  binary: 8,
  list: 9,
  set: 10,
  struct: 12,
} as const;

/** Reads a struct; what is unknown of it stays, so that it can be written again. */
export function readThrift(bytes: Uint8Array): ThriftStruct {
  return new Reader(bytes).struct();
}

/** Writes a struct. */
export function writeThrift(struct: ThriftStruct): Uint8Array {
  const out: number[] = [];
  putStruct(out, struct);
  return Uint8Array.from(out);
}

class Reader {
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  struct(): ThriftStruct {
    const fields = new Map<number, { type: number; value: Thrift }>();
    for (let id = 0; ;) {
      const byte = this.#byte();
      if (byte === 0) return fields;
      const type = byte & 15;
      id = byte >> 4 ? id + (byte >> 4) : Number(zigzag(this.#varint()));
      fields.set(id, { type, value: type === TYPES.true ? true : type === TYPES.false ? false : this.#value(type) });
    }
  }

  #value(type: number): Thrift {
    switch (type) {
      case TYPES.true:
      case TYPES.false:
        return this.#byte() === 1;
      case TYPES.byte:
        return this.#view.getInt8(this.#at++);
      case TYPES.i16:
      case TYPES.i32:
      case TYPES.i64:
        return zigzag(this.#varint());
      case TYPES.double:
        return this.#view.getFloat64((this.#at += 8) - 8, true);
      case TYPES.binary: {
        const length = Number(this.#varint());
        this.#at += length;
        return new Uint8Array(this.#view.buffer, this.#view.byteOffset + this.#at - length, length);
      }
      case TYPES.list:
      case TYPES.set: {
        const byte = this.#byte();
        const count = byte >> 4 === 15 ? Number(this.#varint()) : byte >> 4;
        return { item: byte & 15, items: Array.from({ length: count }, () => this.#value(byte & 15)) };
      }
      case TYPES.struct:
        return this.struct();
      default:
        throw new SyntaxError(`Thrift type ${type} is not known`);
    }
  }

  #byte(): number {
    return this.#view.getUint8(this.#at++);
  }

  #varint(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.#byte();
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  }
}

function zigzag(value: bigint): bigint {
  return (value >> 1n) ^ -(value & 1n);
}

function putStruct(out: number[], struct: ThriftStruct): void {
  let last = 0;
  for (const [id, { type, value }] of [...struct].sort(([a], [b]) => a - b)) {
    const written = typeof value === 'boolean' ? (value ? TYPES.true : TYPES.false) : type;
    if (id - last > 0 && id - last < 16) out.push(((id - last) << 4) | written);
    else {
      out.push(written);
      putVarint(out, BigInt(id) << 1n);
    }
    if (typeof value !== 'boolean') putValue(out, type, value);
    last = id;
  }
  out.push(0);
}

function putValue(out: number[], type: number, value: Thrift): void {
  if (typeof value === 'boolean') out.push(value ? 1 : 2);
  else if (typeof value === 'bigint') putVarint(out, BigInt.asUintN(64, (value << 1n) ^ (value >> 63n)));
  else if (typeof value === 'number')
    out.push(...(type === TYPES.byte ? [value & 255] : new Uint8Array(Float64Array.of(value).buffer)));
  else if (value instanceof Uint8Array) {
    putVarint(out, BigInt(value.length));
    for (const byte of value) out.push(byte);
  } else if (value instanceof Map) putStruct(out, value);
  else {
    const { item, items } = value as ThriftList;
    out.push((Math.min(items.length, 15) << 4) | item);
    if (items.length >= 15) putVarint(out, BigInt(items.length));
    for (const each of items) putValue(out, item, each);
  }
}

function putVarint(out: number[], value: bigint): void {
  for (; value >= 128n; value >>= 7n) out.push(Number(value & 127n) | 128);
  out.push(Number(value));
}
