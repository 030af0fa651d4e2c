import { Data, StructRow, Vector } from 'apache-arrow';
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
  const [parent, row]: unknown[] = [PARENT, ROW].map((key): unknown => Reflect.get(value, key));
  return parent instanceof Data ? arrowText(parent, Number(row)) : undefined;
}
