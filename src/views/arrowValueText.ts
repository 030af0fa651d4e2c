import { StructRow, Vector, type Data, type Struct } from 'apache-arrow';
import { arrowText, arrowTextOf } from '../../workers/wire/arrowText.ts';

const [PARENT, ROW] = [Symbol.for('parent'), Symbol.for('rowIndex')];

/**
 * A column, a list or a row of an Arrow table as the table view has it, its instants and decimals in words; `undefined`
 * for other values.
 */
export function arrowValueText(value: unknown): string | undefined {
  if (value instanceof Vector)
    return `[${Array.from({ length: value.length }, (_, row) => arrowTextOf(value, row)).join(', ')}]`;
  if (!(value instanceof StructRow)) return undefined;
  const { [PARENT]: parent, [ROW]: row } = value as unknown as Record<symbol, unknown>;
  return arrowText(parent as Data<Struct>, row as number);
}
