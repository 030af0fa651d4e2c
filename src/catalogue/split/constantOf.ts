import { recordOf } from '../../known/recordOf.ts';
import { itemAt } from '../../known/itemAt.ts';
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

/** A value that statistics are compared with: `[least, greatest]` that an expression may be, which is mostly one. */
type Within = readonly [least: number | bigint | string, greatest: number | bigint | string];

/** Relative error of sums that SQL makes with decimals, and of decimals of more digits than a double has. */
const ROUNDING = 1e-12;

/**
 * An expression of constants as statistics know it: exact integers as bigint where they need it; `undefined` for other
 * types, and for what SQL compares in single precision.
 */
export function boundOf(expression: Expression): Within | undefined {
  const { value, class: kind } = expression;
  if (kind === 'CONSTANT' && value?.type.id === 'VARCHAR' && !value.is_null) return twice(String(value.value));
  const digits = kind === 'CONSTANT' && /INT/.test(value?.type.id ?? '') ? markedNumber(value?.value) : undefined;
  if (digits !== undefined && /^-?\d+$/.test(digits)) return twice(BigInt(digits));
  const whole = decimalOf(expression);
  if (whole !== undefined) return twice(whole);
  const number = numberOf(expression);
  const size = sizeOf(expression);
  if (number === undefined || size === undefined) return undefined;
  return size === 0 ? twice(number) : [number - ROUNDING * size, number + ROUNDING * size];
}

function twice<T>(value: T): readonly [T, T] {
  return [value, value];
}

/**
 * How large the numbers are of which an expression is made, where its value is rounded, and else 0; `undefined` for one
 * in single precision.
 */
function sizeOf(expression: Expression): number | undefined {
  const { class: kind, cast_type: type, child, children = [], function_name: name, value } = expression;
  if (kind === 'CAST') return type?.id === 'FLOAT' || !child ? undefined : sizeOf(child);
  if (kind === 'CONSTANT') {
    const isExact = value?.type.id !== 'DECIMAL' || String(markedNumber(value.value) ?? value.value).length <= 15;
    return isExact ? 0 : Math.abs(numberOf(expression) ?? 0);
  }
  const [a, b] = children.map((part) => {
    const rounded = sizeOf(part);
    return rounded === undefined ? undefined : Math.max(rounded, Math.abs(numberOf(part) ?? 0));
  });
  if (a === undefined || (children.length > 1 && b === undefined)) return undefined;
  if (b === undefined) return itemAt(children.map(sizeOf), 0);
  if (name === '*') return a * b;
  // What is divided by nothing is compared with nothing.
  return name === '/' ? a / Math.abs(numberOf(itemAt(children, 1)) ?? 0) : a + b;
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
