import type { SchemaElement, SchemaTree } from 'hyparquet';
import { identifier } from '../../../workers/wire/quoted.ts';
import { itemAt } from '../../known/itemAt.ts';

/**
 * The type that DuckDB gives a Parquet column, as SQL, e.g. `STRUCT("mag" DOUBLE)[]` (Parquet format, LogicalTypes).
 */
export function duckdbType(node: SchemaTree): string {
  const { element, children } = node;
  if (children.length === 0) return repeated(element, scalar(element));
  const kind = element.logical_type?.type ?? element.converted_type;
  if (kind === 'MAP' || kind === 'MAP_KEY_VALUE') {
    const [key, value] = children[0]?.children ?? [];
    if (key && value) return `MAP(${duckdbType(key)}, ${duckdbType(value)})`;
  }
  const inner = itemAt(children, 0);
  if (kind === 'LIST')
    return inner.children.length === 1 && isWrapper(inner)
      ? `${duckdbType(itemAt(inner.children, 0))}[]`
      : duckdbType(inner);
  return repeated(
    element,
    `STRUCT(${children.map((child) => `${identifier(child.element.name)} ${duckdbType(child)}`).join(', ')})`,
  );
}

/** The middle of the standard three levels of a list, unlike the repeated element itself of older two-level writers. */
function isWrapper(node: SchemaTree): boolean {
  return node.element.name !== 'array' && !node.element.name.endsWith('_tuple');
}

function repeated(element: SchemaElement, type: string): string {
  return element.repetition_type === 'REPEATED' ? `${type}[]` : type;
}

function scalar(element: SchemaElement): string {
  const logical = element.logical_type;
  const converted = element.converted_type;
  if (logical?.type === 'DECIMAL') return `DECIMAL(${logical.precision},${logical.scale})`;
  if (converted === 'DECIMAL') return `DECIMAL(${element.precision},${element.scale ?? 0})`;
  switch (element.type) {
    case 'BOOLEAN':
      return 'BOOLEAN';
    case 'FLOAT':
      return 'FLOAT';
    case 'DOUBLE':
      return 'DOUBLE';
    case 'INT96':
      return 'TIMESTAMP';
    case 'INT32':
    case 'INT64':
      return integer(element);
    case 'FIXED_LEN_BYTE_ARRAY':
      return logical?.type === 'UUID'
        ? 'UUID'
        : logical?.type === 'FLOAT16'
          ? 'FLOAT'
          : converted === 'INTERVAL'
            ? 'INTERVAL'
            : 'BLOB';
    default:
      return logical?.type === 'STRING' ||
        logical?.type === 'ENUM' ||
        logical?.type === 'JSON' ||
        /^(UTF8|ENUM|JSON)$/.test(converted ?? '')
        ? 'VARCHAR'
        : 'BLOB';
  }
}

function integer(element: SchemaElement): string {
  const logical = element.logical_type;
  const converted = element.converted_type ?? '';
  if (logical?.type === 'DATE' || converted === 'DATE') return 'DATE';
  if (logical?.type === 'TIME' || converted.startsWith('TIME_')) return 'TIME';
  if (logical?.type === 'TIMESTAMP')
    return logical.isAdjustedToUTC
      ? 'TIMESTAMP WITH TIME ZONE'
      : logical.unit === 'NANOS'
        ? 'TIMESTAMP_NS'
        : 'TIMESTAMP';
  if (converted.startsWith('TIMESTAMP_')) return 'TIMESTAMP WITH TIME ZONE';
  const bits =
    logical?.type === 'INTEGER'
      ? logical.bitWidth
      : Number(/\d+$/.exec(converted)?.[0] ?? (element.type === 'INT64' ? 64 : 32));
  const unsigned = logical?.type === 'INTEGER' ? !logical.isSigned : converted.startsWith('UINT_');
  const name = bits === 8 ? 'TINYINT' : bits === 16 ? 'SMALLINT' : bits === 64 ? 'BIGINT' : 'INTEGER';
  return unsigned ? `U${name}` : name;
}
