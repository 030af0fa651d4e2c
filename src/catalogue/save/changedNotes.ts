import { DataType, type Schema } from 'apache-arrow';
import { itemAt } from '../../known/itemAt.ts';
import { gridOf } from './savedColumn.ts';

/** Digits that a double always holds. */
const SURE_DIGITS = 15;

/** What formats of astronomy cannot hold as it is, and how its columns are written instead: a sentence for each way. */
export function changedNotes(schema: Schema): readonly string[] {
  const names = new Map<string, string[]>();
  for (const { name, type } of schema.fields) {
    const way = wayOf(DataType.isDictionary(type) ? type.dictionary : type);
    if (way !== undefined) names.set(way, [...(names.get(way) ?? []), `\`${name}\``]);
  }
  return [...names].map(
    ([way, those]) => `${those.join(', ')} ${those.length === 1 ? 'is' : 'are'} written as ${way}.`,
  );
}

function wayOf(type: DataType): string | undefined {
  if (gridOf(type)) return undefined;
  if (DataType.isList(type) || DataType.isFixedSizeList(type))
    return isNumber(itemAt(type.children, 0).type) ? undefined : 'text (JSON)';
  if (DataType.isStruct(type) || DataType.isMap(type)) return 'text (JSON)';
  if (DataType.isBinary(type) || DataType.isFixedSizeBinary(type)) return 'text (hexadecimal)';
  if (DataType.isInt(type) && type.bitWidth === 64 && !type.isSigned) return 'text: its integers go beyond 2^63';
  if (DataType.isDecimal(type) && type.scale > 0 && type.precision > SURE_DIGITS)
    return `doubles, which hold ${SURE_DIGITS} digits`;
  return undefined;
}

function isNumber(type: DataType): boolean {
  return DataType.isInt(type) || DataType.isFloat(type) || DataType.isBool(type);
}
