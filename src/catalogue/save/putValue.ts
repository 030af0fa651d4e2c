import type { SavedType, SavedValue } from './savedColumn.ts';

/** Bytes of a value in the binary forms of FITS and VOTable. */
export const WIDTHS: Readonly<Record<Exclude<SavedType, 'text'>, number>> = {
  boolean: 1,
  uint8: 1,
  int16: 2,
  int32: 4,
  int64: 8,
  float32: 4,
  float64: 8,
};

/** Writes a value big-endian; booleans as the letters T and F. */
export function putValue(view: DataView, at: number, type: Exclude<SavedType, 'text'>, value: SavedValue): void {
  switch (type) {
    case 'boolean':
      return view.setUint8(at, value ? 0x54 : 0x46);
    case 'uint8':
      return view.setUint8(at, Number(value));
    case 'int16':
      return view.setInt16(at, Number(value));
    case 'int32':
      return view.setInt32(at, Number(value));
    case 'int64':
      return view.setBigInt64(at, BigInt(value));
    case 'float32':
      return view.setFloat32(at, Number(value));
    case 'float64':
      return view.setFloat64(at, Number(value));
  }
}
