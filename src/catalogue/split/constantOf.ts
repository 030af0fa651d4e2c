import { recordOf } from '../../known/recordOf.ts';
import { markedNumber } from './treeText.ts';
import type { Expression } from './tree.ts';

/** The value of an expression of numeric constants (`-33.5`, `30/3600.0`); `undefined` for others. */
export function numberOf(expression: Expression | undefined): number | undefined {
  if (!expression) return undefined;
  if (expression.class === 'CAST')
    return /^(DOUBLE|FLOAT)$/.test(expression.cast_type?.id ?? '') ? numberOf(expression.child) : undefined;
  if (expression.class === 'CONSTANT') return constantNumber(expression);
  if (expression.class !== 'FUNCTION') return undefined;
  const [a, b] = (expression.children ?? []).map(numberOf);
  if (a === undefined) return undefined;
  if (expression.children?.length === 1)
    return expression.function_name === '-' ? -a : expression.function_name === '+' ? a : undefined;
  if (b === undefined) return undefined;
  switch (expression.function_name) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    default:
      return undefined;
  }
}

/** A constant as statistics know it: exact integers as bigint where they need it; `undefined` for other types. */
export function boundOf(expression: Expression): number | bigint | string | undefined {
  const { value } = expression;
  if (expression.class === 'CONSTANT' && value?.type.id === 'VARCHAR' && !value.is_null) return String(value.value);
  const digits =
    expression.class === 'CONSTANT' && /INT/.test(value?.type.id ?? '') ? markedNumber(value?.value) : undefined;
  if (digits !== undefined && /^-?\d+$/.test(digits)) return BigInt(digits);
  return decimalOf(expression) ?? numberOf(expression);
}

/** A decimal constant that is a whole number, beyond what a double holds exactly. */
function decimalOf({ class: kind, value }: Expression): bigint | undefined {
  if (kind !== 'CONSTANT' || value?.type.id !== 'DECIMAL') return undefined;
  const digits = markedNumber(value.value) ?? String(value.value);
  const { scale = 0 } = (value.type.type_info ?? {}) as { readonly scale?: number };
  if (!/^-?\d{16,60}$/.test(digits) || scale > 60) return undefined;
  const unit = 10n ** BigInt(scale);
  const scaled = BigInt(digits);
  return scaled % unit === 0n ? scaled / unit : undefined;
}

function constantNumber({ value }: Expression): number | undefined {
  if (!value || value.is_null) return undefined;
  const number = Number(markedNumber(value.value) ?? (typeof value.value === 'number' ? value.value : NaN));
  if (Number.isNaN(number)) return undefined;
  const { id, type_info: info } = value.type;
  // A decimal is kept as an integer and a scale.
  if (id === 'DECIMAL') return number / 10 ** Number(recordOf(info).scale ?? 0);
  return /INT|DOUBLE|FLOAT/.test(id) ? number : undefined;
}
